import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A server under load: the fastest plain one of Node, or one by Go that answers faster than k6 can ask. */
export type ServerKind = 'node' | 'go';

export type RunningServer = { readonly url: string; stop(): void };

/** Starts one on a free port; it ends with this process. */
export async function startServer(kind: ServerKind): Promise<RunningServer> {
  const child = kind === 'go' ? await byGo() : byNode();
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (chunk) => resolve(String(chunk).trim())),
  );
  return { url: `http://127.0.0.1:${port}`, stop: () => child.stdin?.end() };
}

const STDIO = ['pipe', 'pipe', 'inherit'] as const;

const byNode = (): ChildProcess =>
  spawn(process.execPath, [path.join(import.meta.dirname, 'target.ts')], { stdio: [...STDIO] });

async function byGo(): Promise<ChildProcess> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fast-target-'));
  const file = path.join(folder, 'server');
  const cwd = path.join(import.meta.dirname, 'fast-target');
  execFileSync('go', ['build', '-o', file, '.'], { cwd, stdio: 'inherit' });
  return spawn(file, [], { stdio: [...STDIO] });
}
