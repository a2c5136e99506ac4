import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { atExit } from '../../plumbing/process/at-exit.ts';
import type { Run } from '../../ports/run.ts';
import { processSpace, startOf } from './process-start.ts';

/** Folders of runs begin with this; the id follows. */
const FOLDER = 'perf-gate-run-';
/** No run lasts so long: one that nobody here can ask about (another container, before a restart) has ended then. */
const STALE_MS = 48 * 3_600_000;

export type RunOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** default: the runner's temporary folder, else the machine's */
  readonly root?: string;
};

/**
 * This process's run. Its folder goes when the process ends, by whatever end but a kill; then the next run that needs one
 * takes it away.
 */
export function openRun({ env, root = env['RUNNER_TEMP'] || os.tmpdir() }: RunOptions): Run {
  const id = newId();
  const own = path.join(root, `${FOLDER}${id}`);
  let made: Promise<void> | null = null;
  const make = async () => {
    await clearFolders(root);
    await mkdir(own, { recursive: true });
    atExit(() => takeAway(own));
  };
  return {
    id,
    async folder(kind) {
      made ??= make();
      await made;
      return mkdtemp(path.join(own, `${kind}-`));
    },
    isOver,
  };
}

/** Owner, its start, the space that both are known in, and some chance: one process may have several runs. */
function newId(): string {
  const parts = [process.pid, (startOf(process.pid) ?? 0).toString(36), spaceMark()];
  return [...parts, randomBytes(4).toString('hex')].join('-');
}

const spaceMark = (): string => createHash('sha256').update(processSpace()).digest('hex').slice(0, 8);

function isOver(id: string): boolean {
  const [pid = '', start = '', space] = id.split('-');
  if (!/^[1-9]\d*$/.test(pid) || space !== spaceMark()) return false;
  return startOf(Number(pid)) !== Number.parseInt(start, 36);
}

function takeAway(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next run tries again.
  }
}

/** Takes away the folders of runs that were killed, as far as that is possible. */
async function clearFolders(root: string): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    if (!name.startsWith(FOLDER)) continue;
    const folder = path.join(root, name);
    const found = await stat(folder).catch(() => null);
    const isStale = found !== null && Date.now() - found.mtimeMs > STALE_MS;
    if (isOver(name.slice(FOLDER.length)) || isStale)
      await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
