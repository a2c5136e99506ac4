import { readdirSync, readFileSync } from 'node:fs';

/** Processes whose command line or environment names a folder of the test's. */
export function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const state = /^State:\s+(\S)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      const own = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`PERF_GATE_TEST_FOLDER=${folder}`);
      return own && state !== 'Z' ? [`${pid} ${command}`] : [];
    } catch {
      return [];
    }
  });
}
