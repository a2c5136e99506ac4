import { notBorne } from '../../../../core/decision/shape/lower-level.ts';
import type { Pair } from '../../../../core/model/recording/pairs.ts';
import { LADDER } from '../../../../core/model/recording/percentiles.ts';
import { ARMS, type Arm } from '../../../../core/model/recording/window.ts';
import { isSteady, noLongerFalls } from '../../../../core/statistics/steady.ts';
import { notBorneText } from '../../../../core/words/notes/shape.ts';
import { during } from '../../../../ports/progress/during.ts';
import type { Protocol } from '../../collect/protocol.ts';
import { type Arms, armsOf, type Chunk, type ChunkInput, driveChunk } from '../chunk.ts';
import { followsNone } from '../followed-endpoints.ts';
import { type Lifetime, pairsIn } from '../plan/lifetime.ts';
import { leadOf } from '../windows.ts';
import { type Course, courseOf } from './warm-course.ts';

/** Of setup() and starts of k6, in all processes of a warm-up whose length nobody set: as long as the load of the longest. */
const MOST_BESIDE_MS = 40_000;
/** Medians this close are alike: by their ratio, or in ms whatever that is. */
const STEADY = { share: 0.05, least: 0.3 };
/** Answers of a machine that does not bear both get slower by more than this, and by more than chance. */
const SLOWER = { share: 0.5, leastMs: 5 };
/** The last rounds say whether a load is borne. */
const LAST = 2;

export type Warmed = Pick<Chunk, 'pairs' | 'trouble' | 'astray' | 'thrown'> & {
  /** with what they showed in these pairs */
  readonly arms: Arms;
  /** load on each arm in these pairs, ms */
  readonly loadMs: number;
  /** processes per arm */
  readonly chunks: number;
  /** what they took beside their rounds, ms */
  readonly besideMs: number;
};

export type WarmUp = Pick<ChunkInput, 'arms' | 'scenarios' | 'entering'> & {
  /** seconds on each arm that the user set, ms; null: until both are steady */
  readonly warmupMs: number | null;
  readonly lifetime: Lifetime;
  /** by what the script makes its requests; absent: HTTP */
  readonly protocol?: Protocol;
  /** whether both may be driven at the same time, as far as the machine bears it; else in turns */
  readonly atOnce: boolean;
  /** that the same builds were warm before, and started anew: less may do; absent: they were not */
  readonly isAgain?: boolean;
};

type Drive = (input: ChunkInput) => Promise<Chunk>;

/**
 * Drives both arms until their medians stay; nothing of it is judged. At once where that may be, and on in turns where the
 * machine does not bear both together: what came of that is told by the turns alone.
 */
export function warmArms(input: WarmUp, drive: Drive = driveChunk): Promise<Warmed> {
  const { progress } = input.arms.head.job.setting;
  return during(progress, { step: 'warm-up' }, () => warmedBy(input, drive));
}

async function warmedBy(input: WarmUp, drive: Drive): Promise<Warmed> {
  const { log, setting } = input.arms.head.job;
  if (input.warmupMs === 0) return nothing(input);
  if (!input.atOnce) return said(input, await warmBy(courseOf('in-turns', input), input, 0, drive));
  const course = courseOf('at-once', input);
  const both = await warmBy(course, input, 0, drive);
  const why = both.isWhole ? notBorneAtOnce(both.pairs) : 'k6 did not get to its end';
  if (why === null || isSettled(input, both) || setting.signal.aborted) return said(input, both);
  log.write('info', `With both at once ${why}: they are warmed up in turns.`);
  const { base, head } = input.arms;
  const fresh = { ...input, arms: armsOf({ base: base.job, head: head.job }) };
  const turns = await warmBy(courseOf('in-turns', input), fresh, course.most, drive);
  return said(input, {
    ...turns,
    chunks: both.chunks + turns.chunks,
    besideMs: both.besideMs + turns.besideMs,
  });
}

