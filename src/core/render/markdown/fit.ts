/** A part of a document; `tier` 0 always stays, the highest goes first. Those that are folded stand last. */
export type Section = {
  readonly tier: number;
  readonly name: string;
  readonly text: string;
  readonly folded?: boolean;
};

/**
 * Joins sections into at most `maxBytes` bytes of UTF-8. What does not fit is left out by tier, and said.
 */
export function fitInto(sections: readonly Section[], maxBytes: number): string {
  let kept = sections.filter(({ text }) => text !== '');
  const gone: string[] = [];
  while (bytesOf(join(kept, gone)) > maxBytes) {
    const highest = Math.max(...kept.map(({ tier }) => tier));
    const last = kept.findLastIndex(({ tier }) => tier === highest);
    const victim = kept[last];
    if (victim === undefined || highest === 0) return cut(join(kept, gone), maxBytes);
    gone.push(victim.name);
    kept = kept.filter((_, index) => index !== last);
  }
  return join(kept, gone);
}

function join(sections: readonly Section[], gone: readonly string[]): string {
  const note =
    gone.length === 0 ? [] : [`_Left out for length: ${gone.join(', ')}. The report file has all of it._`];
  const open = sections.filter(({ folded }) => folded !== true).map(({ text }) => text);
  return `${[...open, ...fold(sections), ...note].join('\n\n')}\n`;
}

/** All that is folded behind one line that names it. */
function fold(sections: readonly Section[]): readonly string[] {
  const folded = sections.filter((section) => section.folded === true);
  if (folded.length === 0) return [];
  const names = folded.map(({ name }) => name).join(', ');
  const title = `${names.charAt(0).toUpperCase()}${names.slice(1)}`;
  const texts = folded.map(({ text }) => text).join('\n\n');
  return [`<details><summary>${title}</summary>\n\n${texts}\n\n</details>`];
}

/** Length in UTF-8, counted without a platform's encoder. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The last resort, for a first line that is too long itself. */
function cut(text: string, maxBytes: number): string {
  let end = Math.min(text.length, maxBytes);
  while (bytesOf(text.slice(0, end)) > maxBytes) end -= 1;
  return text.slice(0, end);
}

/**
 * Texts that share `maxBytes` bytes. Each comes in forms, the fullest first: the longest give way to their next
 * form until all fit. Before the last form they give way from the end of the list. What does not fit in its
 * last form either is left as it is.
 */
export function fitTogether(parts: readonly (readonly string[])[], maxBytes: number): readonly string[] {
  const chosen = parts.map(([fullest = '']) => fullest);
  const last = Math.max(0, ...parts.map((forms) => forms.length)) - 1;
  let total = chosen.reduce((sum, text) => sum + bytesOf(text), 0);
  for (let level = 1; level <= last; level += 1) {
    const order = chosen.map((text, index) => ({ index, bytes: bytesOf(text) })).reverse();
    if (level < last) order.sort((a, b) => b.bytes - a.bytes);
    for (const { index, bytes } of order) {
      if (total <= maxBytes) return chosen;
      const next = parts[index]?.[level] ?? '';
      total += bytesOf(next) - bytes;
      chosen[index] = next;
    }
  }
  return chosen;
}

/** The title and the reason of a rendered comment, which hold nothing that has to be closed, and a note. */
export function firstLines(text: string, note: string): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  const open = paragraphs.findIndex((paragraph) => /^\s*(<|\||```)/.test(paragraph));
  const plain = open < 0 ? paragraphs : paragraphs.slice(0, open);
  return `${[...plain.slice(0, 2), note].join('\n\n')}\n`;
}
