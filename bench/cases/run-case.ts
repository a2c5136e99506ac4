import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Comparison } from '../../src/core/model/judgement/comparison.ts';
import type { Comparing, Judgement } from '../../src/core/model/judgement/judgement.ts';
import { levelsText } from '../../src/core/words/compared/levels.ts';
import { output, start, stop } from '../support/children.ts';
import type { Case } from './case.ts';
import type { Ending, Variant } from './expectation.ts';
import { createProject, edit } from './project.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
/** Far beyond any run: one that hangs must not end the bench. */
const MOST_MS = 10 * 60_000;
/** More are one fault, not many. */
const MOST_NAMES = 20;
/** Exit code of a run that named mistakes of the user. */
const USAGE = 2;

export type Run = Ending & {
  readonly reason: string;
  /** how base and head were compared; empty: they were not */
  readonly way: string;
  /** of the whole command, as its user waits */
  readonly seconds: number;
  /** what the gate wrote for the user */
  readonly log: string;
};

/** One gate run by the bundled command line, in a repository of its own. Throws where it says nothing. */
export async function runCase(one: Case, variant: Variant, k6: string, signal: AbortSignal): Promise<Run> {
  const directory = await createProject(one, variant);
  const results = await mkdtemp(path.join(os.tmpdir(), 'bench-case-out-'));
  const gate = (...args: readonly string[]) => {
    const command = [process.execPath, CLI, ...args, '--k6-path', k6];
    return output(start(command, directory, 'read', variant.env), signal, MOST_MS);
  };
  const server = [process.execPath, path.join(directory, 'server.mjs')];
  const beside = variant.beside ? start(server, directory, 'ignore', variant.beside) : null;
  try {
    const recorded = path.join(results, 'base');
    if (variant.stored) await gate('record', '--out', recorded);
    await edit(directory, variant.change ?? []);
    const against = variant.stored ? ['--baseline', recorded] : ['--base', 'HEAD'];
    const started = performance.now();
    const ended = await gate('run', ...against, '--out', path.join(results, 'run'), '--json');
    const seconds = Math.round(performance.now() - started) / 1000;
    const here = (text: string) => text.replaceAll(directory, '.');
    const { stdout, stderr, code } = ended;
    return { ...endingOf({ stdout: here(stdout), stderr: here(stderr), code }), seconds, log: here(stderr) };
  } finally {
    if (beside !== null) await stop(beside);
    for (const folder of [directory, results]) await rm(folder, { recursive: true, force: true });
  }
}

type Ended = { readonly stdout: string; readonly stderr: string; readonly code: number | null };

function endingOf({ stdout, stderr, code }: Ended): Omit<Run, 'seconds' | 'log'> {
  if (code === USAGE) {
    const problems = stderr.slice(Math.max(0, stderr.lastIndexOf('perf-gate: '))).trim();
    return { verdict: 'usage', accused: [], gone: [], said: problems, reason: problems, way: '' };
  }
  if (stdout.trim() === '') throw new Error(stderr.trim().slice(-2000) || 'the gate said nothing');
  const { verdict, reason, reasons, notes, comparisons, comparing }: Judgement = JSON.parse(stdout);
  const way =
    comparing === undefined ? '' : `${shapeOf(comparing)}, ${comparing.pairs} pairs: ${comparing.stop}`;
  const said = [reason, ...reasons.map((one) => one.text), ...notes].join('\n');
  const [accused, gone] = [namesOf(comparisons, SLOWER), namesOf(comparisons, ['missing'])];
  return { verdict, reason, accused, gone, said, way };
}

/** `side by side`, `in turns`, `at 20 VUs`, `rounds`. */
function shapeOf({ sideBySide, inTurns, plateau, way }: Comparing): string {
  if (sideBySide) return 'side by side';
  if (inTurns) return 'in turns';
  if (plateau !== undefined) return `at ${levelsText(plateau.levels)}`;
  return way === 'duet' ? 'rounds' : way;
}

const SLOWER: readonly Comparison['class'][] = ['significant', 'critical'];

/** `GET /orders/:id` */
function namesOf(
  comparisons: readonly Comparison[],
  classes: readonly Comparison['class'][],
): readonly string[] {
  const names = comparisons.flatMap(({ subject, class: found }) =>
    subject.kind === 'endpoint' && classes.includes(found) ? [`${subject.method} ${subject.name}`] : [],
  );
  return [...new Set(names)].slice(0, MOST_NAMES);
}
