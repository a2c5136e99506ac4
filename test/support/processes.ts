import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly cwd: string;
};

/** Those that live, as Linux lists them. */
export function processes(): readonly Process[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (/^State:\s+Z/m.test(status)) return [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      return [{ pid: Number(pid), parent, command, cwd: readlinkSync(`/proc/${pid}/cwd`) }];
    } catch {
      return [];
    }
  });
}

/** Processes that work in a folder or are told of it, other than this one. */
export function processesIn(folder: string): readonly string[] {
  return processes()
    .filter(({ pid }) => pid !== process.pid)
    .filter(({ command, cwd }) => cwd.startsWith(folder) || command.includes(folder))
    .map(({ pid, command }) => `${pid} ${command}`);
}
