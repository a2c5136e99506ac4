import { readFileSync } from 'node:fs';
import { processes } from '../support/processes.ts';

/** Processes whose environment names a folder of the test's. */
export function processesOf(folder: string): readonly string[] {
  return processes()
    .filter(
      ({ pid }) => pid !== process.pid && environmentOf(pid).includes(`PERF_GATE_TEST_FOLDER=${folder}`),
    )
    .map(({ pid, command }) => `${pid} ${command}`);
}

/** Empty: the process has ended. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
