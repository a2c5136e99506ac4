import type { Config } from '../../core/config/config.ts';
import { FEWEST_PAIRS } from '../../core/decision/duet/duet-rule.ts';
import { restsOnOneStart } from '../../core/decision/duet/duet-stop.ts';
import { pairsInput } from '../../core/decision/duet/pairs-input.ts';
import type { AgainWhy, NotWhole } from '../../core/model/decision/whole-fact.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import { runText } from '../../core/words/notes/whole.ts';
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

/** Runs of the whole load that there is time for. */
export const runsWithin = (limitMs: number, { totalMs }: Pick<SidesDriver, 'totalMs'>): number =>
  Math.min(MOST_RUNS, Math.floor(limitMs / totalMs));

/** Why nothing would come of it, however often the load is driven; null: something may. */
export function whyNotWhole(
  driver: Pick<SidesDriver, 'totalMs' | 'slices'>,
  limitMs: number,
  arms: Pick<RunningArms, 'canRestart'>,
): NotWhole | null {
  const seconds = Math.ceil(driver.totalMs / 1000);
  if (driver.totalMs > limitMs) return { kind: 'too-long', seconds, limitSeconds: limitMs / 1000 };
  const runs = arms.canRestart() ? runsWithin(limitMs, driver) : 1;
  const slices = runs * driver.slices;
  return slices < FEWEST_PAIRS ? { kind: 'too-short', seconds, runs, slices } : null;
}

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

/** Why one more run would tell more; null: it would not. */
function whyAgain({ driver, config }: WholeInput, all: readonly Pair[], starts: number): AgainWhy | null {
  if (all.length < FEWEST_PAIRS) return { kind: 'few-slices', slices: all.length };
  const { policy } = config;
  const { input } = pairsInput({ pairs: all, policy, starts, roundMs: driver.sliceMs, toCome: 0 });
  return restsOnOneStart(input) ? { kind: 'one-start' } : null;
}

type Again = {
  readonly isStarted: boolean;
  readonly trouble: Troubles;
  readonly notes: readonly string[];
};

async function startAgain(
  { driver, arms, config, ports }: WholeInput,
  why: AgainWhy,
  runs: number,
): Promise<Again> {
  const none = { isStarted: false, trouble: NO_TROUBLE };
  const { wholeLimitMs } = config.compare;
  if (runs >= MOST_RUNS) return { ...none, notes: [] };
  if (runs >= runsWithin(wholeLimitMs, driver)) {
    const seconds = Math.ceil(((runs + 1) * driver.totalMs) / 1000);
    const fact = { kind: 'over-limit', why, runs, seconds, limitSeconds: wholeLimitMs / 1000 } as const;
    return { ...none, notes: [runText(fact)] };
  }
  const trouble = await arms.restart();
  if (trouble === null) return { ...none, notes: [runText({ kind: 'not-restarted', why })] };
  if (isTroubled(trouble)) return { isStarted: false, trouble, notes: [] };
  const { base, head } = { base: arms.base.baseUrl, head: arms.head.baseUrl };
  ports.log.write('info', runText({ kind: 'driven-again', why, baseUrl: base, headUrl: head }));
  driver.again({ base, head });
  return { isStarted: true, trouble: NO_TROUBLE, notes: [] };
}
