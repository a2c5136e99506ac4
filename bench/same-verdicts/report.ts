import { markdownTable } from '../support/markdown.ts';
import { UNKNOWN_FORMAT } from './ask.ts';
import type { Allowed, Difference } from './differences.ts';
import type { Said } from './said.ts';

type Asked = ReadonlyMap<string, Said>;

type Input = {
  readonly earlier: Asked;
  readonly present: Asked;
  readonly found: readonly Difference[];
  readonly idle: readonly Allowed[];
  /** cases that the earlier build does not judge */
  readonly unjudged: readonly string[];
  /** files that a later build wrote than the earlier one */
  readonly newer: readonly string[];
  /** differences at their whole length */
  readonly full: boolean;
};

const MOST_CHARACTERS = 300;

/** The table of all that was asked, then every difference. */
export function reportOf({ earlier, present, found, idle, unjudged, newer, full }: Input): string {
  const rows = [...earlier.keys()].map((name) => {
    const own = found.filter(({ fixture }) => fixture === name);
    const open = own.filter(({ why }) => why === null).length;
    return [name, verdictOf(earlier.get(name)), verdictOf(present.get(name)), open, own.length - open];
  });
  const undrawn = [...earlier.values()].flatMap((said) =>
    Object.entries(said).flatMap(([field, text]) => (text === UNKNOWN_FORMAT ? [field] : [])),
  );
  return [
    markdownTable(['fixture', 'then', 'now', 'differences', 'allowed'], rows),
    ...found.map((one) => `\n${differenceText(one, full)}`),
    ...[...new Set(undrawn)].map((field) => `\nNot compared: the earlier build does not draw ${field}.\n`),
    ...newer.map((name) => `\nNot compared: ${name} is of a later version than the earlier build reads.\n`),
    ...unjudged.map((name) => `\nNOT JUDGED by the earlier build: ${name}.\n`),
    ...idle.map(
      ({ fixtures, why }) => `\nallowed.json: nothing differs in ${fixtures.join(', ')} (${why}).\n`,
    ),
    `\n${summary(rows.length, found)}\n`,
  ].join('');
}

function summary(cases: number, found: readonly Difference[]): string {
  const open = found.filter(({ why }) => why === null).length;
  return `${cases} cases; ${open} differences, and ${found.length - open} that are allowed.`;
}

/** Where nothing was recorded, a judgement is drawn and none is made. */
const verdictOf = (said: Said = {}): string =>
  said['verdict'] ?? (said['exit code'] === undefined ? 'drawn' : 'not judged');

function differenceText({ fixture, field, before, after, why }: Difference, full: boolean): string {
  const told = why === null ? 'DIFFERS' : `allowed (${why})`;
  const [was, is] = full ? [before, after] : apart(before, after);
  return `${told}: ${fixture}: ${field}\n  then: ${was ?? 'nothing'}\n  now:  ${is ?? 'nothing'}\n`;
}

/** Two texts from where they part. */
function apart(before = 'nothing', after = 'nothing'): readonly string[] {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const start = Math.max(0, before.lastIndexOf('\n', at) + 1, at - MOST_CHARACTERS / 2);
  return [before, after].map(
    (text) => `${start > 0 ? '… ' : ''}${text.slice(start, start + MOST_CHARACTERS)}`,
  );
}
