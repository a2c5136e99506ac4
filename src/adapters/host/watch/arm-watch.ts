import { type ProcessSeen, processTree } from '../../../core/readings/process-tree.ts';
import type { ArmSample } from '../../../core/readings/sample.ts';
import { readMemory } from './group-use.ts';
import { readSeen, readSlow } from './process-seen.ts';

export type ArmWatch = {
  /** `slow`: with what is read once a second, and who belongs to it anew */
  read(at: number, slow: boolean): readonly ArmSample[];
  /** one of its processes; null: none was seen */
  first(): number | null;
};

/**
 * Follows an arm's processes. One that ended is followed until somebody waited for it: then its time stands with its
 * parent. None before the first process was seen.
 */
export function watchArm(processes: () => readonly number[] | null, root: string): ArmWatch {
  const tree = processTree();
  let known = new Map<number, ProcessSeen>();
  let isSeen = false;
  return {
    read(at, slow) {
      const pids = slow ? new Set([...known.keys(), ...(processes() ?? [])]) : known.keys();
      const seen = [...pids].flatMap((pid) => {
        const one = readSeen(root, pid);
        // The id may have gone to another since.
        const isOther = one !== null && !slow && one.start !== known.get(pid)?.start;
        return one === null || isOther ? [] : [one];
      });
      known = new Map(seen.map((one) => [one.pid, one]));
      isSeen ||= seen.length > 0;
      if (!isSeen) return [];
      const used = tree(seen);
      if (!slow) return [{ at, ...used }];
      const own = [...known.keys()];
      const limit = readMemory({ root, pid: own[0] ?? 'self' })?.limit ?? null;
      return [{ at, ...used, slow: { ...readSlow(root, own), limit } }];
    },
    first: () => known.keys().next().value ?? null,
  };
}
