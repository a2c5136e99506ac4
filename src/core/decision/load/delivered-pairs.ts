import type { LoadFact, Overloaded } from '../../model/decision/load-fact.ts';
import { areRuns, type Pair } from '../../model/recording/pairs.ts';
import type { Arm, WindowValues } from '../../model/recording/window.ts';
import { binomialTail } from '../../statistics/binomial.ts';
import { FEWEST_RUNS } from '../duet/gross-rule.ts';
import { cutOf } from './cut-iterations.ts';
import {
  CHANCE_ITERATIONS,
  DELIVERED_AT_LEAST,
  type Delivery,
  DROPPED_AT_MOST,
  deliveredOf,
  deliveryOf,
} from './delivery.ts';
import { unendedOf } from './unended.ts';

/** Delivered shares that differ by more than this are two loads. */
const ALIKE = 0.02;
/** Head's fault where it alone falls short in this share of the pairs and base in none; else the odds decide. */
const STEADILY = 0.5;
const FEWEST = 4;
/**
 * Of fewer whole runs all have to drop by so much more than base's do: a minute of a slow machine may lie in both, and
 * takes little of either.
 */
const GROSSLY = 0.05;
const CHANCE = 0.01;
/** Iterations of the other side, beside which none is no chance: of long ones few end in a slice. */
const SILENT_BESIDE = 10;
const MOST_SET_ASIDE = 0.3;

export type DeliveredPairs = {
  /** what may be judged; all of them where head alone does not bear the load */
  readonly pairs: readonly Pair[];
  /** pairs that are left out */
  readonly notes: readonly LoadFact[];
  /** why the run may not be judged; none: it may */
  readonly invalid: readonly LoadFact[];
  /** that head falls short of a load that base bears; null: it does not */
  readonly overloaded: Overloaded | null;
  /** pairs in which an arm fell short */
  readonly short: number;
  /** iterations of base for each of head, over all pairs */
  readonly shortBy: number;
};

/**
 * Judges the delivered load over all pairs. What hits both arms of a pair, or an arm once, is the machine's and left
 * out. Head alone falling short steadily, or more often than chance allows, is what the change does.
 */
export function deliveredPairs(all: readonly Pair[]): DeliveredPairs {
  const { judged, headOnly, baseOnly, apart } = setApart(all, shortfall);
  const short = judged.filter(({ base, head }) => base || head).length;
  const steadily =
    headOnly.length >= FEWEST && baseOnly.length === 0 && headOnly.length >= STEADILY * apart.length;
  const grossly = areRuns(all) && all.length >= FEWEST_RUNS && judged.every(isGross);
  const shortBy = made(all, 'base') / Math.max(made(all, 'head'), 1);
  const odds = binomialTail(headOnly.length, headOnly.length + baseOnly.length, 0.5);
  const whole = shortfall(apart.map(({ pair }) => pair));
  const isShortOfIt = whole.head || headOnly.filter(isSilent).length >= FEWEST;
  const isProven = steadily || grossly || odds < CHANCE || isGone(judged);
  if (isShortOfIt && !whole.base && isProven) {
    const shortIn = { base: baseOnly.length, head: headOnly.length };
    const overloaded = { kind: 'overloaded', ...deliveredOf(all), shortIn } as const;
    return { pairs: all, notes: [], invalid: [], overloaded, short, shortBy };
  }
  const { pairs, leftOut, isInvalid } = withoutBursts(all);
  return {
    pairs,
    notes: leftOut === 0 ? [] : [{ kind: 'left-out', ...deliveredOf(all), leftOut }],
    invalid: isInvalid ? [{ kind: 'not-delivered', ...deliveredOf(all), leftOut }] : [],
    overloaded: null,
    ...{ short, shortBy },
  };
}

type Lack = (pairs: readonly Pair[]) => Short;

/** Each pair by which arms fell short in it. `apart`: without those in which both did. */
function setApart(all: readonly Pair[], lackOf: Lack) {
  const judged = all.map((pair) => ({ pair, ...lackOf([pair]) }));
  const [headOnly, baseOnly] = [judged.filter(isOnly('head')), judged.filter(isOnly('base'))];
  return { judged, headOnly, baseOnly, apart: judged.filter(({ base, head }) => !(base && head)) };
}

/** Without pairs in which the machine was slow. What began and hangs, whatever hangs it, was delivered. */
function withoutBursts(all: readonly Pair[]) {
  const mayHang = (unendedOf(all)?.state ?? 'settled') !== 'settled';
  const lackOf: Lack = mayHang ? (pairs) => shortfall(pairs.map(asBegun)) : shortfall;
  const { headOnly, baseOnly, apart } = setApart(all, lackOf);
  const bursts = [headOnly, baseOnly].flatMap((ones) => (ones.length === 1 ? ones : []));
  const pairs = apart.filter((one) => !bursts.includes(one)).map(({ pair }) => pair);
  const leftOut = all.length - pairs.length;
  const kept = lackOf(pairs);
  return { pairs, leftOut, isInvalid: kept.base || kept.head || leftOut > MOST_SET_ASIDE * all.length };
}

/** With all of the iterations that began. */
const asBegun = (pair: Pair): Pair => ({ ...pair, base: begunIn(pair.base), head: begunIn(pair.head) });

function begunIn(values: WindowValues): WindowValues {
  const { iterations, begun = [] } = values.load;
  const cut = begun.reduce((sum, one) => sum + cutOf(one), 0);
  return { ...values, load: { ...values.load, iterations: iterations + cut } };
}

const made = (pairs: readonly Pair[], arm: Arm): number =>
  pairs.reduce((sum, pair) => sum + pair[arm].load.iterations, 0);

type Short = { readonly [A in Arm]: boolean };

const isOnly = (arm: Arm) => (short: Short) => short[arm] && !(short.base && short.head);

/** Whether head alone fell short, by far. */
function isGross({ pair, ...short }: Judged): boolean {
  return isOnly('head')(short) && droppedShare(pair.head) - droppedShare(pair.base) >= GROSSLY;
}

type Judged = Short & { readonly pair: Pair };

/** Whether head made nothing at all beside a base that did. */
const isSilent = ({ pair, ...short }: Judged): boolean =>
  isOnly('head')(short) && pair.head.load.iterations === 0;

/** Whether it has come to that and stays so. */
const isGone = (judged: readonly Judged[]): boolean =>
  judged.length >= FEWEST && judged.slice(-FEWEST).every(isSilent);

const droppedShare = ({ load: { iterations, dropped } }: WindowValues): number =>
  dropped / Math.max(iterations + dropped, 1);

/** Which arms fell short over all of these pairs. */
function shortfall(pairs: readonly Pair[]): Short {
  const of = (arm: Arm) => deliveryOf(pairs.map((pair) => pair[arm]));
  const [base, head] = [of('base'), of('head')];
  return { base: isShort(base, head), head: isShort(head, base) };
}

function isShort({ iterations, dropped, wanted }: Delivery, other: Delivery): boolean {
  if (dropped > Math.max(DROPPED_AT_MOST * (iterations + dropped), CHANCE_ITERATIONS)) return true;
  // Where nobody says how many there are to be, whoever makes none at all beside the other does not answer any more.
  if (wanted === null) return iterations === 0 && other.iterations > SILENT_BESIDE;
  const lag = Math.min(other.iterations, wanted) - iterations;
  return (
    iterations + CHANCE_ITERATIONS < DELIVERED_AT_LEAST * wanted ||
    lag > Math.max(ALIKE * wanted, CHANCE_ITERATIONS)
  );
}
