/**
 * Whether rounds at the plateau show what the script itself shows there: `npm run bench:plateau [-- --runs 3 --scale 0.2 --users 200]`.
 *
 * A script of two levels, think time and a single application: first all of it by k6 alone, unedited, with exact percentiles of the
 * hold at its higher level; then a duet of the same application, whose plateau is that hold. Both in one run, one after the
 * other, so that the ratio is of one machine. `--scale`: share of the script's sixteen minutes. `--users`: at the higher
 * level, each of whom asks about once a second.
 */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { k6Binary } from '../../test/support/tools.ts';
import { alone } from '../support/alone.ts';
import { output, start, stop } from '../support/children.ts';
import { undisturbed } from '../support/locks.ts';
import { markdownTable } from '../support/markdown.ts';
import { commitAll } from '../support/repository.ts';
import { runGate } from '../support/run-gate.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SERVER = path.join(ROOT, 'bench', 'duet', 'server.mjs');
/** The script's own length, ms. */
const LENGTH_MS = 960_000;

type Figures = { readonly p50: number; readonly p95: number };
type Run = {
  readonly server: string;
  readonly script: Figures;
  readonly rounds: Figures;
  readonly way: string;
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1' },
    scale: { type: 'string', default: '0.2' },
    users: { type: 'string', default: '200' },
    servers: { type: 'string', default: 'io,cpu' },
  },
});

async function project(server: string): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-plateau-'));
  await copyFile(path.join(import.meta.dirname, 'seed.js'), path.join(directory, 'load.js'));
  await copyFile(path.join(import.meta.dirname, 'unedited.js'), path.join(directory, 'unedited.js'));
  const settings = `gate: bench
app:
  start: KIND=${server} exec '${process.execPath}' '${SERVER}'
  ready: /healthz
workload:
  script: load.js
  env: |
    SCALE=${values.scale}
    USERS=${values.users}
`;
  await writeFile(path.join(directory, 'perf-gate.yml'), settings);
  await commitAll(directory, 'an application with a gate');
  return directory;
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The script itself, by k6 alone. */
async function unedited(
  directory: string,
  server: string,
  k6: string,
  signal: AbortSignal,
): Promise<Figures> {
  const port = await freePort();
  const app = start([process.execPath, SERVER], directory, 'ignore', { KIND: server, PORT: String(port) });
  try {
    await wait(1000);
    const out = path.join(directory, 'hold.json');
    const env = {
      BASE_URL: `http://127.0.0.1:${port}`,
      SCALE: values.scale,
      USERS: values.users,
      OUT: out,
      K6_NO_USAGE_REPORT: 'true',
    };
    const args = ['run', '--quiet', '--address=', path.join(directory, 'unedited.js')];
    const { stderr } = await output(start([k6, ...args], directory, 'read', env), signal, 2 * LENGTH_MS);
    const text = await readFile(out, 'utf8').catch(() => {
      throw new Error(stderr.slice(-2000));
    });
    const { med, 'p(95)': p95 } = JSON.parse(text);
    return { p50: med, p95 };
  } finally {
    await stop(app);
  }
}

/** The plateau of it, as the gate shows it: the mean of base and head, which are one build. */
async function inRounds(
  directory: string,
  k6: string,
  signal: AbortSignal,
): Promise<Figures & { way: string }> {
  const { judgement } = await runGate(directory, k6, signal);
  const shown = (metric: string) => {
    const { base = null, head = null } =
      judgement.comparisons.find((one) => one.subject.kind === 'overall' && one.metric === metric) ?? {};
    if (base === null || head === null) throw new Error(`no ${metric}: ${judgement.verdict}`);
    return Math.sqrt(base * head);
  };
  return { p50: shown('p50'), p95: shown('p95'), way: judgement.verdict };
}

async function measure(directory: string, server: string, k6: string, signal: AbortSignal): Promise<Run> {
  const script = await unedited(directory, server, k6, signal);
  const { way, ...rounds } = await inRounds(directory, k6, signal);
  return { server, script, rounds, way };
}

const change = (rounds: number, script: number): string => `${((rounds / script - 1) * 100).toFixed(0)} %`;

const table = (runs: readonly Run[]): string =>
  markdownTable(
    ['server', 'verdict', 'script p50, ms', 'plateau', 'change', 'script p95, ms', 'plateau', 'change'],
    runs.map(({ server, script, rounds, way }) => [
      ...[server, way],
      ...[script.p50.toFixed(2), rounds.p50.toFixed(2), change(rounds.p50, script.p50)],
      ...[script.p95.toFixed(2), rounds.p95.toFixed(2), change(rounds.p95, script.p95)],
    ]),
  );

await alone(path.join(os.tmpdir(), 'bench-plateau.lock'), 'plateau.ts', async (signal) => {
  const k6 = await k6Binary('2.2.0');
  const runs: Run[] = [];
  for (let n = 0; n < Number(values.runs); n += 1) {
    for (const server of values.servers.split(',')) {
      const directory = await project(server);
      try {
        const run = await undisturbed(signal, () => measure(directory, server, k6, signal));
        runs.push(run);
        process.stderr.write(`${JSON.stringify(run)}\n`);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    }
  }
  process.stdout.write(table(runs));
});
