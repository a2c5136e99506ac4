import type { Config } from '../../core/config/config.ts';
import { FEWEST_PAIRS } from '../../core/decision/duet/duet-rule.ts';
import { restsOnOneStart } from '../../core/decision/duet/duet-stop.ts';
import { pairsInput } from '../../core/decision/duet/pairs-input.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import type { Driven, SidesDriver } from '../../ports/load-generator.ts';
import type { Troubles } from '../../ports/trouble.ts';
import type { Ports } from '../ports.ts';
import { withReadings } from '../readings.ts';
import type { RunningArms } from './arms.ts';
import { BaseError } from './base-side.ts';
import { cpuOf, type Rounds } from './drive-rounds.ts';
import { asAstray, deathsOf, isTroubled, NO_TROUBLE, notReset, unconfirmed, withDeaths } from './trouble.ts';

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
  const { driver, ports, signal } = input;
  const watch = ports.host.watch();
  const runs: Driven[] = [];
  let pairs: readonly Pair[] = [];
  let notes: readonly string[] = [];
  const soFar = (trouble: Troubles): Rounds => ({
    // Each run is of starts of its own.
    ...{ pairs, notes, trouble, cpu: cpuOf(runs), starts: Math.max(1, runs.length) },
    stop: signal.aborted ? 'cancelled' : 'end',
    mostPairs: Math.max(FEWEST_PAIRS, MOST_RUNS * driver.slices),
  });
  /** Where there is an answer that a second start was to confirm. */
  const hasAnswer = () => pairs.length >= FEWEST_PAIRS && !signal.aborted;
  const unconfirmedBy = (trouble: Troubles): Rounds => {
    const left = unconfirmed(trouble);
    notes = [...notes, ...left.notes];
    return soFar(left.trouble);
  };
  try {
    for (;;) {
      const driven = await driveOnce(input, runs.length === 0);
      if (driven.astray !== null) return soFar(asAstray(driven.astray));
      const isBroken = isTroubled(driven.trouble);
      if (isBroken && hasAnswer()) return unconfirmedBy(driven.trouble);
      runs.push(driven);
      const start = runs.length > 1 ? { start: runs.length } : {};
      const ofRun = withReadings(driven.pairs, watch.readings());
      pairs = [...pairs, ...ofRun.map((pair) => ({ ...pair, ...start }))];
      if (isBroken) return soFar(driven.trouble);
      const why = signal.aborted ? null : whyAgain(input, pairs, runs.length);
      if (why === null) return soFar(NO_TROUBLE);
      const more = await startAgain(input, why, runs.length);
      notes = [...notes, ...more.notes];
      if (isTroubled(more.trouble)) return hasAnswer() ? unconfirmedBy(more.trouble) : soFar(more.trouble);
      if (!more.isStarted) return soFar(NO_TROUBLE);
    }
  } finally {
    watch.stop();
  }
}

/** All of the load, with both sides' state as it was before the first run. */
async function driveOnce({ driver, arms, signal }: WholeInput, isFirst: boolean): Promise<Driven> {
  try {
    await arms.base.reset();
    await arms.head.reset();
  } catch (thrown) {
    // On its first start, a reset that fails by itself is told as such, and not asked about any further.
    if (!(thrown instanceof BaseError) || (isFirst && arms.base.died() === null)) throw thrown;
    return { pairs: [], trouble: notReset(thrown), astray: null, cpu: null };
  }
  const driven = await driver.drive();
  return withDeaths(driven, signal.aborted ? NO_TROUBLE : deathsOf(arms));
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
  readonly trouble: Troubles;
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
