import type { RawArmSample } from '../../../core/readings/processes/memory.ts';
import { type ProcessSeen, processTree } from '../../../core/readings/processes/process-tree.ts';
import { readMemory } from './group-use.ts';
import { watchMemory } from './process-memory.ts';
import { readHandles, readSeen } from './process-seen.ts';

export type ArmWatch = {
  /** `how`: `slow` is with what is read once a second, and who belongs to it anew; `whole` with all that is ever read */
  read(at: number, how: 'quick' | 'slow' | 'whole'): readonly RawArmSample[];
  /** one of its processes; null: none was seen */
  first(): number | null;
};

/**
 * Follows an arm's processes. One that ended is followed until somebody waited for it: then its time stands with its
 * parent. None before the first process was seen.
 */
export function watchArm(processes: () => readonly number[] | null, root: string): ArmWatch {
  const tree = processTree();
  const readOwn = watchMemory(root);
  let known = new Map<number, ProcessSeen>();
  let isSeen = false;
  return {
    read(at, how) {
      const slow = how !== 'quick';
      const now = slow ? processes() : [];
      // What nobody can tell any more is not nothing.
      if (now === null) isSeen = false;
      const pids = new Set([...known.keys(), ...(now ?? [])]);
      const seen = [...pids].flatMap((pid) => {
        const one = readSeen(root, pid);
        // The id may have gone to another since.
        const isOther = one !== null && !slow && one.start !== known.get(pid)?.start;
        return one === null || isOther ? [] : [one];
      });
      known = new Map(seen.map((one) => [one.pid, one]));
      isSeen ||= seen.length > 0 && now !== null;
      if (!isSeen) return [];
      const used = tree(seen);
      if (!slow) return [{ at, ...used }];
      const own = [...known.keys()];
      const limit = readMemory({ root, pid: own[0] ?? 'self' })?.limit ?? null;
      const memory = readOwn(own, how === 'whole');
      return [{ at, ...used, slow: { ...memory, limit, handles: readHandles(root, own) } }];
    },
    first: () => known.keys().next().value ?? null,
  };
}