const nothing = ({ arms }: Pick<WarmUp, 'arms'>): Warmed => ({
  ...{ arms, pairs: [] },
  trouble: { base: [], head: [] },
  astray: null,
  thrown: { base: null, head: null },
  ...{ loadMs: 0, chunks: 0, besideMs: 0 },
});

/** `isWhole`: no process ended early. */
type WarmedBy = Warmed & { readonly isWhole: boolean };

/** `from`: number of the first round. */
async function warmBy(course: Course, input: WarmUp, from: number, drive: Drive): Promise<WarmedBy> {
  const { arms, scenarios, entering, warmupMs, lifetime, protocol = 'http' } = input;
  const { pace, roundMs, fewest, more, most } = course;
  let warmed: WarmedBy = { ...nothing(input), isWhole: true };
  const isCostly = () => warmupMs === null && warmed.besideMs >= MOST_BESIDE_MS;
  while (warmed.pairs.length < most && !isCostly() && !arms.head.job.setting.signal.aborted) {
    const known = warmed.pairs.length;
    const length = Math.min(known === 0 ? fewest : more, pairsIn(lifetime, roundMs, leadOf(entering), pace));
    const firsts = Array.from({ length }, () => 'base' as const);
    const rounds = { arms, scenarios, entering, pace, firsts, roundMs, from: from + known };
    const driven = await drive({ ...rounds, endpoints: followsNone(protocol), judged: false });
    const pairs = [...warmed.pairs, ...driven.pairs];
    warmed = {
      ...driven,
      ...{ arms, pairs },
      loadMs: pairs.length * roundMs,
      chunks: warmed.chunks + 1,
      besideMs: warmed.besideMs + driven.besideMs,
      isWhole: driven.pairs.length === length,
    };
    if (!warmed.isWhole || isSettled(input, warmed)) break;
    if (pace === 'at-once' && notBorneAtOnce(pairs) !== null) break;
    if (course.endsWhenSteady && ARMS.every((arm) => isWarm(mediansOf(pairs, arm)))) break;
  }
  return warmed;
}

/** More of it would say the same. */
function isSettled(
  { arms }: Pick<WarmUp, 'arms'>,
  { astray, thrown }: Pick<Chunk, 'astray' | 'thrown'>,
): boolean {
  return (
    astray !== null || (arms.head.job.asks.all.length > 0 && thrown.base !== null && thrown.head !== null)
  );
}

/** Whether an arm's medians stay, as far as a busy machine lets them. */
const isWarm = (medians: readonly (number | undefined)[]): boolean =>
  isSteady(medians, STEADY) || noLongerFalls(medians, STEADY);

/** How the machine falls short of driving both at the same time, in words; null: it bears it. */
function notBorneAtOnce(pairs: readonly Pair[]): string | null {
  for (const arm of ARMS) {
    const short = notBorne(pairs.slice(-LAST).map((pair) => pair[arm]));
    if (short !== null) return notBorneText(short, arm);
    const medians = mediansOf(pairs, arm).filter((median) => median !== undefined);
    const [first, last] = [medians[0] ?? 0, medians.at(-1) ?? 0];
    if (last > first * (1 + SLOWER.share) && last > first + SLOWER.leastMs)
      return `${arm} gets slower and slower`;
  }
  return null;
}

function mediansOf(pairs: readonly Pair[], arm: Arm): readonly (number | undefined)[] {
  return pairs.map((pair) => pair[arm].subjects['overall']?.percentiles?.values[LADDER.indexOf(0.5)]);
}

function said({ arms, warmupMs }: WarmUp, warmed: Warmed): Warmed {
  const { pairs, loadMs, besideMs } = warmed;
  const isCostly = warmupMs === null && besideMs >= MOST_BESIDE_MS;
  const cost = isCostly
    ? `; setup() and starts of k6 took ${Math.round(besideMs / 1000)} s beside it, and no more is spent`
    : '';
  if (pairs.length > 0)
    arms.head.job.log.write('info', `Warm-up: ${loadMs / 1000} s on each side, not judged${cost}`);
  return warmed;
}
