import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import { type Moment, type Stage, stagesOf } from '../time-to-verdict/stages.ts';
import { type App, folderOf } from './apps.ts';

/** What one application's walk through the first minutes came to. */
export type Walk = {
  readonly app: App;
  /** from `perf-gate init` to the first verdict, s: with two installs and builds, base's and head's */
  readonly seconds: number;
  /** of the first run */
  readonly stages: Readonly<Record<Stage, number>>;
  /** pairs of rounds of the first run */
  readonly pairs: number;
  readonly unchanged: Judgement['verdict'];
  readonly slower: Judgement['verdict'];
  /** why, of both runs */
  readonly reasons: readonly [string, string];
  /** endpoints that the second run calls a regression */
  readonly named: readonly string[];
};

/** A command that did not do what it is for. */
export class Stumbled extends Error {
  override readonly name = 'Stumbled';
}

/** `cli`: the command line tool. Throws Stumbled where a step fails that a newcomer would be stuck at. */
export async function walk(app: App, cli: string): Promise<Walk> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `walk-${app.folder}-`));
  const gate = (...args: readonly string[]) => run(folder, process.execPath, cli, ...args);
  try {
    await cp(folderOf(app), folder, { recursive: true });
    if (app.prepare !== null) await succeed(folder, ...app.prepare);
    await commitAll(folder);
    const begun = performance.now();
    await succeed(folder, process.execPath, cli, 'init', '--yes');
    const first = await gate('run', '--base', 'HEAD');
    const seconds = (performance.now() - begun) / 1000;
    const unchanged = await judgementIn(folder, first);
    await plantWait(folder, app);
    const slower = await judgementIn(folder, await gate('run', '--base', 'HEAD'));
    const reasons = [unchanged.reason, slower.reason] as const;
    const { stages } = first;
    return {
      ...{ app, seconds, stages, reasons, named: accused(slower) },
      pairs: unchanged.comparing?.pairs ?? 0,
      ...{ unchanged: unchanged.verdict, slower: slower.verdict },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function commitAll(folder: string): Promise<void> {
  await writeFile(path.join(folder, '.gitignore'), 'node_modules/\n.venv/\n__pycache__/\ntarget/\n');
  const identity = ['-c', 'user.name=walk', '-c', 'user.email=walk@example.com'];
  await succeed(folder, 'git', 'init', '-q', '-b', 'main');
  await succeed(folder, 'git', 'add', '-A');
  await succeed(folder, 'git', ...identity, 'commit', '-q', '-m', 'feat: the shop');
}

async function plantWait(folder: string, { wait, name }: App): Promise<void> {
  const file = path.join(folder, wait.file);
  const text = await readFile(file, 'utf8');
  if (!text.includes(wait.after)) throw new Stumbled(`${wait.file} of ${name} lacks ${wait.after}`);
  await writeFile(
    file,
    text.replace(wait.after, () => `${wait.after}${wait.put}`),
  );
}

const accused = ({ comparisons }: Judgement): readonly string[] => [
  ...new Set(
    comparisons.flatMap(({ class: found, subject }) =>
      found === 'critical' && subject.kind === 'endpoint' ? [nameOf(subject)] : [],
    ),
  ),
];

const nameOf = ({ name, method }: { readonly name: string; readonly method: string }): string =>
  `${method} ${name}`;

type Ended = {
  readonly code: number | null;
  readonly text: string;
  /** where it is a run of the gate: what it spent its seconds on */
  readonly stages: Walk['stages'];
};

/** The judgement that a run left. */
async function judgementIn(folder: string, { code, text }: Ended): Promise<Judgement> {
  const file = path.join(folder, '.perf-gate', 'judgement.json');
  if (code === 0 || code === 1) return JSON.parse(await readFile(file, 'utf8'));
  throw new Stumbled(`perf-gate run ended with ${code}:\n${text}`);
}

async function succeed(folder: string, ...command: readonly string[]): Promise<void> {
  const { code, text } = await run(folder, ...command);
  if (code !== 0) throw new Stumbled(`${command.join(' ')} ended with ${code}:\n${text}`);
}

/** A program to its end, with what it said, and when. */
function run(folder: string, ...[program = '', ...args]: readonly string[]): Promise<Ended> {
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Moment[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => said.push({ seconds: since(), text: line.trim() }));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const text = said.map((one) => one.text).join('\n');
      resolve({ code, text: text.slice(-4000), stages: stagesOf(said, since()) });
    });
  });
}
