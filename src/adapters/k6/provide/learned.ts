import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, userCacheDirectory } from './directories.ts';
import { isCode } from './lock.ts';
import { isSha256 } from './sha256.ts';

/**
 * SHA-256 of what this user met before, in the user's own cache: one small file for each release file and for each
 * installed program of a version. A folder that cannot be written remembers nothing, and nothing is refused for it.
 */
export type Learned = {
  /** The hash of this release file's first download here; the given one where this is the first. */
  first(releaseFile: string, hash: string): Promise<string>;
  /** where the first hash of a release file is kept, for the reader who wants it forgotten */
  placeOf(releaseFile: string): string;
  /** The hash of the program that was installed in this folder; null: not known. */
  installed(target: string): Promise<string | null>;
  noteInstalled(target: string, hash: string): Promise<void>;
  /** whether any program that was installed here has this hash */
  knows(hash: string): Promise<boolean>;
};

/** What is known of one version of k6. */
export function learnedOf(version: string, env: Environment, platform: NodeJS.Platform): Learned {
  const folder = join(userCacheDirectory(env, platform), 'k6-hashes', version);
  const placeOf = (name: string) => join(folder, `${name}.sha256`);
  const programOf = (target: string) => placeOf(`program-${digest(target)}`);
  return {
    placeOf,
    async first(releaseFile, hash) {
      const known = await read(placeOf(releaseFile));
      if (known !== null) return known;
      await write(folder, placeOf(releaseFile), hash, 'wx');
      return (await read(placeOf(releaseFile))) ?? hash;
    },
    installed: (target) => read(programOf(target)),
    noteInstalled: (target, hash) => write(folder, programOf(target), hash, 'w'),
    async knows(hash) {
      const names = await readdir(folder).catch(() => []);
      const programs = names.filter((name) => name.startsWith('program-'));
      const hashes = await Promise.all(programs.map((name) => read(join(folder, name))));
      return hashes.includes(hash);
    },
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

async function read(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return isSha256(text.trim()) ? text.trim() : null;
}

/** Whole or not at all; `wx` leaves what another process wrote in the meantime. */
async function write(folder: string, file: string, hash: string, flag: 'w' | 'wx'): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (flag === 'wx') return await writeFile(file, `${hash}\n`, { flag });
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, `${hash}\n`);
    await rename(unfinished, file);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return;
    // A home that cannot be written: what is not remembered is not compared.
  }
}
