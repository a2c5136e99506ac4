import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.join(import.meta.dirname, '..', '..');
/** All that the bundle is made of. */
const SOURCES = ['src', 'scripts', 'package.json'] as const;
const run = promisify(execFile);

/** Copies a commit's sources, or the working tree's (null), into a folder, with this checkout's packages beside them. */
export async function checkOut(commit: string | null, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (commit === null) {
    for (const name of SOURCES) await cp(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  } else {
    const archive = path.join(folder, 'sources.tar');
    await run('git', ['-C', ROOT, 'archive', '--output', archive, commit, ...SOURCES]);
    await run('tar', ['-xf', archive, '-C', folder]);
  }
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
}

/** Bundles the sources in a folder by their own build script; returns the command line tool. */
export async function buildIn(folder: string): Promise<string> {
  await run(process.execPath, [path.join(folder, 'scripts', 'build.ts')], { cwd: folder });
  return path.join(folder, 'dist', 'cli.js');
}

/** The command line tool of the sources in a folder, not bundled: Node reads TypeScript. */
export const unbundled = (folder: string = ROOT): string => path.join(folder, 'src', 'entry', 'cli.ts');
