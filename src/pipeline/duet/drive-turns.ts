import type { Config } from '../../core/config/config.ts';
import { pairsToCome, stopOf } from '../../core/decision/duet/duet-stop.ts';
import { pairsInput } from '../../core/decision/duet/pairs-input.ts';
import { acceptedOverload } from '../../core/decision/load/overload.ts';
import type { Stop } from '../../core/model/recording/duet.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import { withReadings } from '../../core/readings/windows.ts';
import { pairsText } from '../../core/words/names.ts';
import type { Driven, TurnsDriver } from '../../ports/load-generator.ts';
import type { Troubles } from '../../ports/trouble.ts';
import type { Ports } from '../ports.ts';
import { acceptedNow } from './accepted-now.ts';
import type { RunningArms } from './arms/arms.ts';
import { cpuOf, order, type Rounds } from './drive-rounds.ts';
import { processesOf, readOver } from './processes.ts';
import { resetBoth } from './reset-both.ts';
import { asAstray, deathsOf, isTroubled, NO_TROUBLE, withDeaths } from './trouble.ts';

export type TurnsInput = {
  readonly driver: TurnsDriver;
  /** of one run, ms */
  readonly totalMs: number;
  /** of runs that there is time for */
  readonly mostPairs: number;
  readonly arms: RunningArms;
  readonly config: Pick<Config, 'compare' | 'gate' | 'policy'>;
  readonly ports: Pick<Ports, 'clock' | 'host' | 'log' | 'progress'>;
  readonly signal: AbortSignal;
  readonly seed: number;
};

/**
 * Drives all of the script's load on one arm after the other, in the order ABBA, until the answer is clear or the time is
 * over. Both are started anew after the first pair, where that is quick: what is worse has to show on both starts.
 */
export async function driveTurns(input: TurnsInput): Promise<Rounds> {
  const { driver, arms, mostPairs, ports, signal, seed } = input;
  const watch = ports.host.watch(processesOf(arms));
  const all: Driven[] = [];
  let pairs: readonly Pair[] = [];
  let starts = 1;
  let stop: Stop = 'limit';
  const soFar = (trouble: Troubles): Rounds => ({
    ...{ starts, mostPairs, notes: [], trouble, cpu: cpuOf(all) },
    ...readOver(arms, watch, pairs),
    stop: signal.aborted ? 'cancelled' : stop,
  });
  try {
    await driver.again(addressesOf(arms));
    for (const first of order(seed, 0, mostPairs)) {
      const told = { over: all.length, most: mostPairs, looks: Math.floor(all.length / 2) };
      ports.progress?.tell({ kind: 'pairs', of: 'run', ...told });
      const driven = await drivePair(input, first, all.length === 0);
      if (driven.astray !== null) return soFar(asAstray(driven.astray));
      all.push(driven);
      const start = starts > 1 ? { start: starts } : {};
      const own = withReadings(driven.pairs, watch.samples());
      pairs = [...pairs, ...own.map((pair) => ({ ...pair, ...start }))];
      if (isTroubled(driven.trouble) || signal.aborted) return soFar(driven.trouble);
      const seen = look(input, pairs, { starts, driven: all.length });
      if (seen !== null) {
        stop = seen;
        break;
      }
      if (all.length > 1) continue;
      const trouble = await arms.restart();
      if (trouble === null) continue;
      if (isTroubled(trouble)) return soFar(trouble);
      starts += 1;
      await driver.again(addressesOf(arms));
    }
    return soFar(NO_TROUBLE);
  } finally {
    watch.stop();
  }
}

const addressesOf = ({ base, head }: RunningArms) => ({ base: base.baseUrl, head: head.baseUrl });

/** Both runs of a pair, with both sides' state as it was before the first. */
async function drivePair(
  { driver, arms, signal }: TurnsInput,
  first: Pair['first'],
  isFirst: boolean,
): Promise<Driven> {
  const trouble = await resetBoth(arms, isFirst);
  if (isTroubled(trouble)) return { pairs: [], trouble, astray: null, cpu: null };
  const driven = await driver.drive(first);
  return withDeaths(driven, signal.aborted ? NO_TROUBLE : deathsOf(arms));
}

type At = { readonly starts: number; readonly driven: number };

/** Why it may end; null: it goes on. It is looked at after every second pair, when each side came first as often. */
function look(
  { config, ports, mostPairs, totalMs }: TurnsInput,
  all: readonly Pair[],
  { starts, driven }: At,
): Stop | null {
  ports.log.write('info', `${driven} of at most ${pairsText(mostPairs, { window: 'run' })} driven`);
  if (driven % 2 === 1) return null;
  // More of them would show as little.
  if (all.length === 0) return 'limit';
  const { policy } = config;
  const toCome = pairsToCome(driven, mostPairs);
  const { usable, input } = pairsInput({ pairs: all, policy, starts, roundMs: totalMs, toCome });
  const accepted = acceptedNow(config, ports);
  if (usable.overloaded !== null && acceptedOverload(usable, accepted) === null) return 'regressed';
  if (usable.invalid.length > 0) return null;
  const stop = stopOf({ ...input, accepted });
  return stop === 'budget' ? null : stop;
}
