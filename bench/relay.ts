/**
 * What the relay before an application in a network of its own costs: `npm run bench:relay [-- --requests 10000 --rounds 5]`.
 *
 * One user asks the same small server, in interleaved rounds: without a network of its own, and in two of them, one for
 * each arm. Latencies are k6's; CPU is that of the relay's process in the network, in the kernel's ticks of 10 ms.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findNamespaces } from '../src/adapters/app/network/namespaces.ts';
import { type Network, openNetwork } from '../src/adapters/app/network/network.ts';
import { reservePort } from '../src/adapters/app/ready/port.ts';
import { k6Binary } from '../test/support/tools.ts';
import { median, timed } from './support/cpu.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
});
const requests = Number(values.requests);
const TICK_US = 10_000;
const FIXED = 18_080;
const SERVER =
  "require('node:http').createServer((_, r) => r.end('{}')).listen(process.argv[1], '127.0.0.1', () => console.log('up'))";
const SCRIPT = `import http from 'k6/http';
export const options = { vus: 1, iterations: ${requests}, discardResponseBodies: true };
export default function () { http.get(__ENV.BASE_URL); }`;

type Leg = { readonly name: string; readonly port: number; readonly network: Network | null };

const started: ChildProcess[] = [];

async function startServer(enter: readonly string[], port: number): Promise<void> {
  const [program = '', ...args] = [...enter, process.execPath, '-e', SERVER, String(port)];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  await new Promise((resolve) => child.stdout.once('data', resolve));
}

async function openLeg(name: string, arm: 'base' | 'head' | null): Promise<Leg> {
  const port = await reservePort(null);
  if (arm === null) {
    await startServer([], port);
    return { name, port, network: null };
  }
  const namespaces = await findNamespaces(process.env);
  if (typeof namespaces === 'string') throw new Error(`There are no networks here: ${namespaces}`);
  const mark = { run: 'bench', arm, step: 'start' } as const;
  const network = await openNetwork({ namespaces, port, target: FIXED, reach: [], mark, env: process.env });
  await startServer(network.enter, FIXED);
  return { name, port, network };
}

/** User and system time of a process. */
function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

type Figures = { readonly p50: number; readonly p95: number; readonly cpu: number };

async function drive({ port, network }: Leg): Promise<Figures> {
  const env = { ...process.env, BASE_URL: `http://127.0.0.1:${port}`, K6_NO_USAGE_REPORT: 'true' };
  const before = network === null ? 0 : ticksOf(network.pid);
  const trend = ['--summary-trend-stats', 'med,p(95)'];
  await timed([k6, 'run', '--quiet', '--address=', ...trend, `--summary-export=${summary}`, script], env);
  const { med, 'p(95)': p95 } = JSON.parse(await readFile(summary, 'utf8')).metrics.http_req_duration;
  const cpu = network === null ? 0 : ((ticksOf(network.pid) - before) * TICK_US) / requests;
  return { p50: med * 1000, p95: p95 * 1000, cpu };
}

const k6 = await k6Binary('2.2.0');
const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-relay-'));
const script = path.join(folder, 'script.js');
const summary = path.join(folder, 'summary.json');
await writeFile(script, SCRIPT);
const legs: Leg[] = [];
try {
  legs.push(await openLeg('no relay', null), await openLeg('base', 'base'), await openLeg('head', 'head'));
  const figures = new Map(legs.map((leg) => [leg, [] as Figures[]]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const leg of round % 2 === 0 ? legs : legs.toReversed()) figures.get(leg)?.push(await drive(leg));
  }
  console.log('| | p50, µs | p95, µs | CPU of the relay per request, µs |\n|---|--:|--:|--:|');
  for (const [{ name }, found] of figures) {
    const of = (key: keyof Figures) => {
      const all = found.map((one) => one[key]);
      return `${median(all).toFixed(0)} (${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)})`;
    };
    console.log(`| ${name} | ${of('p50')} | ${of('p95')} | ${of('cpu')} |`);
  }
} finally {
  for (const child of started) child.kill();
  for (const { network } of legs) await network?.close();
  await rm(folder, { recursive: true, force: true });
}
