import type { Config } from '../../core/config/config.ts';
import { FEWEST_PAIRS } from '../../core/decision/duet-rule.ts';
import { pairsToCome, stopOf } from '../../core/decision/duet-stop.ts';
import { judgePairs } from '../../core/decision/judge-pairs.ts';
import { subjectsOf } from '../../core/decision/subjects.ts';
import { usablePairs } from '../../core/decision/usable-pairs.ts';
import type { Arm, Pair, Stop } from '../../core/model/duet.ts';
import { changeText, quantity } from '../../core/model/quantity.ts';
import { seeded } from '../../core/statistics/random.ts';
import type { Driven, DuetDriver } from '../../ports/load-generator.ts';
import type { Ports } from '../ports.ts';
import type { RunningArms } from './arms.ts';
import { withSteal } from './steal.ts';

/** Pairs after which it is looked at the first time, and after which again. */
const MORE_PAIRS = 2;
const MOST_PAIRS = 20;
const STARTS = 1;

export type RoundsInput = {
  readonly driver: DuetDriver;
  readonly arms: RunningArms;
  readonly config: Config;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  readonly seed: number;
};

export type Rounds = {
  readonly pairs: readonly Pair[];
  readonly stop: Stop;
  readonly setups: number;
  readonly mostPairs: number;
  /** what ended the rounds early; none: nothing did */
  readonly trouble: Driven['trouble'];
};

const NO_TROUBLE: Driven['trouble'] = { base: [], head: [] };

/** Drives pairs of rounds until the answer is clear or the budget spent. */
export async function driveRounds(input: RoundsInput): Promise<Rounds> {
  const { driver, config, ports, signal, arms } = input;
  const mostPairs = pairsWithin(config.compare.budgetSeconds, driver.roundMs);
  const watch = ports.host.watch();
  let pairs: readonly Pair[] = [];
  let setups = 0;
  let stop: Stop | null = null;
  let repeated = false;
  try {
    while (stop === null && !signal.aborted) {
      const count = Math.min(pairs.length === 0 ? FEWEST_PAIRS : MORE_PAIRS, mostPairs - pairs.length);
      await arms.base.reset();
      await arms.head.reset();
      const driven = await driver.drive(order(input.seed, pairs.length, count));
      setups += 1;
      const { trouble } = driven;
      const troubled = trouble.base.length + trouble.head.length > 0;
      // A hiccup of the machine hits both: those rounds do not count, once.
      if (trouble.base.length > 0 && trouble.head.length > 0 && !repeated && !signal.aborted) {
        ports.log.write('warning', `These rounds are driven once more: ${trouble.head[0]}`);
        repeated = true;
        continue;
      }
      pairs = [...pairs, ...withSteal(driven.pairs, watch.readings(), driver.roundMs)];
      if (troubled)
        return { pairs, stop: signal.aborted ? 'cancelled' : 'budget', setups, mostPairs, trouble };
      stop = look(input, pairs, mostPairs);
    }
    return { pairs, stop: stop ?? 'cancelled', setups, mostPairs, trouble: NO_TROUBLE };
  } finally {
    watch.stop();
  }
}

/** At least four pairs: fewer say nothing. */
function pairsWithin(budgetSeconds: number, roundMs: number): number {
  return Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, Math.floor((budgetSeconds * 1000) / (2 * roundMs))));
}

/** ABBA, and a coin for who begins: a drift of the machine then hits both alike. */
function order(seed: number, from: number, count: number): readonly Arm[] {
  const swapped = seeded(seed)() < 0.5;
  return Array.from({ length: count }, (_, index) =>
    ((from + index) % 2 === 0) === swapped ? 'head' : 'base',
  );
}

function look({ config, ports, driver }: RoundsInput, all: readonly Pair[], mostPairs: number): Stop | null {
  const { pairs } = usablePairs(all);
  const input = {
    pairs,
    subjects: subjectsOf(pairs),
    policy: config.policy,
    starts: STARTS,
    roundMs: driver.roundMs,
    toCome: pairsToCome(all.length, mostPairs),
  };
  const overall = judgePairs(input).flatMap((metric) => {
    if (metric.subject.kind !== 'overall' || metric.kind !== 'latency') return [];
    const { base, head } = metric.values;
    return [
      `${metric.metric} ${quantity(base, 'ms')} → ${quantity(head, 'ms')} (${changeText(head / base - 1)})`,
    ];
  });
  ports.log.write('info', `${all.length} of at most ${mostPairs} pairs of rounds · ${overall.join(' · ')}`);
  return stopOf(input);
}
