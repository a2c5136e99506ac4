import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import { type Pair, pairsOf } from '../../src/core/model/recording/pairs.ts';
import { LADDER } from '../../src/core/model/recording/percentiles.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { Arm } from '../../src/core/model/recording/window.ts';
import { output, start } from '../support/children.ts';
import { createProject, type ServerName } from './project.ts';
import { K6_START, type Moment, type Stage, stagesOf } from './stages.ts';

/** Far beyond any run: one that hangs must not end the bench. */
const MOST_MS = 10 * 60_000;

export type Measured = {
  readonly verdict: string;
  readonly reason: string;
  /** of the whole command, as its user waits */
  readonly wallSeconds: number;
  readonly stages: Readonly<Record<Stage, number>>;
  /** of both sides */
  readonly loadSeconds: number;
  readonly pairs: number;
  readonly starts: number;
  /** starts of k6, those that only read the script among them */
  readonly k6Starts: number;
  /** how much higher the median of the first judged round was than those of the last two of that group, of each side */
  readonly settling: { readonly [A in Arm]: number };
};

/** An unchanged duet of the quick start by the command line tool in this file. Throws where it says nothing. */
export async function measure(
  cli: string,
  server: ServerName,
  k6: string,
  signal: AbortSignal,
): Promise<Measured> {
  const directory = await createProject(server);
  const tools = await mkdtemp(path.join(os.tmpdir(), 'bench-time-k6-'));
  try {
    const told = path.join(tools, 'starts');
    const shim = path.join(tools, 'k6');
    await writeFile(shim, `#!/bin/sh\ndate +%s%3N >> '${told}'\nexec '${k6}' "$@"\n`);
    await chmod(shim, 0o755);
    const out = path.join(directory, '.perf-gate');
    const args = ['run', '--base', 'HEAD', '--out', out, '--json', '--k6-path', shim];
    const began = Date.now();
    const since = () => (Date.now() - began) / 1000;
    const gate = start([process.execPath, cli, ...args], directory, 'read');
    const moments: Moment[] = [];
    if (gate.stderr !== null) {
      createInterface({ input: gate.stderr }).on('line', (line) => {
        moments.push({ seconds: since(), text: line.trim() });
      });
    }
    const { stdout, stderr } = await output(gate, signal, MOST_MS);
    const wallSeconds = since();
    if (stdout.trim() === '') throw new Error(stderr.trim().slice(-2000) || 'the gate said nothing');
    const judgement: Judgement = JSON.parse(stdout);
    const recording: Recording = JSON.parse(await readFile(path.join(out, 'recording.json'), 'utf8'));
    const starts = (await readFile(told, 'utf8')).trim().split('\n').map(Number);
    const asked = starts.map((at) => ({ seconds: (at - began) / 1000, text: K6_START }));
    return {
      ...{ verdict: judgement.verdict, reason: judgement.reason, wallSeconds },
      stages: stagesOf([...moments, ...asked], wallSeconds),
      loadSeconds: judgement.comparing?.loadSeconds ?? 0,
      pairs: judgement.comparing?.pairs ?? 0,
      ...{ starts: recording.duet?.starts ?? 0, k6Starts: starts.length },
      settling: settlingOf(pairsOf(recording.windows)),
    };
  } finally {
    for (const folder of [directory, tools]) await rm(folder, { recursive: true, force: true });
  }
}

/** By the logarithm, so that twice as high and half as high weigh alike. */
function settlingOf(pairs: readonly Pair[]): Measured['settling'] {
  const group = pairs.filter((pair) => pair.group === pairs[0]?.group);
  const of = (arm: Arm): number => {
    const medians = group.map(
      (pair) => pair[arm].subjects['overall']?.percentiles?.values[LADDER.indexOf(0.5)] ?? 0,
    );
    const [first = 0] = medians;
    const last = medians.slice(-2).reduce((sum, value) => sum + Math.log(value), 0) / 2;
    return Math.log(first) - last;
  };
  return { base: of('base'), head: of('head') };
}
