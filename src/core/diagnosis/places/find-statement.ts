import type { ChangedText, FilePlace, Stretches } from '../../model/evidence/change.ts';
import { type Word, wordsOf, wordsOfStatement } from './words.ts';

/** Its words, as statements are looked for in them. */
type Searched = Pick<ChangedText, 'file' | 'changed'> & {
  readonly words: readonly Word[];
  readonly known: ReadonlySet<string>;
};

/** Fewer words are no statement of anybody's: `SELECT 1`, `COMMIT`. */
const FEWEST_WORDS = 3;
/** A short statement has to stand there word by word: what resembles it is another one. */
const SHORT = 6;
/** Words that the source may have between two of a statement: a value, a variable, a comment. */
const BETWEEN = 4;
/** Share of a statement's words that its source may lack, since the program puts them in: the column of an ORDER BY. */
const LACKING = 0.2;
/** Words of a statement that are looked for; its end is cut off where it was recorded. */
const MOST_WORDS = 150;
/** Places at which a statement could begin; in a change with more of them nothing is found. */
const MOST_BEGINNINGS = 2000;

/** Where these stand behind a name, the statement goes on: it is another one. */
const GOES_ON: ReadonlySet<string> = new Set([
  ...['where', 'join', 'inner', 'left', 'right', 'full', 'cross', 'order', 'group', 'having', 'limit'],
  ...['offset', 'union', 'returning', 'and', 'or', 'values', 'set', 'using', 'for'],
]);
/** What a table's name stands behind. */
const BEFORE_TABLE: ReadonlySet<string> = new Set('from join into update'.split(' '));

const NO_CODE =
  /\.(?:mdx?|rst|txt|adoc|lock|snap|log|csv|tsv|svg|map|html?|json)$|\.min\.js$|(?:^|\/)(?:node_modules|vendor|dist|build|docs?)\//i;
const TEST = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|e2e)\/|[._-](?:test|spec|itg)\.\w+$/i;

/** Prepares the files of a change, those that hold no code of a program left out. */
export function searchIn(sources: readonly ChangedText[]): (sql: string) => FilePlace | null {
  const searched = sources
    .filter(({ file }) => !NO_CODE.test(file))
    .map(({ file, lines, changed }): Searched => {
      const words = wordsOf(lines);
      return { file, changed, words, known: new Set(words.map(({ text }) => text)) };
    });
  return (sql) => findIn(sql, searched);
}

/**
 * The one place at which a statement's text stands in lines that the change made, however it is broken into lines and
 * whatever stands for its values. The line is the first of it that changed. Null: it stands nowhere there (what a library
 * makes up stands in no source), or in more than one place outside of tests.
 */
function findIn(sql: string, searched: readonly Searched[]): FilePlace | null {
  const words = wordsOfStatement(sql).slice(0, MOST_WORDS);
  const tables = tablesOf(words);
  if (words.length < FEWEST_WORDS || tables.size === 0) return null;
  const hopeful = searched.filter(({ known }) => [...tables].every((table) => known.has(table)));
  const beginnings = hopeful.flatMap((source) => beginningsIn(source, words[0] ?? ''));
  if (beginnings.length > MOST_BEGINNINGS) return null;
  const found = beginnings.flatMap((beginning) => placeAt(beginning, words, tables));
  const own = found.filter(({ file }) => !TEST.test(file));
  const [first, ...more] = own.length > 0 ? own : found;
  return first === undefined || more.length > 0 ? null : first;
}

const tablesOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.filter((_word, index) => BEFORE_TABLE.has(words[index - 1] ?? '')));

type Beginning = { readonly source: Searched; readonly at: number };

const beginningsIn = (source: Searched, first: string): readonly Beginning[] =>
  source.words.flatMap(({ text }, at) => (text === first ? [{ source, at }] : []));

function placeAt(
  { source: { file, words, changed }, at }: Beginning,
  wanted: readonly string[],
  tables: ReadonlySet<string>,
): readonly FilePlace[] {
  const end = matchedFrom(words, at, wanted, tables);
  if (end === null) return [];
  const line = firstChanged(changed, words[at]?.line ?? 1, words[end]?.line ?? 1);
  return line === null ? [] : [{ file, line }];
}

/** Index of the last word of a statement that begins at `at`; null: it is not the one. */
function matchedFrom(
  words: readonly Word[],
  at: number,
  wanted: readonly string[],
  tables: ReadonlySet<string>,
): number | null {
  const isShort = wanted.length < SHORT;
  let [left, end] = [isShort ? 0 : Math.floor(wanted.length * LACKING), at];
  for (const text of wanted.slice(1)) {
    const next = nextOf(words, end, text, isShort ? 0 : BETWEEN);
    if (next !== null) end = next;
    else if (left === 0 || tables.has(text)) return null;
    else left -= 1;
  }
  const behind = words[end + 1];
  return behind !== undefined && !behind.isApart && GOES_ON.has(behind.text) ? null : end;
}

function nextOf(words: readonly Word[], after: number, text: string, between: number): number | null {
  for (let at = after + 1; at <= after + 1 + between; at += 1) if (words[at]?.text === text) return at;
  return null;
}

/** The first line of a stretch that changed; null: none did. */
function firstChanged(changed: Stretches, from: number, to: number): number | null {
  const stretch = changed.find(([first, last]) => first <= to && last >= from);
  return stretch === undefined ? null : Math.max(from, stretch[0]);
}
