import type { Pair } from '../../../core/model/recording/pairs.ts';
import { LADDER } from '../../../core/model/recording/percentiles.ts';
import type { Arm } from '../../../core/model/recording/window.ts';
import { isSteady } from '../../../core/statistics/steady.ts';
import type { Protocol } from '../collect/protocol.ts';
import { type Chunk, type ChunkInput, driveChunk } from './chunk.ts';
import { followsNone } from './followed-endpoints.ts';
import { type Lifetime, pairsIn } from './lifetime.ts';
import { leadOf } from './windows.ts';

export const ROUND_MS = 2000;
const FIRST_PAIRS = 3;
const MORE_PAIRS = 2;
/** 20 s on each arm. */
const MOST_PAIRS = 10;
/** Of setup() and starts of k6, in all processes of a warm-up whose length nobody set: as long as the load of the longest. */
const MOST_BESIDE_MS = 2 * MOST_PAIRS * ROUND_MS;
/** Medians this close are alike: by their ratio, or in ms whatever that is. */
const STEADY = { share: 0.05, least: 0.3 };

export type Warmed = Pick<Chunk, 'pairs' | 'trouble' | 'astray' | 'thrown'> & {
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
};

/** Drives both arms in turns until their medians stay; nothing of it is judged. Returns the last rounds. */
export async function warmArms(
  { arms, scenarios, entering, warmupMs, lifetime, protocol = 'http' }: WarmUp,
  drive: (input: ChunkInput) => Promise<Chunk> = driveChunk,
): Promise<Warmed> {
  const { log, setting } = arms.head.job;
  const most = warmupMs === null ? MOST_PAIRS : Math.ceil(warmupMs / ROUND_MS);
  let pairs: readonly Pair[] = [];
  let last: Omit<Warmed, 'chunks' | 'besideMs'> = {
    pairs,
    trouble: { base: [], head: [] },
    astray: null,
    thrown: { base: null, head: null },
  };
  let chunks = 0;
  let besideMs = 0;
  const isCostly = () => warmupMs === null && besideMs >= MOST_BESIDE_MS;
  while (pairs.length < most && !isCostly() && !setting.signal.aborted) {
    const few = pairs.length === 0 ? FIRST_PAIRS : MORE_PAIRS;
    const wanted = warmupMs === null ? few : most - pairs.length;
    const length = Math.min(wanted, pairsIn(lifetime, ROUND_MS, leadOf(entering)));
    const firsts = Array.from({ length }, () => 'base' as const);
    const rounds = { arms, scenarios, entering, firsts, roundMs: ROUND_MS, from: pairs.length };
    const driven = await drive({ ...rounds, endpoints: followsNone(protocol), judged: false });
    last = driven;
    besideMs += driven.besideMs;
    chunks += 1;
    pairs = [...pairs, ...last.pairs];
    if (
      last.astray !== null ||
      breaksByAsking(arms, last) ||
      last.pairs.length < firsts.length ||
      (warmupMs === null && isWarm(pairs, 'base') && isWarm(pairs, 'head'))
    )
      break;
  }
  if (pairs.length > 0) log.write('info', `${told(pairs)}${isCostly() ? costText(besideMs) : ''}`);
  return { ...last, pairs, chunks, besideMs };
}

const told = (pairs: readonly Pair[]): string =>
  `Warm-up: ${(pairs.length * ROUND_MS) / 1000} s on each arm, not judged`;

const costText = (besideMs: number): string =>
  `; setup() and starts of k6 took ${Math.round(besideMs / 1000)} s beside it, and no more is spent`;

/** More of it would say the same. */
function breaksByAsking({ head }: WarmUp['arms'], { thrown }: Pick<Chunk, 'thrown'>): boolean {
  return head.job.asks.length > 0 && thrown.base !== null && thrown.head !== null;
}

/** Whether an arm's medians stay. */
function isWarm(pairs: readonly Pair[], arm: Arm): boolean {
  const medians = pairs.map(
    (pair) => pair[arm].subjects['overall']?.percentiles?.values[LADDER.indexOf(0.5)],
  );
  return isSteady(medians, STEADY);
}
