import type { ArmSample } from '../sample.ts';

/** What a thread used since it began: time on a CPU and time that it waited for one, ms, and times that it got one. */
export type ThreadUse = { readonly cpu: number; readonly wait: number; readonly switches: number };

/** One process as it was seen. Times are in ms since it began. */
export type ProcessSeen = {
  readonly pid: number;
  /** with `pid` its identity: since the machine's start, in the kernel's ticks */
  readonly start: number;
  readonly parent: number;
  /** user and system time of all of its threads, ended ones too, cut to the kernel's ticks */
  readonly cpu: number;
  /** of the children that it waited for, with theirs */
  readonly childrenCpu: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
  readonly childrenMinorFaults: number;
  readonly childrenMajorFaults: number;
  readonly threads: number;
  /** threads that live, by their ids, to the nanosecond; null: too many to ask each */
  readonly each: ReadonlyMap<number, ThreadUse> | null;
};

type Counts = Pick<ArmSample, 'cpu' | 'minorFaults' | 'majorFaults'>;

/** A process that lives, or did at the last sight. */
type Known = {
  readonly seen: ProcessSeen;
  /** nearest known estimate of its own use, which never goes back */
  readonly own: Counts;
  /** what its children had used before it was first seen */
  readonly children: Counts;
  /** of threads that ended */
  readonly ended: ThreadUse;
  /** what descendants that are no more were seen to have used, to be found in what it waited for */
  gone: Counts;
};

const NOTHING: Counts = { cpu: 0, minorFaults: 0, majorFaults: 0 };
const NO_USE: ThreadUse = { cpu: 0, wait: 0, switches: 0 };

const plus = <K extends string>(a: Record<K, number>, b: Record<K, number>): Record<K, number> =>
  each(a, (key) => a[key] + b[key]);

const sum = <K extends string>(
  first: Record<K, number>,
  rest: readonly Record<K, number>[],
): Record<K, number> => rest.reduce((all, one) => plus(all, one), first);

function each<K extends string>(like: Record<K, number>, value: (key: K) => number): Record<K, number> {
  const keys = Object.keys(like) as K[];
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, number>;
}

/**
 * Adds up what a tree of processes used, sight by sight.
 *
 * CPU time: `/proc/PID/stat` counts all threads a process ever had, but only in whole ticks (10 ms); the sum over
 * `/proc/PID/task/*\/schedstat` is exact to the nanosecond and forgets a thread when it ends. So threads are summed, what
 * ended ones had at their last sight is kept, and wherever the ticks say more they are believed. Children that ended
 * between two sights show up in what their parent waited for: what that exceeds the children that were seen by is added.
 * Lost is only what an orphan used between its last sight and its end.
 */
export function processTree(): (processes: readonly ProcessSeen[]) => Omit<ArmSample, 'at' | 'slow'> {
  let living = new Map<string, Known>();
  let isFirst = true;
  let ofEnded: Counts = NOTHING;
  let useOfEnded: ThreadUse = NO_USE;
  return (processes) => {
    const before = living;
    living = new Map(processes.map((seen) => [keyOf(seen), knownAs(seen, before.get(keyOf(seen)), isFirst)]));
    isFirst = false;
    const ended = [...before].flatMap(([key, known]) => (living.has(key) ? [] : [known]));
    for (const known of ended) bequeath(known, living, before);
    ofEnded = sum(ofEnded, ended.map(countsOf));
    useOfEnded = sum(useOfEnded, ended.map(useOf));
    const now = [...living.values()];
    const counts = sum(ofEnded, now.map(countsOf));
    const threads = processes.reduce((all, one) => all + one.threads, 0);
    if (processes.some(({ each }) => each === null)) return { ...counts, threads };
    const { wait, switches } = sum(useOfEnded, now.map(useOf));
    return { ...counts, threads, cpuWait: wait, switches };
  };
}

const keyOf = ({ pid, start }: ProcessSeen): string => `${pid} ${start}`;

const childrenOf = (seen: ProcessSeen): Counts => ({
  cpu: seen.childrenCpu,
  minorFaults: seen.childrenMinorFaults,
  majorFaults: seen.childrenMajorFaults,
});

function knownAs(seen: ProcessSeen, before: Known | undefined, isFirst: boolean): Known {
  const ended = before === undefined ? NO_USE : plus(before.ended, lostThreads(before.seen, seen));
  const threads = plus(ended, sumOf(seen));
  const { minorFaults, majorFaults } = seen;
  const cpu = Math.max(threads.cpu, seen.cpu, before?.own.cpu ?? 0);
  return {
    seen,
    own: { cpu, minorFaults, majorFaults },
    // Of one that came since the first sight all is its own, also what it had waited for by then.
    children: before?.children ?? (isFirst ? childrenOf(seen) : NOTHING),
    ended: seen.each === null ? ended : { ...ended, cpu: ended.cpu + cpu - threads.cpu },
    gone: before?.gone ?? NOTHING,
  };
}

const sumOf = ({ each }: ProcessSeen): ThreadUse => sum(NO_USE, [...(each?.values() ?? [])]);

/** What threads had that are no more; an id that began anew is another thread. */
function lostThreads(before: ProcessSeen, now: ProcessSeen): ThreadUse {
  const { each } = now;
  if (before.each === null || each === null) return NO_USE;
  const lost = [...before.each].filter(([id, use]) => (each.get(id)?.cpu ?? -1) < use.cpu);
  return sum(
    NO_USE,
    lost.map(([, use]) => use),
  );
}

/** What children used that were never seen, or more than at their last sight. */
function hidden({ seen, children, gone }: Known): Counts {
  const now = childrenOf(seen);
  return each(NOTHING, (key) => Math.max(0, now[key] - children[key] - gone[key]));
}

const countsOf = (known: Known): Counts => plus(known.own, hidden(known));

const useOf = ({ seen, ended }: Known): ThreadUse => plus(ended, sumOf(seen));

/** What it used stays in the sum; its nearest ancestor that lives finds the same once more in what it waited for. */
function bequeath(
  { seen, own }: Known,
  living: ReadonlyMap<string, Known>,
  before: ReadonlyMap<string, Known>,
): void {
  const parents = new Map([...before.values()].map((one) => [one.seen.pid, one]));
  const passed = new Set<number>();
  let ancestor = parents.get(seen.parent);
  while (ancestor !== undefined && !passed.has(ancestor.seen.pid)) {
    passed.add(ancestor.seen.pid);
    const heir = living.get(keyOf(ancestor.seen));
    if (heir !== undefined) {
      heir.gone = plus(heir.gone, plus(own, childrenOf(seen)));
      return;
    }
    ancestor = parents.get(ancestor.seen.parent);
  }
}
