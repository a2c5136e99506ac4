import { readFileSync } from 'node:fs';
import os from 'node:os';
import { runProgram } from '../../plumbing/process/run.ts';

/**
 * CPUs that a process can be held to with `taskset`, which is tried. None where that is missing or not allowed, and none
 * where a quota grants less time than there are CPUs: the time is then the same wherever it is spent.
 */
export async function pinnableCpus(env: NodeJS.ProcessEnv): Promise<readonly number[]> {
  const allowed = allowedCpus();
  if (allowed.length === 0 || allowed.length > os.availableParallelism()) return [];
  const tried = await runProgram({ program: 'true', args: [], env, cpus: allowed }).catch(() => null);
  return tried?.code === 0 ? allowed : [];
}

/** None where this is not Linux. */
function allowedCpus(): readonly number[] {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return readList(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '');
  } catch {
    return [];
  }
}

/** `0-2,5` as 0, 1, 2 and 5. */
export function readList(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [first, last] = part.split('-').map(Number);
    if (part === '' || first === undefined || Number.isNaN(first)) return [];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });
}
