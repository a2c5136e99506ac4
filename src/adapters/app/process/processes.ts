import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { type Mark, readMark } from './marks.ts';

export type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** since the machine's start, in the kernel's ticks */
  readonly start: number;
};

/** Processes of this machine that live, as /proc lists them; none where there is no /proc. */
export function allProcesses(): readonly Process[] {
  try {
    return readdirSync('/proc').flatMap((name) =>
      /^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : [],
    );
  } catch {
    return [];
  }
}

/** null: it has ended. */
export function readProcess(pid: number): Process | null {
  const stat = read(`/proc/${pid}/stat`);
  // The second field is the program's name, which may hold anything.
  const [state, parent, group, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (stat === '' || state === 'Z' || state === 'X') return null;
  return { pid, parent: Number(parent), group: Number(group), start: Number(fields[16]) };
}

/** What it was started with; empty: it is another user's, or has ended. */
export const environmentOf = (pid: number): string => read(`/proc/${pid}/environ`);

export const commandOf = (pid: number): string =>
  read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim() || read(`/proc/${pid}/comm`).trim();

/** Whether it counts processes for itself: a container's has an environment of its own, also where it shares the network. */
export function isInContainer(pid: number): boolean {
  const [own, its] = [spaceOf('self'), spaceOf(pid)];
  return own !== '' && its !== '' && own !== its;
}

/** Name of the program, which a script cannot choose as it can its command line; empty: it is another user's. */
export const programOf = (pid: number): string => readLink(`/proc/${pid}/exe`).split('/').at(-1) ?? '';

const spaceOf = (pid: number | 'self'): string => readLink(`/proc/${pid}/ns/pid`);

/** Those that carry a mark of which `isMeant` says so, but for this process and what it was started by. */
export function markedProcesses(isMeant: (mark: Mark) => boolean): readonly Process[] {
  const all = allProcesses();
  const own = lineOf(process.pid, all);
  return all.filter(({ pid }) => {
    const mark = own.has(pid) ? null : readMark(environmentOf(pid));
    return mark !== null && isMeant(mark);
  });
}

/** A process and all that it descends from. */
export function lineOf(pid: number, all: readonly Process[]): ReadonlySet<number> {
  const parents = new Map(all.map((one) => [one.pid, one.parent]));
  const line = new Set<number>();
  for (let next: number | undefined = pid; next !== undefined && !line.has(next); next = parents.get(next))
    line.add(next);
  return line;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Empty: it is another user's, or has ended. */
export function readLink(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
