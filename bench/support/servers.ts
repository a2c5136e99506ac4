import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A server under load: the fastest plain one of Node, or one by Go that answers faster than k6 can ask. */
export type ServerKind = 'node' | 'go';

export type RunningServer = { readonly url: string; stop(): void };

/** Starts one on a free port, behind `before` (`taskset`, say); it ends with this process. */
export async function startServer(kind: ServerKind, before: readonly string[] = []): Promise<RunningServer> {
  const [file = '', ...args] = [...before, ...(kind === 'go' ? [await builtByGo()] : NODE)];
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (chunk) => resolve(String(chunk).trim())),
  );
  return { url: `http://127.0.0.1:${port}`, stop: () => child.stdin?.end() };
}

const NODE: readonly string[] = [process.execPath, path.join(import.meta.dirname, 'target.ts')];

async function builtByGo(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fast-target-'));
  const file = path.join(folder, 'server');
  const cwd = path.join(import.meta.dirname, 'fast-target');
  execFileSync('go', ['build', '-o', file, '.'], { cwd, stdio: 'inherit' });
  return file;
}
