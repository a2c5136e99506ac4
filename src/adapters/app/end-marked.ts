import type { Mark } from './marks.ts';
import { markedProcesses, type Process, readProcess } from './processes.ts';

const POLL_MS = 50;
/** A killed process still takes a moment to end. */
const KILL_MS = 2000;
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
  await allEnd(isMeant, KILL_MS);
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
  for (let waited = 0; waited < limitMs && markedProcesses(isMeant).length > 0; waited += POLL_MS) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
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
