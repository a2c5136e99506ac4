import { lowerPlateau, nextShare, notBorne } from '../../../../core/decision/shape/lower-level.ts';
import type { NotBorne, Plateau } from '../../../../core/model/recording/duet.ts';
import type { Arm } from '../../../../core/model/recording/window.ts';
import { notBorneText, plateauText } from '../../../../core/words/notes/shape.ts';
import { protocolOfAll } from '../../collect/protocol.ts';
import type { Job } from '../../run/prepare.ts';
import { type Arms, armsOf, type Chunk, type ChunkInput } from '../chunk.ts';
import type { Flights } from '../plan/first-try.ts';
import type { Lifetime } from '../plan/lifetime.ts';
import { type Shape, shapeOf, timesOf } from '../plan/load-shape.ts';
import { atPlateau } from '../plan/plateau.ts';
import { type Warmed, warmArms } from './warm-arms.ts';

/** On each arm, ms: of applications that are warm in the main. */
export const REWARM_MS = 6000;

/** Rounds of a warm-up that say whether base bears it. */
const LAST = 2;

type Drive = (input: ChunkInput) => Promise<Chunk>;

export type Warming = {
  readonly jobs: { readonly [A in Arm]: Job };
  readonly flights: Flights;
  readonly warmupMs: number | null;
  readonly lifetime: Lifetime;
  /** null: the script's load is driven as it is, and never lowered */
  readonly plateau: Plateau | null;
  /** whether each arm has what it needs for itself, so that both may be driven at the same time */
  readonly apart: boolean;
};

/** Arms at the level at which they will be driven, and what the warm-up at it showed. */
export type WarmAt = {
  readonly arms: Arms;
  readonly warm: Warmed;
  readonly plateau: Plateau | null;
};

/**
 * Warms both arms up. Where base does not bear the plateau of a load that changes, it is tried at lower ones, and the first
 * that base bears is taken; where there is none, the plateau stays.
 */
export async function warmAtLevel(warming: Warming, drive?: Drive): Promise<WarmAt> {
  const { jobs, plateau, warmupMs } = warming;
  const whole = await warmAt(warming, jobs, warmupMs, drive);
  const why = plateau === null ? null : shortfall(whole.warm);
  if (plateau === null || why === null) return whole;
  const { log, setting } = jobs.head;
  let { chunks, besideMs } = whole.warm;
  let share = nextShare(1, why);
  while (share !== null) {
    const lower = lowerPlateau(plateau, share, why);
    if (lower === null || setting.signal.aborted) break;
    log.write('info', `In the warm-up ${notBorneText(why)}: the load is ${plateauText(lower)}.`);
    const at = { base: lowered(jobs.base, lower), head: lowered(jobs.head, lower) };
    const tried = await warmAt(
      { ...warming, plateau: lower },
      at,
      Math.min(warmupMs ?? REWARM_MS, REWARM_MS),
      drive,
    );
    chunks += tried.warm.chunks;
    besideMs += tried.warm.besideMs;
    if (tried.warm.pairs.length === 0 || tried.warm.astray !== null) break;
    const short = shortfall(tried.warm);
    if (short === null) return { ...tried, warm: { ...tried.warm, chunks, besideMs } };
    share = nextShare(share, short);
  }
  log.write('info', `No lower level is better: the load is ${plateauText(plateau)}.`);
  return { ...whole, warm: { ...whole.warm, chunks, besideMs } };
}

const lowered = (job: Job, plateau: Plateau): Job => ({ ...job, plan: atPlateau(job.plan, plateau) });

/** In the last rounds, when caches are filled and connections open. */
const shortfall = ({ pairs }: Warmed): NotBorne | null =>
  notBorne(pairs.slice(-LAST).map(({ base }) => base));

async function warmAt(
  { flights, lifetime, plateau, apart }: Warming,
  jobs: Warming['jobs'],
  warmupMs: number | null,
  drive?: Drive,
): Promise<WarmAt> {
  const protocol = protocolOfAll([...flights.base.endpoints, ...flights.head.endpoints]);
  const warm = await warmArms(
    {
      ...coldShape(jobs.head, flights),
      arms: armsOf(jobs),
      warmupMs,
      lifetime,
      protocol,
      atOnce: mayBeAtOnce(jobs.head, apart),
    },
    drive,
  );
  // What warms up must not count.
  return { arms: armsOf(jobs), warm, plateau };
}

/** Users without a rate would take time from each other, and so change their own pace, from which rounds are made. */
export const mayBeAtOnce = ({ plan }: Pick<Job, 'plan'>, apart: boolean): boolean =>
  apart && plan.targetRate !== null;

/** The rounds as the first iteration of each arm has them. */
export const coldShape = ({ plan }: Job, flights: Flights): Shape =>
  shapeOf(plan, flights.base, timesOf(plan, flights));
