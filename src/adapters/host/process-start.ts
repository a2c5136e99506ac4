import { readFileSync, readlinkSync } from 'node:fs';

/** When a process started, in the kernel's ticks; null: there is no such process. 0: it lives, and nobody tells more. */
export function startOf(pid: number): number | null {
  try {
    // The second field is the program's name, which may hold anything; the start is the 22nd.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : Number(fields[18]);
  } catch {
    return process.platform !== 'linux' && isAlive(pid) ? 0 : null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What process ids are unique within: the machine since it was started, and the container. */
export function processSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}
