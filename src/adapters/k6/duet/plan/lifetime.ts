import { LEAD_MS, slotMs } from '../../../../core/decision/duet/round-length.ts';
import type { Arm } from '../../../../core/model/recording/window.ts';
import type { Driven } from '../../../../ports/load-generator.ts';
import { formatDuration } from '../../duration.ts';
import type { Preflight } from '../../run/preflight.ts';
import type { Job } from '../../run/prepare.ts';
import { type ChunkInput, driveChunk } from '../chunk.ts';
import type { Pace } from '../windows.ts';
import type { Taken } from './setup-cost.ts';

/** How long a k6 process may live: no longer than the script's own run would, but for one pair of rounds. */
export type Lifetime = {
  readonly ms: number;
  /** whether setup() returns something, which is as old as the process */
  readonly setupData: boolean;
};

/**
 * What a script fetches (a token in setup(), a session in a VU's first iteration) is made to last for its own run, and
 * would end in the middle of a longer one.
 */
export function lifetimeOf(
  { plan, inspected }: Pick<Job, 'plan' | 'inspected'>,
  flights: { readonly [A in Arm]: Pick<Preflight, 'setupData'> },
): Lifetime {
  const setupData = flights.base.setupData || flights.head.setupData;
  return { ms: plan.judgedMs ?? inspected.totalMs, setupData };
}

/** Pairs of rounds that one process drives in its life: one at least. */
export function pairsIn(
  { ms }: Pick<Lifetime, 'ms'>,
  roundMs: number,
  leadMs: number = LEAD_MS,
  pace: Pace = 'in-turns',
): number {
  const pairs = pace === 'at-once' ? (ms - leadMs) / roundMs : ms / (2 * slotMs(roundMs, leadMs));
  return Math.max(1, Math.floor(pairs));
}

/** What the log says where a group of rounds takes several processes. */
export function lifetimeNote({ ms, setupData }: Lifetime, roundMs: number, leadMs: number = LEAD_MS): string {
  const most = pairsIn({ ms }, roundMs, leadMs);
  const each = `${most === 1 ? 'one pair' : `${most} pairs`} of rounds (${formatDuration(most * 2 * slotMs(roundMs, leadMs))})`;
  const own = `the script's own run of ${formatDuration(ms)}`;
  return setupData
    ? `setup() returns data, which may be made for ${own}: each k6 process drives ${each} at most, with a setup() of its own.`
    : `What VUs keep, such as a login, may be made for ${own}: each k6 process drives ${each} at most.`;
}

export type Lives = { readonly driven: Driven; readonly taken: Taken };

/** Drives rounds in as many processes, one after the other, as it takes. Stops at the first trouble. */
export async function driveLives(input: ChunkInput, pairsEach: number): Promise<Lives> {
  const { firsts, from, arms } = input;
  let driven: Driven | null = null;
  let processes = 0;
  let besideMs = 0;
  for (let at = 0; driven === null || at < firsts.length; at += pairsEach) {
    const wanted = firsts.slice(at, at + pairsEach);
    const chunk = await driveChunk({ ...input, firsts: wanted, from: from + at });
    processes += 1;
    besideMs += chunk.besideMs;
    driven = driven === null ? chunk : joined(driven, chunk);
    const isCut = chunk.astray !== null || chunk.pairs.length < wanted.length;
    if (isCut || hasTrouble(chunk) || arms.head.job.setting.signal.aborted) break;
  }
  const judgedMs = 2 * firsts.length * input.roundMs;
  return { driven, taken: { judgedMs, besideMs, processes, isCut: processes > 1 } };
}

const hasTrouble = ({ trouble }: Driven): boolean => trouble.base.length + trouble.head.length > 0;

function joined(before: Driven, after: Driven): Driven {
  const { cpu } = before;
  const sum =
    cpu === null || after.cpu === null
      ? null
      : { usedMs: cpu.usedMs + after.cpu.usedMs, wallMs: cpu.wallMs + after.cpu.wallMs };
  return {
    ...after,
    pairs: [...before.pairs, ...after.pairs],
    cpu: sum,
  };
}
