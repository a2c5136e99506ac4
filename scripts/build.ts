/**
 * Builds dist/ from src/entry: the action, the command line tool, lazy chunks and the licences of what is inside.
 * `--check` builds elsewhere and fails when dist/ differs from it.
 */
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { licences } from './licences.ts';

const ROOT = path.join(import.meta.dirname, '..');
const DIST = path.join(ROOT, 'dist');

async function build(target: string): Promise<void> {
  const bundle = await rolldown({
    input: {
      action: path.join(ROOT, 'src/entry/action.ts'),
      cli: path.join(ROOT, 'src/entry/cli.ts'),
    },
    platform: 'node',
    cwd: ROOT,
    onLog: () => {},
  });
  const { output } = await bundle.write({
    dir: target,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: false,
    banner: (chunk) => (chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
  });
  await bundle.close();
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  await writeFile(path.join(target, 'licenses.txt'), await licences(modules));
}

async function contents(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.sort().map(async (file) => [path.relative(folder, file), await readFile(file, 'utf8')] as const),
  );
  return new Map(pairs);
}

/** Names of files that are missing, superfluous or different. */
export async function differences(): Promise<readonly string[]> {
  const fresh = await mkdtemp(path.join(os.tmpdir(), 'dist-'));
  try {
    await build(fresh);
    const [want, have] = [await contents(fresh), await contents(DIST)];
    return [...new Set([...want.keys(), ...have.keys()])].filter((name) => want.get(name) !== have.get(name));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const wrong = await differences();
    for (const name of wrong)
      console.error(`dist/${name} differs from a fresh build: run \`npm run build\`.`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } else {
    // Beside the old one until it is whole: a build that fails leaves what there was.
    const fresh = `${DIST}.tmp`;
    await rm(fresh, { recursive: true, force: true });
    await build(fresh);
    await rm(DIST, { recursive: true, force: true });
    await rename(fresh, DIST);
    for (const [name, text] of await contents(DIST)) {
      console.log(`dist/${name}  ${Math.round(text.length / 1024)} KiB`);
    }
  }
}
