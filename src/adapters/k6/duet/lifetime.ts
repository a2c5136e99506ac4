import type { Arm } from '../../../core/model/duet.ts';
import type { Driven } from '../../../ports/load-generator.ts';
import { formatDuration } from '../duration.ts';
import type { Preflight } from '../preflight.ts';
import type { Job } from '../prepare.ts';
import { type ChunkInput, driveChunk } from './chunk.ts';
import { slotMs } from './windows.ts';

/**
 * How long a k6 process may live, ms; null: any time. What setup() fetched (a token) is made to last for the script's
 * own run, and would end in the middle of a longer one.
 */
export function lifetimeOf(
  { plan, inspected }: Pick<Job, 'plan' | 'inspected'>,
  flights: { readonly [A in Arm]: Pick<Preflight, 'setupData'> },
): number | null {
  const isGiven = flights.base.setupData || flights.head.setupData;
  return isGiven ? (plan.judgedMs ?? inspected.totalMs) : null;
}

/** Pairs of rounds that one process drives in its life: one at least. */
export function pairsIn(lifetimeMs: number | null, roundMs: number): number {
  if (lifetimeMs === null) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor(lifetimeMs / (2 * slotMs(roundMs))));
}

/** What the log says of processes that live no longer; null: nothing ends early. */
export function lifetimeNote(lifetimeMs: number | null, roundMs: number): string | null {
  if (lifetimeMs === null) return null;
  const most = pairsIn(lifetimeMs, roundMs);
  const each = `${most === 1 ? 'one pair' : `${most} pairs`} of rounds (${formatDuration(most * 2 * slotMs(roundMs))})`;
  return `setup() returns data, which may be made for the script's own run of ${formatDuration(lifetimeMs)}: each k6 process drives ${each} at most, with a setup() of its own.`;
}

export type Lives = { readonly driven: Driven; readonly processes: number };

/** Drives rounds in as many processes, one after the other, as it takes. Stops at the first trouble. */
export async function driveLives(input: ChunkInput, pairsEach: number): Promise<Lives> {
  const { firsts, from, arms } = input;
  let driven: Driven | null = null;
  let processes = 0;
  for (let at = 0; driven === null || at < firsts.length; at += pairsEach) {
    const wanted = firsts.slice(at, at + pairsEach);
    const chunk = await driveChunk({ ...input, firsts: wanted, from: from + at });
    processes += 1;
    driven = driven === null ? chunk : joined(driven, chunk);
    const isCut = chunk.astray !== null || chunk.pairs.length < wanted.length;
    if (isCut || hasTrouble(chunk) || arms.head.job.setting.signal.aborted) break;
  }
  return { driven, processes };
}

const hasTrouble = ({ trouble }: Driven): boolean => trouble.base.length + trouble.head.length > 0;

function joined(before: Driven, after: Driven): Driven {
  const { cpu, vusExhausted } = before;
  const sum =
    cpu === null || after.cpu === null
      ? null
      : { usedMs: cpu.usedMs + after.cpu.usedMs, wallMs: cpu.wallMs + after.cpu.wallMs };
  return {
    ...after,
    pairs: [...before.pairs, ...after.pairs],
    cpu: sum,
    vusExhausted: {
      base: vusExhausted.base || after.vusExhausted.base,
      head: vusExhausted.head || after.vusExhausted.head,
    },
  };
}
