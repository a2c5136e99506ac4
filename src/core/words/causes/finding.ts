import { EFFORTS, type PlaybookEntry } from '../../diagnosis/playbook/entry.ts';
import { entryOf } from '../../diagnosis/playbook/playbook.ts';
import type { CauseFact } from '../../model/evidence/cause.ts';
import type { Finding } from '../../model/judgement/finding.ts';
import { quantity, spanText } from '../../model/quantity.ts';
import { CODE_PHRASES } from './code.ts';
import { DATABASE_PHRASES } from './database.ts';
import { perRequestOf } from './figures.ts';
import { OTHER_PHRASES } from './others.ts';
import type { Phrase, Phrasing } from './phrase.ts';
import { STATEMENTS } from './statements.ts';

const PHRASES: Readonly<Record<string, Phrasing>> = {
  ...{ ...STATEMENTS, ...DATABASE_PHRASES, ...CODE_PHRASES, ...OTHER_PHRASES },
};

/** Ids of the rules that have words. */
export const WORDED_RULES: readonly string[] = Object.keys(PHRASES);

/** A cause in sentences, with what the playbook says of its kind. */
export function findingOf(fact: CauseFact): Finding {
  const phrasing = PHRASES[fact.rule];
  if (phrasing === undefined) throw new Error(`no words for ${fact.rule}`);
  const entry = entryOf(fact.rule);
  const { title, cause, evidence, values = {}, advice = entry.advice } = phrasing(fact);
  const { rule, category, severity, confidence, endpoints, isNew, saving } = fact;
  return {
    ...{ rule, title, category, severity, confidence, endpoints, isNew, cause, evidence },
    ...(fact.place !== undefined && { place: fact.place }),
    impact: {
      msPerRequest: fact.msPerRequest,
      ...(fact.overlapMs !== undefined && { overlapMs: fact.overlapMs }),
      shareOfSlowdown: fact.shareOfSlowdown,
      ...(fact.shares !== undefined && { shares: fact.shares }),
      shareOfRequests: fact.shareOfRequests,
      text: impactText(fact),
    },
    recommendation: recommended({ ...entry, advice }, values),
    expected: saving === null ? null : { ...saving, text: expectedText(fact, saving, entry) },
    effort: EFFORTS[entry.effort],
  };
}

const PLACES = /\{(\w+)\}/g;

/** With what was found in the place of names. A part that names what is not known is left out, or said in general. */
function recommended(
  { advice, code, source, meaning }: PlaybookEntry,
  values: NonNullable<Phrase['values']>,
): Finding['recommendation'] {
  const isKnown = (text: string): boolean =>
    [...text.matchAll(PLACES)].every(([, name = '']) => values[name] != null);
  const filled = (text: string): string => text.replace(PLACES, (_all, name: string) => values[name] ?? '');
  const text = isKnown(advice) ? filled(advice) : unfilled(advice, meaning);
  return {
    text,
    ...(code !== undefined && isKnown(code.text) && { code: { ...code, text: filled(code.text) } }),
    source,
  };
}

/** Advice up to the first place that cannot be filled: "create the index". */
function unfilled(advice: string, meaning: string): string {
  const [start = ''] = advice.split(/[:(]? ?`?\{/);
  return start.trim() === '' ? meaning : start.trim();
}

/** "It adds 12.0 ms to a request of GET /orders, 80 % of its slow-down; the other 20 % is not explained by it." */
function impactText(fact: CauseFact): string {
  const { msPerRequest: ms, shareOfSlowdown: share, shareOfRequests, isNew } = fact;
  const verb = isNew ? 'adds' : 'takes';
  const time =
    ms === null ? [] : [`It ${verb} ${quantity(ms, 'ms')} ${isNew ? 'to' : 'of'} a ${perRequestOf(fact)}`];
  const part = fact.overlapMs === undefined ? partText(share) : overlapText(fact.overlapMs, fact);
  const requests =
    shareOfRequests === null || shareOfRequests === 1
      ? []
      : [`It concerns ${wholePercent(shareOfRequests)} of all requests.`];
  return [...time.map((text) => `${text}${part}.`), ...requests].join(' ');
}

const partText = (share: number | null): string =>
  share === null ? '' : `, ${wholePercent(share)} of its slow-down${rest(share)}`;

/** Of a cause that is nearly all an earlier one's nothing is left to tell. */
const NEARLY_ALL = 0.95;

/** ". 8.00 ms of it is part of the above, the rest 20 % of its slow-down" */
function overlapText(overlapMs: number, { msPerRequest: ms, shareOfSlowdown: share }: CauseFact): string {
  if (ms === null || overlapMs >= NEARLY_ALL * ms) return ', all of it part of the above';
  const left = share === null ? '' : `, and the rest is ${wholePercent(share)} of its slow-down`;
  return `. Of that, ${quantity(overlapMs, 'ms')} is part of the above${left}`;
}

const rest = (share: number): string =>
  share > 0.99 ? '' : `; the other ${wholePercent(1 - share)} is not explained by it`;

const wholePercent = (share: number): string => `${Math.round(share * 100)} %`;

/** "6.00 to 12.0 ms per request of GET /orders (24 to 48 %). How: …" */
function expectedText(
  fact: CauseFact,
  { lowMs, highMs, ofMs }: NonNullable<CauseFact['saving']>,
  { estimate }: PlaybookEntry,
): string {
  const share =
    ofMs === null || ofMs === 0
      ? ''
      : ` (${Math.round((lowMs / ofMs) * 100)} to ${Math.round(Math.min(1, highMs / ofMs) * 100)} %)`;
  const range = spanText(lowMs, highMs, 'ms').replace(' → ', ' to ');
  return `${range} per ${perRequestOf(fact)}${share}. ${estimate}`;
}
