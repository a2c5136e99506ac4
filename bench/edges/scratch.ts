import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { stubsOf } from './moved.ts';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '..', '..');
const SCRATCH = path.join(ROOT, 'edges.tmp');
/** What judges the sources, and is therefore the same on both sides. */
const JUDGES = ['test', 'bench', 'vitest.config.ts', 'package.json'];

/** A checkout of a commit's sources with the tests of today, and its bundle built. */
export async function scratchAt(commit: string): Promise<string> {
  await removeScratch();
  await git('worktree', 'add', '--detach', '--quiet', SCRATCH, commit);
  for (const name of JUDGES) {
    await rm(path.join(SCRATCH, name), { recursive: true });
    await cp(path.join(ROOT, name), path.join(SCRATCH, name), { recursive: true });
  }
  await placeMoved(commit);
  // By hard links: a link to the folder would have the bundler take its modules for another tree's.
  await run('cp', ['-al', path.join(ROOT, 'node_modules'), path.join(SCRATCH, 'node_modules')]);
  await run(process.execPath, [path.join(SCRATCH, 'scripts', 'build.ts')], { cwd: SCRATCH });
  return SCRATCH;
}

/** Files that have moved since are found at their present place too, so that a test is not red for the move. */
async function placeMoved(commit: string): Promise<void> {
  const changes = ['--find-renames=40%', '-l0', '--diff-filter=RAD', '--name-status'];
  const { stdout } = await run('git', ['-C', ROOT, 'diff', ...changes, commit, '--', 'src']);
  for (const [file, text] of stubsOf(stdout)) {
    const place = path.join(SCRATCH, file);
    await mkdir(path.dirname(place), { recursive: true });
    // One that is there already is another file of that time.
    await writeFile(place, text, { flag: 'wx' }).catch(unlessThere);
  }
}

function unlessThere(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'EEXIST') throw thrown;
}

/** Also what a killed run left. */
export async function removeScratch(): Promise<void> {
  await rm(SCRATCH, { recursive: true, force: true });
  await git('worktree', 'prune');
}

async function git(...args: readonly string[]): Promise<void> {
  await run('git', ['-C', ROOT, ...args]);
}
