import type { Unit } from '../model/metric.ts';
import { type Comparator, isCeiling, isPage, type Target, type TargetOf } from '../model/targets/target.ts';
import { PAGE_WANTS, pageOf, turnedAround } from './page-place.ts';
import { LIMIT_WANTS, limitIn, limitMeant, limitText, type Written, writtenLimit } from './read-limit.ts';
import { type Named, readMetric, type Suggest } from './read-metric.ts';

/** What a text that is no target must be, and what was probably meant; null: nobody knows. */
export type Mistaken = { readonly wants: string; readonly meant: string | null };

export type ParsedTarget =
  | { readonly ok: true; readonly target: Target }
  | ({ readonly ok: false } & Mistaken);

export const TARGET_WANTS = 'a target such as p95 < 200ms, error-rate < 1% or GET /orders: p95 < 300ms';

/** Words, a comparator, a limit. */
const EXPRESSION = /^([^<>=≤≥]+?)\s*(<=|>=|=<|=>|==?|≤|≥|<|>)\s*(\S.*)$/;

const COMPARATOR: Readonly<Record<string, Comparator>> = {
  ...{ '<': '<', '<=': '<=', '≤': '<=', '=<': '<=' },
  ...{ '>': '>', '>=': '>=', '≥': '>=', '=>': '>=' },
};

type Parts = {
  /** with its colon; empty: all requests */
  readonly prefix: string;
  readonly of: TargetOf;
  readonly words: string;
  readonly comparator: Comparator;
  readonly limit: string;
};

/** Reads `GET /orders: p95 < 300ms`, `scenario buy: error-rate < 1%`, `checkout_time p95 < 2s`. */
export function parseTarget(text: string, suggest: Suggest): ParsedTarget {
  const parsed = parse(text.trim(), suggest);
  if (parsed.ok || parsed.meant === null) return parsed;
  // What is suggested is a target that would be taken, else nothing is.
  return parse(parsed.meant, suggest).ok ? parsed : { ...parsed, meant: null };
}

const wrong = (wants: string, meant: string | null = null): ParsedTarget => ({ ok: false, wants, meant });

function parse(text: string, suggest: Suggest): ParsedTarget {
  const turned = turnedAround(text);
  if (turned !== null) return wrong(TARGET_WANTS, turned);
  const { prefix, of, rest } = placeOf(text);
  const [, words = '', sign = '', limit = ''] = EXPRESSION.exec(rest) ?? [];
  if (words === '') return wrong(TARGET_WANTS);
  const comparator = COMPARATOR[sign];
  if (comparator === undefined)
    return wrong('a target with <, <=, > or >=', `${prefix}${words} <= ${limit.trim()}`);
  const parts = { prefix, of, words, comparator, limit: limit.trim() };
  const named = readMetric(words.trim().split(/\s+/), suggest);
  if (named.kind === 'wrong') {
    return wrong(named.wants, named.meant === null ? null : textOf({ ...parts, words: named.meant }));
  }
  const written = writtenLimit(parts.limit);
  if (written === null) return wrong(named.kind === 'own' ? OWN_WANTS : LIMIT_WANTS[named.entry.unit]);
  if (named.kind === 'own') return own(parts, named, written);
  const place = isPage(named.metric) ? pageOf(parts) : parts;
  if ('of' in place) return ours({ ...parts, of: place.of }, named, written);
  const { meant } = place;
  return wrong(
    PAGE_WANTS,
    meant === null ? null : textOf({ ...parts, prefix: meant, words: named.entry.word }),
  );
}

/** What stands before the last colon with a blank behind it; a route may hold colons. */
function placeOf(text: string): Pick<Parts, 'prefix' | 'of'> & { readonly rest: string } {
  const [, place, rest] = /^(.*\S):\s+(.*)$/.exec(text) ?? [];
  if (place === undefined || rest === undefined) return { prefix: '', of: { kind: 'overall' }, rest: text };
  if (/^(overall|all requests)$/i.test(place)) return { prefix: '', of: { kind: 'overall' }, rest };
  const [, scenario] = /^scenario\s+(\S.*)$/.exec(place) ?? [];
  const of: TargetOf =
    scenario === undefined ? { kind: 'endpoint', name: place } : { kind: 'scenario', name: scenario };
  return { prefix: `${place}: `, of, rest };
}

