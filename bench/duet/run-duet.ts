import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Judgement } from '../../src/core/model/judgement.ts';
import { type Cell, driveOf } from './cells.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const READY_MS = 60_000;

/** What one duet of the product said. Latencies in ms, changes relative. */
export type DuetResult = {
  readonly server: string;
  readonly effect: string;
  readonly at: string;
  readonly verdict: string;
  readonly reason: string;
  readonly pairs: number;
  readonly loadSeconds: number;
  readonly wallSeconds: number;
  readonly stop: string;
  readonly overall: readonly {
    readonly metric: string;
    readonly class: string;
    readonly base: number | null;
    readonly head: number | null;
    readonly worse: number | null;
    readonly pairs: readonly number[];
  }[];
  /** comparisons that were called a regression */
  readonly flagged: readonly string[];
};

/** Starts both servers, drives them by the bundled command line and stops them. */
export async function runDuet(cell: Cell, k6: string): Promise<DuetResult> {
  const arms = [await startServer(cell, 'base'), await startServer(cell, 'head')] as const;
  const out = await mkdtemp(path.join(os.tmpdir(), 'bench-duet-'));
  const started = Date.now();
  try {
    const { script, rate } = driveOf(cell, 'head');
    const [base, head] = arms;
    const args = ['run', '--base-url', base.url, '--head-url', head.url, '--script', script, '--rate', rate];
    const text = await output([CLI, ...args, '--k6-path', k6, '--out', out, '--json'], out);
    const judgement: Judgement = JSON.parse(text);
    return resultOf(cell, judgement, (Date.now() - started) / 1000);
  } finally {
    for (const { child } of arms) await stop(child);
    await rm(out, { recursive: true, force: true });
  }
}

function resultOf({ server, effect }: Cell, judgement: Judgement, wallSeconds: number): DuetResult {
  const bad = judgement.comparisons.filter((one) => one.class === 'critical' || one.class === 'significant');
  return {
    ...{ server, effect, wallSeconds },
    at: judgement.createdAt,
    verdict: judgement.verdict,
    reason: judgement.reason,
    pairs: judgement.comparing?.pairs ?? 0,
    loadSeconds: judgement.comparing?.loadSeconds ?? 0,
    stop: judgement.comparing?.stop ?? '',
    overall: judgement.comparisons
      .filter(({ subject }) => subject.kind === 'overall')
      .map((one) => ({
        ...{ metric: one.metric, class: one.class, base: one.base, head: one.head, worse: one.worse },
        pairs: one.evidence?.pairs ?? [],
      })),
    flagged: bad.map(({ text }) => text),
  };
}

/** Servers that are up: they end with this process, however it ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
process.once('SIGTERM', () => process.exit(143));
process.once('SIGINT', () => process.exit(130));

async function startServer(cell: Cell, arm: 'base' | 'head') {
  const { command, directory, env, ready } = driveOf(cell, arm);
  const port = await freePort();
  const all = { ...process.env, ...env, PORT: String(port), PERF_GATE_ARM: arm };
  const child = spawn(process.execPath, [...command], { cwd: directory, env: all, stdio: 'ignore' });
  running.add(child);
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    const answer = await fetch(`${url}${ready}`).catch(() => null);
    // The server that fails every request is up as well.
    if (answer !== null) return { child, url };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  throw new Error(`${cell.server} was not ready`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Standard output, whatever the exit code: a regression ends with 1. */
function output(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...args], { cwd, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (stdout.trim() === '') reject(new Error(stderr || String(error)));
      else resolve(stdout);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
