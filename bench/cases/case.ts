import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Expected, Variant } from './expectation.ts';
import { expectedOf } from './expected.ts';

/** A set-up as somebody has it: a folder with perf-gate.yml, scripts and a server. */
export type Case = {
  /** of its folder */
  readonly name: string;
  readonly directory: string;
  /** hash of what is in it: runs of another content say nothing of this one */
  readonly content: string;
  readonly variants: Readonly<Record<string, Variant>>;
};

const OWN = 'expected.json';

/** The cases of a folder, by name: each of its folders that holds a perf-gate.yml. */
export async function readCases(folder: string): Promise<readonly Case[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const cases = await Promise.all(names.toSorted().map((name) => readCase(path.join(folder, name))));
  return cases.filter((one) => one !== null);
}

async function readCase(directory: string): Promise<Case | null> {
  const names = (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .toSorted();
  if (!names.includes('perf-gate.yml')) return null;
  const name = path.basename(directory);
  const hash = createHash('sha256');
  for (const file of names.filter((one) => one !== OWN && !one.endsWith('.md')))
    hash.update(`${file}\n`).update(await readFile(path.join(directory, file)));
  const own: Expected = names.includes(OWN)
    ? JSON.parse(await readFile(path.join(directory, OWN), 'utf8'))
    : {};
  return { name, directory, content: hash.digest('hex').slice(0, 12), variants: expectedOf(name, own) };
}
