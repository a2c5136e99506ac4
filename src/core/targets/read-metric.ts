import { STATISTICS, type Statistic, type TargetMetric } from '../model/targets/target.ts';
import { type Entry, OTHER_WORDS, VOCABULARY } from './vocabulary.ts';

/** The nearest of some words; null: none is near. */
export type Suggest = (typed: string, known: readonly string[]) => string | null;

/** What the words before a comparator name. */
export type Named =
  | {
      readonly kind: 'ours';
      readonly metric: Exclude<TargetMetric, 'own'>;
      readonly entry: Entry;
      readonly statistic: Statistic | null;
    }
  | { readonly kind: 'own'; readonly name: string; readonly statistic: Statistic | null };

/** `meant`: other words; null: nobody knows. */
export type Misnamed = { readonly kind: 'wrong'; readonly wants: string; readonly meant: string | null };

const ENTRIES = Object.entries(VOCABULARY) as readonly [Exclude<TargetMetric, 'own'>, Entry][];
const WORDS = ENTRIES.map(([, { word }]) => word).filter((word) => word !== '');
const KNOWN: readonly string[] = [...STATISTICS, ...WORDS];

/** What k6 takes as a metric's name. */
const OF_K6 = /^[a-zA-Z_][a-zA-Z0-9_]{0,127}$/;

const ANY = `a target of ${KNOWN.join(', ')}, or of a metric of the script's own by its name`;

const isStatistic = (word: string): word is Statistic => STATISTICS.some((one) => one === word);

/** Reads `p95`, `ttfb p95`, `error-rate`, `page load` or `checkout_time p95`. */
export function readMetric(written: readonly string[], suggest: Suggest): Named | Misnamed {
  const words = joined(written, suggest);
  const [first = '', second] = words;
  if (words.length > 2) return { kind: 'wrong', wants: ANY, meant: null };
  if (second === undefined && isStatistic(first)) return named('', first);
  const corrected = words.map((word) => correct(word, suggest));
  const isSlip = corrected.some((word, at) => word !== null && word !== words[at]);
  const statistic = second === undefined ? null : isStatistic(second) ? second : undefined;
  const isOurs = WORDS.includes(first);
  if (isOurs && statistic !== undefined) return named(first, statistic);
  if (second !== undefined && isStatistic(first) && WORDS.includes(second)) {
    return { kind: 'wrong', wants: 'a target with the metric first', meant: `${second} ${first}` };
  }
  // With a statistic behind it, a word that is only near one of ours names a metric of the script's.
  const isOther = OTHER_WORDS.has(first) && (second === undefined || !isOfPage(OTHER_WORDS.get(first)));
  const isOwn = !isOurs && OF_K6.test(first) && !isOther && !/^p\d+$/.test(first);
  if (isOwn && statistic !== undefined && (statistic !== null || !isSlip)) {
    return { kind: 'own', name: first, statistic };
  }
  if (second !== undefined && isOfPage(corrected[0] ?? undefined)) {
    const wants = `a target of ${corrected[0]} alone: it is the 75th percentile of its loads`;
    return { kind: 'wrong', wants, meant: `${corrected[0]}` };
  }
  const meant = corrected.map((word, at) => word ?? words[at] ?? '').filter((word) => word !== '');
  return { kind: 'wrong', wants: ANY, meant: isSlip ? meant.join(' ') : null };
}

const isOfPage = (word: string | undefined): boolean => word?.startsWith('page ') === true;

/** With the two words of a page's metric as one, also where one of them is misspelt. */
function joined(words: readonly string[], suggest: Suggest): readonly string[] {
  const [first = '', second, ...rest] = words;
  if (second === undefined || isStatistic(second)) return words;
  const both = `${first} ${second}`;
  return first === 'page' || isOfPage(correct(both, suggest) ?? undefined) ? [both, ...rest] : words;
}

/** Our word for it, or the one that is near; empty: it is left out; null: there is none. */
function correct(word: string, suggest: Suggest): string | null {
  if (KNOWN.includes(word)) return word;
  const other = OTHER_WORDS.get(word.toLowerCase());
  if (other !== undefined) return other;
  const near = suggest(word, [...KNOWN, ...OTHER_WORDS.keys()]);
  return near === null ? null : (OTHER_WORDS.get(near) ?? near);
}

function named(word: string, statistic: Statistic | null): Named | Misnamed {
  const found = ENTRIES.find(([, entry]) => entry.word === word);
  if (found === undefined) return { kind: 'wrong', wants: ANY, meant: null };
  const [metric, entry] = found;
  const { statistics } = entry;
  const isComplete = statistic === null ? statistics.length === 0 : statistics.includes(statistic);
  if (isComplete) return { kind: 'ours', metric, entry, statistic };
  if (statistics.length === 0) {
    return { kind: 'wrong', wants: `a target of ${word} alone, which has no ${statistic}`, meant: word };
  }
  const wants = `a target of ${word} with ${statistics.join(' or ')} behind it`;
  return { kind: 'wrong', wants, meant: `${word} ${statistics.includes('p95') ? 'p95' : statistics[0]}` };
}
