import { formatDuration } from '../../duration.ts';
import type { Job } from '../../run/prepare.ts';

/** What the rounds of both arms took. */
export type Taken = {
  /** load that is judged, ms */
  readonly judgedMs: number;
  /** what each arm's processes took beside it, ms: their start, setup() and teardown() */
  readonly besideMs: number;
  /** of each arm */
  readonly processes: number;
  /** whether groups of rounds took several of them, so that none lives longer than the script's own run */
  readonly isCut: boolean;
};

export const NOTHING_TAKEN: Taken = { judgedMs: 0, besideMs: 0, processes: 0, isCut: false };

/** Share of the load's own time that is worth a word. */
const MUCH = 0.5;

export const add = (one: Taken, other: Taken): Taken => ({
  judgedMs: one.judgedMs + other.judgedMs,
  besideMs: one.besideMs + other.besideMs,
  processes: one.processes + other.processes,
  isCut: one.isCut || other.isCut,
});

/** What a slow setup() or teardown() costs and what mends it; null: little, or there is none. `isRated`: `workload.rate` is set. */
export function setupCost(
  { exports }: Pick<Job, 'exports'>,
  { judgedMs, besideMs, processes, isCut }: Taken,
  isRated: boolean,
): string | null {
  const own = ['setup', 'teardown'].filter((name) => exports.includes(name)).map((name) => `${name}()`);
  if (own.length === 0 || besideMs <= MUCH * judgedMs) return null;
  const each = `${formatDuration(besideMs / processes)} for each of ${processes} k6 processes`;
  const all = `${formatDuration(besideMs)} beside ${formatDuration(judgedMs)} of load`;
  const cost = `${own.join(' and ')} with the start of k6 took ${each} of a side, ${all}.`;
  if (!isCut) return `${cost} Make ${own.length > 1 ? 'them' : 'it'} quicker where you can.`;
  const longer = isRated ? 'Set `workload.duration` longer' : "Let the script's own run be longer";
  return `${cost} ${longer}, so that a process drives more rounds.`;
}
