/**
 * The inputs of a step of a workflow, as lines without their common indent, to be written below another `with:`; null:
 * they are not written so that they can be taken over. `lines`: from the step's `uses:` on. A cache is left alone: it
 * is another job's.
 */
export function stepInputs([uses = '', ...lines]: readonly string[]): readonly string[] | null {
  const indent = uses.indexOf('uses:');
  const step = until(lines, (line) => indentOf(line) < indent);
  const start = step.findIndex((line) => indentOf(line) === indent && /^with\s*:/.test(line.trim()));
  if (start === -1) return [];
  const beside = (step[start] ?? '').trim().replace(/^with\s*:\s*/, '');
  const inBraces = /^\{(.*)\}\s*(#.*)?$/.exec(beside)?.[1];
  if (inBraces !== undefined) return keptOf(pairsIn(inBraces));
  if (beside !== '' && !beside.startsWith('#')) return null;
  return keptOf(entriesIn(until(step.slice(start + 1), (line) => indentOf(line) <= indent)));
}

/** An input with the lines that it takes. */
type Input = { readonly name: string; readonly lines: readonly string[] };

const CACHE = /^(cache|bundler-cache|enable-cache)/;

function keptOf(inputs: readonly Input[] | null): readonly string[] | null {
  return inputs?.filter(({ name }) => !CACHE.test(name)).flatMap(({ lines }) => lines) ?? null;
}

/** Up to a line that ends it. A comment ends nothing, however far to the left it stands. */
function until(lines: readonly string[], ends: (line: string) => boolean): readonly string[] {
  const end = lines.findIndex((line) => !/^\s*(#|$)/.test(line) && ends(line));
  return lines.slice(0, end === -1 ? lines.length : end);
}

/** A name, and a value that names nothing elsewhere in its file. */
const ENTRY = /^([\w.-]+)\s*:(?:\s+(?![&*!])|$)/;

/** Lines below `with:`, each input with what stands further to the right below it: a text of several lines. */
function entriesIn(lines: readonly string[]): readonly Input[] | null {
  const first = lines.find((line) => !/^\s*(#|$)/.test(line));
  const base = first === undefined ? 0 : indentOf(first);
  const found: { name: string; lines: string[] }[] = [];
  for (const line of lines) {
    const isBlank = line.trim() === '';
    if (isBlank || indentOf(line) > base) {
      found.at(-1)?.lines.push(isBlank ? '' : line.slice(base));
      continue;
    }
    if (line.trim().startsWith('#')) continue;
    const [, name] = ENTRY.exec(line.slice(base)) ?? [];
    if (name === undefined || indentOf(line) < base) return null;
    found.push({ name, lines: [line.slice(base)] });
  }
  return found.map(({ name, lines: own }) => ({ name, lines: withoutEnd(own) }));
}

const withoutEnd = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);

/** One input between braces: in quotes a comma is a part of it. */
const PAIR =
  /\s*([\w.-]+)\s*:\s+("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,{}[\]"'&*!|>%@`#-][^,{}[\]#:]*?)\s*(?:,|$)/y;

function pairsIn(text: string): readonly Input[] | null {
  const pair = new RegExp(PAIR);
  const found: Input[] = [];
  while (text.slice(pair.lastIndex).trim() !== '') {
    const match = pair.exec(text);
    if (match === null) return null;
    const [, name = '', value = ''] = match;
    found.push({ name, lines: [`${name}: ${value}`] });
  }
  return found;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
