import os from 'node:os';
import { runProgram } from '../../plumbing/process/run.ts';
import { areAlike } from './cpu-kinds.ts';
import { read } from './read.ts';

/**
 * CPUs that a process can be held to with `taskset`, which is tried. None where that is missing or not allowed, and none
 * where a quota grants less time than there are CPUs: the time is then the same wherever it is spent. None either where
 * some are faster than others: whoever got those would look faster. `root`: where `/proc` and `/sys` lie.
 */
export async function pinnableCpus(env: NodeJS.ProcessEnv, root = '/'): Promise<readonly number[]> {
  const allowed = allowedCpus(root);
  if (allowed.length === 0 || allowed.length > os.availableParallelism()) return [];
  if (!areAlike(allowed, root)) return [];
  const tried = await runProgram({ program: 'true', args: [], env, cpus: allowed }).catch(() => null);
  return tried?.code === 0 ? allowed : [];
}

/** None where this is not Linux. */
function allowedCpus(root: string): readonly number[] {
  const status = read(root, 'proc/self/status') ?? '';
  return readList(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '');
}

/** `0-2,5` as 0, 1, 2 and 5. */
export function readList(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [first, last] = part.split('-').map(Number);
    if (part === '' || first === undefined || Number.isNaN(first)) return [];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });
}
