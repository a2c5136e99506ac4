import type { ChangedText } from '../../../core/model/evidence/change.ts';

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/**
 * The files of a patch that shows each of them as a whole, with the stretches of lines that are not as before: those that
 * came, and where lines went the one before them: what is left of a statement whose end was cut off. Only `wanted` ones; a
 * name that git has to quote is left out.
 */
export function textsOfPatch(patch: string, wanted: ReadonlySet<string>): readonly ChangedText[] {
  const rows = patch.split('\n');
  const texts: ChangedText[] = [];
  let file: string | null = null;
  for (let at = 0; at < rows.length; ) {
    const row = rows[at] ?? '';
    at += 1;
    // A name with a blank in it has a tabulator behind it.
    if (row.startsWith('+++ ')) file = /^\+\+\+ b\/(.*?)\t?$/.exec(row)?.[1] ?? null;
    const hunk = HUNK.exec(row);
    if (hunk === null) continue;
    const [before, after] = [Number(hunk[1] ?? 1), Number(hunk[2] ?? 1)];
    const body = bodyOf(rows, at, before, after);
    if (file !== null && wanted.has(file)) texts.push({ file, ...changesIn(rows.slice(at, body)) });
    at = body;
  }
  return texts;
}

/** Index of the row behind a hunk: what is in a file may look like a patch. */
function bodyOf(rows: readonly string[], from: number, before: number, after: number): number {
  let [at, old, now] = [from, before, after];
  for (; at < rows.length && (old > 0 || now > 0); at += 1) {
    const sign = rows[at]?.charAt(0);
    if (sign === '\\') continue;
    if (sign !== '+') old -= 1;
    if (sign !== '-') now -= 1;
  }
  return at;
}

function changesIn(rows: readonly string[]): Omit<ChangedText, 'file'> {
  const lines: string[] = [];
  const changed: [number, number][] = [];
  let isGone = false;
  for (const row of rows) {
    const sign = row.charAt(0);
    if (sign === '\\') continue;
    if (sign === '-') {
      isGone = true;
      continue;
    }
    if (sign !== '+' && isGone) mark(changed, lines.length);
    isGone = false;
    lines.push(row.slice(1));
    if (sign === '+') mark(changed, lines.length);
  }
  if (isGone) mark(changed, lines.length);
  return { lines, changed };
}

/** With one line more; 0: there is none. */
function mark(changed: [number, number][], line: number): void {
  const last = changed.at(-1);
  if (line === 0 || last?.[1] === line) return;
  if (last !== undefined && last[1] === line - 1) last[1] = line;
  else changed.push([line, line]);
}
