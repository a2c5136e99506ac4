import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import { output, start } from './children.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
/** Far beyond any run: one that hangs must not end the bench. */
const MOST_MS = 15 * 60_000;

export type Measured = {
  readonly judgement: Judgement;
  /** null: the judgement does not come from one */
  readonly recording: Recording | null;
  /** of the whole command, as its user waits */
  readonly wallSeconds: number;
};

/** `perf-gate run` by the bundled command line, in a user's repository. Throws where it says nothing. */
export async function runGate(
  directory: string,
  k6: string,
  signal: AbortSignal,
  against: readonly string[] = ['--base', 'HEAD'],
  env: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const out = path.join(directory, '.perf-gate');
  const args = ['run', ...against, '--out', out, '--json', '--k6-path', k6];
  const started = performance.now();
  const gate = start([process.execPath, CLI, ...args], directory, 'read', env);
  const { stdout, stderr } = await output(gate, signal, MOST_MS);
  const wallSeconds = Math.round(performance.now() - started) / 1000;
  if (stdout.trim() === '') throw new Error(stderr.trim().slice(-2000) || 'the gate said nothing');
  const judgement: Judgement = JSON.parse(stdout);
  const recording: Recording | null =
    judgement.head === null ? null : JSON.parse(await readFile(path.join(out, 'recording.json'), 'utf8'));
  return { judgement, recording, wallSeconds };
}
