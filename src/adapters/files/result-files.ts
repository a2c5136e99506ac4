import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError, MachineError, toError } from '../../ports/errors.ts';
import { machineTrouble } from '../../ports/machine-trouble.ts';
import type { ResultFiles } from '../../ports/result-files.ts';

/** Result files in one folder, which is made when the first is written. */
export function createResultFiles(directory: string): ResultFiles {
  const root = path.resolve(directory);
  return {
    path: (name) => path.join(root, name),
    async write(name, content) {
      const target = path.join(root, name);
      const half = `${target}.${randomUUID()}.tmp`;
      try {
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(half, content);
        await rename(half, target);
        return target;
      } catch (thrown) {
        await rm(half, { force: true }).catch(() => {});
        const message = `${target} cannot be written: ${toError(thrown).message}.`;
        const trouble = machineTrouble(thrown);
        // The system names no file where it fails in the middle of one.
        if (trouble !== null) throw new MachineError(message, trouble.hint, thrown);
        throw new EnvironmentError(message, 'Name a folder that can be written with --out.', thrown);
      }
    },
    async removeAll(start) {
      const names = await readdir(root).catch(() => []);
      for (const name of names.filter((one) => one.startsWith(start)))
        await rm(path.join(root, name), { force: true }).catch(() => {});
    },
  };
}
