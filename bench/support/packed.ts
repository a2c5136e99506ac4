import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { buildIn, checkOut } from '../same-verdicts/build.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/**
 * What package.json says for development alone, and the release leaves out: npm would install the example shop's PostgreSQL
 * with the tool.
 */
export const FOR_DEVELOPMENT = [
  'devDependencies',
  'optionalDependencies',
  'allowScripts',
  'scripts',
] as const;

/** npm asks no registry: a package that brings everything needs none. */
const ALONE = ['--offline', '--no-audit', '--no-fund', '--loglevel', 'error'] as const;

/** Bundles the working tree and packs it as the workflow "Release" does; returns the tarball, in that folder. */
export async function pack(folder: string): Promise<string> {
  const sources = path.join(folder, 'sources');
  await checkOut(null, sources);
  await buildIn(sources);
  for (const name of manifest.files.filter((one) => one !== 'dist'))
    await cp(path.join(ROOT, name), path.join(sources, name), { recursive: true });
  const kept = Object.entries(manifest).filter(([key]) => !FOR_DEVELOPMENT.some((one) => one === key));
  await writeFile(path.join(sources, 'package.json'), JSON.stringify(Object.fromEntries(kept), null, 2));
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: sources });
  return path.join(folder, `${manifest.name}-${manifest.version}.tgz`);
}

/** Installs the tarball into a folder, which may be new and empty; returns its command line tool. */
export async function install(tarball: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  // Without a package.json of its own npm would look for one in the folders above.
  await run('npm', ['install', ...ALONE, '--prefix', folder, tarball], { cwd: folder });
  return path.join(folder, 'node_modules', '.bin', manifest.name);
}