const textOf = ({ prefix, words, comparator, limit }: Omit<Parts, 'of'>): string =>
  `${prefix}${words} ${comparator} ${limit}`;

function ours(parts: Parts, named: Extract<Named, { kind: 'ours' }>, written: Written): ParsedTarget {
  const { metric, entry, statistic } = named;
  const { unit, better, word } = entry;
  const words = [word, statistic ?? ''].filter((one) => one !== '').join(' ');
  const limit = limitIn(unit, written);
  const meant = (limit_: string) => textOf({ ...parts, words, limit: limit_ });
  if (limit === null || (unit === 'ratio' && limit > 1)) {
    return wrong(LIMIT_WANTS[unit], meant(limitMeant(unit, written)));
  }
  if (!entry.of.includes(parts.of.kind)) {
    return wrong(
      `a target of the whole run: ${word} is not known of a part of it`,
      meant(parts.limit).slice(parts.prefix.length),
    );
  }
  if (isCeiling(parts) !== (better === 'lower')) {
    const wants =
      better === 'lower'
        ? 'a target with a limit from above (<), since less is better'
        : 'a target with a limit from below (>), since more is better';
    return wrong(wants, textOf({ ...parts, words, comparator: flipped(parts.comparator) }));
  }
  const never = impossible(parts.comparator, limit, unit);
  if (never !== null) return wrong(never, textOf({ ...parts, words, comparator: orEqual(parts.comparator) }));
  const target = { metric, ...(statistic !== null && { statistic }), limit, unit };
  return { ok: true, target: { ...made(parts, words, written), ...target } };
}

const made = (parts: Parts, words: string, written: Written): Pick<Target, 'text' | 'of' | 'comparator'> => ({
  ...{ text: textOf({ ...parts, words, limit: limitText(written) }), of: parts.of },
  comparator: parts.comparator,
});

const flipped = (comparator: Comparator): Comparator =>
  comparator.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<')) as Comparator;

const orEqual = (comparator: Comparator): Comparator => (comparator.startsWith('<') ? '<=' : '>=');

/** Why nothing can meet it; null: something can. */
function impossible(comparator: Comparator, limit: number, unit: Unit): string | null {
  if (comparator === '<' && limit === 0) return 'a target that can be met: nothing is below 0';
  if (comparator === '>' && limit === 1 && unit === 'ratio')
    return 'a target that can be met: nothing is above 100%';
  return null;
}

const OWN_WANTS =
  "a target whose limit is in the unit of the script's metric: p95 < 2s of times, p95 < 50 of other values, > 95% of a Rate, < 5/s of a Counter";

/** Of a metric whose kind only the run tells; the limit says which kind is meant. */
function own(
  parts: Parts,
  { name, statistic }: Extract<Named, { kind: 'own' }>,
  written: Written,
): ParsedTarget {
  const unit = written.unit ?? 'plain';
  const words = statistic === null ? name : `${name} ${statistic}`;
  const text = (words_: string) => textOf({ ...parts, prefix: '', words: words_ });
  if (parts.prefix !== '')
    return wrong(`a target of the whole run: ${name} is not known of a part of it`, text(words));
  const isDistribution = unit === 'ms' || unit === 'plain';
  if (isDistribution && statistic === null) return wrong(OWN_WANTS, text(`${name} p95`));
  if (!isDistribution && statistic !== null) return wrong(OWN_WANTS, text(name));
  const limit = limitIn(unit, written) ?? written.number;
  if (unit === 'ratio' && limit > 1) return wrong(LIMIT_WANTS.ratio);
  const never = impossible(parts.comparator, limit, unit);
  if (never !== null) return wrong(never, textOf({ ...parts, words, comparator: orEqual(parts.comparator) }));
  const target = { metric: 'own' as const, name, ...(statistic !== null && { statistic }), limit, unit };
  return { ok: true, target: { ...made(parts, words, written), ...target } };
}
