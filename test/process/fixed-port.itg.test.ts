import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNamespaces } from '../../src/adapters/app/network/namespaces.ts';
import { emptyProject, type Project } from '../support/project.ts';
import { k6Binary } from '../support/tools.ts';
import { cli } from './cli.ts';
import { processesOf } from './leftovers.ts';

/** An application that listens on 18080 whatever it is told, and ends where its database does not answer. */
const SERVER = `const http = require('node:http');
const wait = Number(require('node:fs').readFileSync('wait.txt', 'utf8'));
const listen = () => http.createServer((_, response) => setTimeout(() => response.end('{}'), wait)).listen(18080, '127.0.0.1');
if (!process.env.DATABASE) listen();
else http.get(process.env.DATABASE, listen).on('error', () => process.exit(3));`;
const SCRIPT = `import http from 'k6/http';
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`;
const configOf = (app: string) =>
  `app: { start: exec node server.cjs, port: 18080, ${app} }\nworkload: { script: load.js, rate: 100/s, warmup: 2s, duration: 2s }\n`;

const found = await findNamespaces(process.env);
let folder: string;
let project: Project;
let database: Server | null = null;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fixed-port-'));
  project = await emptyProject();
});
afterEach(() => {
  database?.close();
  database = null;
  expect(processesOf(folder)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
  rmSync(project.directory, { recursive: true, force: true });
});

async function compare(app: string, wait: number) {
  const files = { 'server.cjs': SERVER, 'wait.txt': '40', 'load.js': SCRIPT, 'perf-gate.yml': configOf(app) };
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  await project.commit('base');
  await project.write('wait.txt', String(wait));
  await project.write('notes.md', 'head');
  await project.commit('head');
  const out = path.join(folder, 'out');
  const k6 = ['--k6-path', await k6Binary('2.2.0'), '--out', out];
  const run = await cli(['run', '--base', 'HEAD~1', ...k6], {
    cwd: project.directory,
    env: { PERF_GATE_TEST_FOLDER: folder },
  });
  return { ...run, recording: JSON.parse(readFileSync(path.join(out, 'recording.json'), 'utf8')) };
}

async function startDatabase(): Promise<number> {
  const server = createServer((_, response) => response.end());
  database = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Of a machine without such networks: head alone, and the reason. */
function expectAlone(recording: { duet?: unknown; notes: readonly string[] }, reason: RegExp) {
  expect(recording.duet).toBeUndefined();
  expect(recording.notes.join('\n')).toMatch(reason);
}

test.each([
  ['unchanged passes', 40, 0, /^PASS/],
  ['three times as slow fails', 120, 1, /^FAIL/],
])('two builds with one fixed port are compared in turns: %s', async (_which, wait, code, verdict) => {
  const run = await compare('reach: []', wait);
  if (typeof found === 'string') return expectAlone(run.recording, /no networks of their own/);
  const said = run.stdout + run.stderr;
  expect(run.code, said).toBe(code);
  expect(run.stdout, said).toMatch(verdict);
  expect(run.recording.duet.roundMs).toBeGreaterThan(0);
  expect(run.recording.notes.join('\n')).toContain('Base and head both listened on port 18080');
});

test('what is listed is reached, on both sides', async () => {
  const port = await startDatabase();
  const run = await compare(`reach: [${port}], env: { DATABASE: "http://127.0.0.1:${port}" }`, 40);
  if (typeof found === 'string') return expectAlone(run.recording, /no networks of their own/);
  const said = run.stdout + run.stderr;
  expect(run.code, said).toBe(0);
  expect(run.stdout, said).toMatch(/^PASS/);
});

test('where something is missing in there head is measured alone, and is not to blame', async () => {
  const port = await startDatabase();
  const run = await compare(`reach: [], env: { DATABASE: "http://127.0.0.1:${port}" }`, 40);
  expect(run.code, run.stdout + run.stderr).toBe(0);
  expect(run.stdout).toMatch(/^NO-BASELINE/);
  const reason =
    typeof found === 'string' ? /no networks of their own/ : /did not start there\. .* exit code 3\./;
  expectAlone(run.recording, reason);
});
