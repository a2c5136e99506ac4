/**
 * Whether the tests that rows name show what they say: each must fail on the sources of a commit before the change, and
 * pass on these. `npm run prove:edges -- --at COMMIT [--only 'S1[0-9]']`; the bundle must be of these sources.
 *
 * Tests, support and settings of vitest are the same on both sides, so that a test is red there by what the sources do.
 * Where they lack what it calls, it "does not compile" there, which shows less, and is said.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { differences } from '../../scripts/build.ts';
import { alone } from '../support/alone.ts';
import { markdownTable } from '../support/markdown.ts';
import type { Edge } from './edge.ts';
import { byNumber } from './edge-table.ts';
import { type FileReport, isProven, outcomeOf, type Proof, told } from './outcome.ts';
import { GITHUB_EDGES } from './rows/github.ts';
import { SECURITY_EDGES } from './rows/security.ts';
import { namesByFile, runFile } from './run-tests.ts';
import { removeScratch, scratchAt } from './scratch.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const LOCK = path.join(ROOT, 'bench', 'results', 'edges.lock.tmp');

type Reports = ReadonlyMap<string, FileReport | null>;

async function reportsOf(root: string, edges: readonly Edge[], signal: AbortSignal): Promise<Reports> {
  const reports = new Map<string, FileReport | null>();
  const files = namesByFile(edges);
  for (const [file, names] of files) {
    reports.set(file, await runFile(root, file, names, signal));
    process.stderr.write(`${reports.size} of ${files.size} ${root === ROOT ? 'here' : 'there'}: ${file}\n`);
  }
  return reports;
}

function proofOf(edge: Edge, there: Reports, here: Reports): Proof {
  const outcomes = (reports: Reports) =>
    edge.tests.map((test) => outcomeOf(reports.get(test.file) ?? null, test));
  return { edge, there: outcomes(there), here: outcomes(here) };
}

function tableOf(proofs: readonly Proof[]): string {
  return markdownTable(
    ['row', 'what it was', 'there', 'here'],
    proofs.map(({ edge, there, here }) => [
      edge.id,
      edge.was.replaceAll('|', '\\|'),
      told(there, ['red', 'does not compile']),
      told(here, ['green']),
    ]),
  );
}

async function prove(at: string, only: RegExp, signal: AbortSignal): Promise<void> {
  if ((await differences()).length > 0)
    throw new Error('dist/ is not the bundle of these sources: `npm run build`.');
  const edges = [GITHUB_EDGES, SECURITY_EDGES]
    .flatMap(byNumber)
    .filter(({ id, tests }) => only.test(id) || tests.some(({ file }) => only.test(file)));
  const there = await reportsOf(await scratchAt(at), edges, signal);
  const here = await reportsOf(ROOT, edges, signal);
  const proofs = edges.map((edge) => proofOf(edge, there, here));
  const open = proofs.filter((proof) => !isProven(proof));
  const words = edges.filter(({ tests }) => tests.length === 0);
  process.stdout.write(tableOf(proofs));
  process.stdout.write(
    `${proofs.length} rows against ${at}: ${open.length} not shown${open.map(({ edge }) => ` ${edge.id}`).join('')}, ${words.length} in words only.\n`,
  );
  process.exitCode = open.length === 0 ? 0 : 1;
}

const { values } = parseArgs({
  options: { at: { type: 'string', default: '' }, only: { type: 'string', default: '' } },
});
if (values.at === '') throw new Error('Which commit? `npm run prove:edges -- --at COMMIT`');
await alone(LOCK, 'prove.ts', async (signal) => {
  try {
    await prove(values.at, new RegExp(values.only), signal);
  } finally {
    await removeScratch();
  }
});
