import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { output, start, stop } from '../support/children.ts';
import { commitAll } from '../support/repository.ts';
import type { Figures } from './rows.ts';

const SERVER = path.join(import.meta.dirname, '..', 'duet', 'server.mjs');
/** Beyond any run of the script of sixteen minutes. */
const MOST_MS = 30 * 60_000;

/** Of a run: what serves, how many users there are at the higher level, and which share of the script's sixteen minutes. */
export type Cell = { readonly server: string; readonly users: string; readonly scale: string };

/** A user's repository with the script, and the same beside it whose hold writes its figures. */
export async function createProject({ server, users, scale }: Cell): Promise<string> {
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
    SCALE=${scale}
    USERS=${users}
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

/** What the script itself shows at its hold, driven by k6 alone. Throws k6's own words where it writes no figures. */
export async function unedited(
  directory: string,
  { server, users, scale }: Cell,
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
      ...{ SCALE: scale, USERS: users, OUT: out, K6_NO_USAGE_REPORT: 'true' },
    };
    const args = ['run', '--quiet', '--address=', path.join(directory, 'unedited.js')];
    const { stderr } = await output(start([k6, ...args], directory, 'read', env), signal, MOST_MS);
    const text = await readFile(out, 'utf8').catch(() => {
      throw new Error(stderr.slice(-2000));
    });
    const { med, 'p(95)': p95 } = JSON.parse(text);
    return { p50: med, p95 };
  } finally {
    await stop(app);
  }
}
