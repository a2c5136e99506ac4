import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { output, start } from '../support/children.ts';
import type { Edge, EdgeTest } from './edge.ts';
import { type FileReport, patternOf } from './outcome.ts';

/** Far beyond any test file: one that hangs must not end the bench. */
const MOST_MS = 15 * 60_000;

/** The names that rows want of each file. */
export function namesByFile(edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { file, name } of edges.flatMap(({ tests }): readonly EdgeTest[] => tests)) {
    const own = names.get(file) ?? [];
    if (!own.includes(name)) names.set(file, [...own, name]);
  }
  return names;
}

/** Runs the named tests of one file in a checkout. null: vitest said nothing of it. */
export async function runFile(
  root: string,
  file: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<FileReport | null> {
  const report = path.join(root, 'node_modules', '.edges.json');
  await rm(report, { force: true });
  const pattern = names.map(patternOf).join('|');
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', file, '--testNamePattern', pattern, '--reporter=json', `--outputFile=${report}`];
  await output(start([process.execPath, vitest, ...args], root, 'read'), signal, MOST_MS);
  const text = await readFile(report, 'utf8').catch(() => '{"testResults":[]}');
  const results: readonly (FileReport & { readonly name: string })[] = JSON.parse(text).testResults;
  return results.find(({ name }) => name.endsWith(file)) ?? null;
}
