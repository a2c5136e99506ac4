import { pairDifferences } from '../../src/core/decision/duet/differences/pair-differences.ts';
import type { Pair } from '../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../src/core/model/recording/percentiles.ts';
import type { WindowValues } from '../../src/core/model/recording/window.ts';
import { seeded } from '../../src/core/statistics/random.ts';
import { POLICY } from '../../test/contracts/policy.ts';
import { NOISES } from './noise.ts';
import { type DuetOutcome, runDuet } from './product.ts';
import { ROUND_SECONDS, simulateDuet } from './simulate.ts';
import { bounded, percent, type Table } from './table.ts';

/** Requests/s: too few for p95 in a round. */
const RATES = [9, 16, 20, 33] as const;
/** Of rounds of 10 s, what the default budget holds. */
const PAIRS = 6;
/** What the logarithm of each latency above the middle is away from it is multiplied with. */
const TAILS = { usual: 1, heavy: 2 } as const;
/** ms, as simulated */
const MEDIAN = 20;

type Change = (ms: number, quantile: number) => number;

/** The same pairs with other latencies; what keeps their order keeps percentiles exact. */
function changed(pairs: readonly Pair[], base: Change, head: Change): readonly Pair[] {
  const by = (change: Change, round: WindowValues): WindowValues => {
    const subjects = Object.entries(round.subjects).map(([key, { percentiles, ...stats }]) => {
      const values = percentiles?.values.map((ms, index) => change(ms, LADDER[index] ?? 0)) ?? [];
      return [key, { ...stats, percentiles: percentiles && { ...percentiles, values } }] as const;
    });
    return { ...round, subjects: Object.fromEntries(subjects) };
  };
  return pairs.map((pair) => ({ ...pair, base: by(base, pair.base), head: by(head, pair.head) }));
}

/** Of p95: p50 has requests enough, and is left open as ever. */
const isOpen = ({ comparisons }: DuetOutcome): boolean =>
  comparisons.some(
    ({ metric, class: found, evidence }) =>
      metric === 'p95' && found === 'inconclusive' && evidence !== undefined,
  );

/** Whether p95 would be beyond the limit by its value alone. */
function isBeyond(pairs: readonly Pair[]): boolean {
  const { base = 1, head = 1 } = pairDifferences(pairs, 'overall', 0.95) ?? {};
  return head > (1 + POLICY.warn) * base;
}

/** What is said of duets whose rounds hold too few requests for p95, where its tail alone changes. */
export function fewTable(runs: number): Table {
  const rows = Object.entries(TAILS).flatMap(([name, stretch]) =>
    RATES.map((rate) => {
      const random = seeded(900 + rate);
      const counts = { alike: 0, open: 0, beyond: 0 };
      const effects = [1.5, 2, 4].map((factor) => ({ factor, found: 0, open: 0 }));
      for (let run = 0; run < runs; run += 1) {
        const pairs = simulateDuet(NOISES.typical, random, { endpoints: 0, rate }).slice(0, PAIRS);
        const wide: Change = (ms) => ms * Math.max(ms / MEDIAN, 1) ** (stretch - 1);
        const alike = changed(pairs, wide, wide);
        const outcome = runDuet(alike);
        counts.alike += Number(outcome.accused.length > 0);
        counts.open += Number(isOpen(outcome));
        counts.beyond += Number(isBeyond(alike));
        for (const effect of effects) {
          const slower = runDuet(
            changed(pairs, wide, (ms, q) => wide(ms, q) * (q >= 0.9 ? effect.factor : 1)),
          );
          effect.found += Number(slower.accused.length > 0);
          effect.open += Number(slower.accused.length === 0 && isOpen(slower));
        }
      }
      const ofEffects = effects.map(({ found, open }) => `${percent(found, runs)} / ${percent(open, runs)}`);
      const ofAlike = [bounded(counts.alike, runs), percent(counts.open, runs), percent(counts.beyond, runs)];
      return [name, String(rate * ROUND_SECONDS), ...ofAlike, ...ofEffects];
    }),
  );
  return {
    title: `% of duets of ${PAIRS} pairs of rounds, ${runs} each`,
    columns: [
      ...['tail', 'requests a round', 'A/A, accused (95 % bound)', 'A/A, p95 not known'],
      'A/A, p95 beyond the limit by its value',
      ...['×1.5 found / p95 not known', '×2 found / p95 not known', '×4 found / p95 not known'],
    ],
    rows,
  };
}
