import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { git } from './repository.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** Which program is measured: the checked-out commit, and a hash of the bundle, which alone is what runs. */
export async function measuredBuild(): Promise<{ readonly commit: string; readonly dist: string }> {
  const dist = path.join(ROOT, 'dist');
  const files = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js')).toSorted();
  const hash = createHash('sha256');
  for (const name of files) hash.update(`${name}\n`).update(await readFile(path.join(dist, name)));
  const { stdout } = await run('git', ['-C', ROOT, 'rev-parse', 'HEAD']);
  return { commit: stdout.trim(), dist: hash.digest('hex').slice(0, 12) };
}

/** Bundles whose rows count: this one, and what was measured since the commit; '': this one alone. */
export async function countedBundles(
  since: string,
  lines: readonly { readonly at: string; readonly dist: string }[],
): Promise<ReadonlySet<string>> {
  const { dist } = await measuredBuild();
  if (since === '') return new Set([dist]);
  // By its time: what a row was measured at may have been put on another commit since.
  const from = Date.parse(await git(ROOT, 'show', '-s', '--format=%cI', since));
  return new Set([dist, ...lines.filter(({ at }) => Date.parse(at) >= from).map((line) => line.dist)]);
}
