import { KILL } from '../../../plumbing/process/end.ts';
import { createClock } from '../../../plumbing/time/clock.ts';
import { poll } from '../../../plumbing/time/poll.ts';
import type { Mark } from './marks.ts';
import { markedProcesses, type Process, readProcess } from './processes.ts';

const POLL_MS = 50;
/** A database writes what it holds, and removes its lock. */
const EXIT_GRACE_MS = 2000;

/**
 * Ends what carries such a mark, whatever group or session it moved to: TERM, then KILL for what is still there after
 * `graceMs`. Children that came meanwhile are found too. Nothing where there is no /proc. Returns how many there were.
 */
export async function endMarked(isMeant: (mark: Mark) => boolean, graceMs: number): Promise<number> {
  const found = markedProcesses(isMeant);
  if (found.length === 0) return 0;
  for (const one of found) send(one, 'SIGTERM');
  await allEnd(isMeant, graceMs);
  for (const one of markedProcesses(isMeant)) send(one, 'SIGKILL');
  await allEnd(isMeant, KILL.graceMs);
  return found.length;
}

/** The same at the very end of this process, which no promise outlives: it holds this process back, and only briefly. */
export function endMarkedAtExit(isMeant: (mark: Mark) => boolean): void {
  for (const one of markedProcesses(isMeant)) send(one, 'SIGTERM');
  for (let waited = 0; waited < EXIT_GRACE_MS && markedProcesses(isMeant).length > 0; waited += POLL_MS) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  for (const one of markedProcesses(isMeant)) send(one, 'SIGKILL');
}

async function allEnd(isMeant: (mark: Mark) => boolean, limitMs: number): Promise<void> {
  const areGone = () => (markedProcesses(isMeant).length > 0 ? null : true);
  await poll(areGone, { everyMs: POLL_MS, limitMs, clock: createClock() });
}

/** Only to the process that was found: its id may have gone to another since. */
function send({ pid, start }: Process, signal: NodeJS.Signals): void {
  if (readProcess(pid)?.start !== start) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended, or is another user's.
  }
}
