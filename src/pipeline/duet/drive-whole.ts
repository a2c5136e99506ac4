import type { Config } from '../../core/config/config.ts';
import { FEWEST_PAIRS } from '../../core/decision/duet/duet-rule.ts';
import { restsOnOneStart } from '../../core/decision/duet/duet-stop.ts';
import { pairsInput } from '../../core/decision/duet/pairs-input.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import type { Driven, SidesDriver } from '../../ports/load-generator.ts';
import type { Ports } from '../ports.ts';
import { withReadings } from '../readings.ts';
import type { RunningArms } from './arms.ts';
import { cpuOf, type Rounds } from './drive-rounds.ts';
import { asAstray, deathsOf, isTroubled, NO_TROUBLE, withDeaths } from './trouble.ts';

/** Runs of the whole load at most, however short it is. */
const MOST_RUNS = 3;

export type WholeInput = {
  readonly driver: SidesDriver;
  readonly arms: RunningArms;
  readonly config: Pick<Config, 'compare' | 'gate' | 'policy'>;
  readonly ports: Pick<Ports, 'clock' | 'host' | 'log'>;
  readonly signal: AbortSignal;
};

/**
 * Drives all of the script's load on both arms at once. What looks worse after one run is confirmed by a second on fresh
 * starts with the ports swapped, and a load that is too short for an answer is driven again, as far as
 * `compare.whole-limit` goes.
 */
export async function driveWhole(input: WholeInput): Promise<Rounds> {
  const { driver, arms, ports, signal } = input;
  const watch = ports.host.watch();
  const runs: Driven[] = [];
  let pairs: readonly Pair[] = [];
  let starts = 1;
  let notes: readonly string[] = [];
  const soFar = (trouble: Driven['trouble']): Rounds => ({
    ...{ pairs, starts, notes, trouble, cpu: cpuOf(runs) },
    stop: signal.aborted ? 'cancelled' : 'end',
    mostPairs: Math.max(FEWEST_PAIRS, MOST_RUNS * driver.slices),
  });
  try {
    for (;;) {
      await arms.base.reset();
      await arms.head.reset();
      const run = await driver.drive();
      const deaths = signal.aborted ? NO_TROUBLE : deathsOf(arms);
      const driven = withDeaths(run, deaths);
      if (driven.astray !== null) return soFar(asAstray(driven.astray));
      runs.push(driven);
      const placed = withReadings(driven.pairs, watch.readings());
      pairs = [...pairs, ...placed.map((pair) => (starts > 1 ? { ...pair, start: starts } : pair))];
      if (isTroubled(driven.trouble)) return soFar(driven.trouble);
      const why = signal.aborted ? null : whyAgain(input, pairs, starts);
      if (why === null) return soFar(NO_TROUBLE);
      const more = await startAgain(input, why, runs.length);
      notes = [...notes, ...more.notes];
      if (isTroubled(more.trouble)) return soFar(more.trouble);
      if (!more.isStarted) return soFar(NO_TROUBLE);
      starts += 1;
    }
  } finally {
    watch.stop();
  }
}

/** Why one more run would tell more, a part of a sentence; null: it would not. */
function whyAgain({ driver, config }: WholeInput, all: readonly Pair[], starts: number): string | null {
  if (all.length < FEWEST_PAIRS) return `${all.length} slices say too little`;
  const { policy } = config;
  const { input } = pairsInput({ pairs: all, policy, starts, roundMs: driver.sliceMs, toCome: 0 });
  return restsOnOneStart(input) ? 'a regression of one start of each is to be confirmed by a second' : null;
}

type Again = {
  readonly isStarted: boolean;
  readonly trouble: Driven['trouble'];
  readonly notes: readonly string[];
};

async function startAgain(
  { driver, arms, config, ports }: WholeInput,
  why: string,
  runs: number,
): Promise<Again> {
  const none = { isStarted: false, trouble: NO_TROUBLE };
  const limitSeconds = config.compare.wholeLimitMs / 1000;
  const needed = ((runs + 1) * driver.totalMs) / 1000;
  if (runs >= MOST_RUNS || needed > limitSeconds) {
    const text = `The script's load was driven ${runs === 1 ? 'once' : `${runs} times`}, though ${why}: once more would take ${Math.ceil(needed)} s in all, and \`compare.whole-limit\` is ${limitSeconds} s.`;
    return { ...none, notes: runs >= MOST_RUNS ? [] : [text] };
  }
  const trouble = await arms.restart();
  if (trouble === null)
    return {
      ...none,
      notes: [
        `No second start was made, though ${why}: it would not be quick, or the applications are not ours.`,
      ],
    };
  if (isTroubled(trouble)) return { isStarted: false, trouble, notes: [] };
  const { base, head } = arms;
  ports.log.write(
    'info',
    `The script's load is driven once more, since ${why}: both were started anew, in the other order: base on ${base.baseUrl}, head on ${head.baseUrl}`,
  );
  driver.again({ base: base.baseUrl, head: head.baseUrl });
  return { isStarted: true, trouble: NO_TROUBLE, notes: [] };
}
