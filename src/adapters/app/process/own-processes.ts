import type { Mark } from './marks.ts';
import { readMark } from './marks.ts';
import { allProcesses, environmentOf, lineOf, type Process } from './processes.ts';

export type OwnProcesses = {
  /** of the run, the arm and the step that started them */
  readonly mark: Mark;
  /** of the shell that was started */
  readonly group: number;
  /** whatever belongs to the gate and carries the mark too, with all that descends from it */
  readonly besides: readonly number[];
};

/** Sights of a process without a mark after which it is not asked again: between its start and its program it has none. */
const SIGHTS = 2;

/**
 * From now on: the processes that were started so, as they are at each call. Environments are read once for each
 * process, since that is most of the cost.
 */
export function ownProcesses({ mark, group, besides }: OwnProcesses): () => readonly number[] {
  const strangers = new Map<string, number>();
  const marked = new Set<string>();
  const isMarked = (one: Process): boolean => {
    const key = `${one.pid} ${one.start}`;
    if (marked.has(key)) return true;
    const sights = strangers.get(key) ?? 0;
    if (sights >= SIGHTS) return false;
    const its = readMark(environmentOf(one.pid));
    if (its?.run === mark.run && its.arm === mark.arm && its.step === mark.step) {
      marked.add(key);
      return true;
    }
    strangers.set(key, sights + 1);
    return false;
  };
  return () => {
    const all = allProcesses();
    const gate = lineOf(process.pid, all);
    const roots = all.filter((one) => one.group === group || (!gate.has(one.pid) && isMarked(one)));
    const own = descending(new Set(roots.map(({ pid }) => pid)), all);
    const others = descending(new Set(besides), all);
    return [...own].filter((pid) => !others.has(pid) && !gate.has(pid));
  };
}

/** These and all that descends from them. */
export function descending(roots: ReadonlySet<number>, all: readonly Process[]): ReadonlySet<number> {
  const children = Map.groupBy(all, ({ parent }) => parent);
  const found = new Set<number>();
  const open = [...roots];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    if (found.has(pid)) continue;
    found.add(pid);
    open.push(...(children.get(pid) ?? []).map((child) => child.pid));
  }
  return found;
}
