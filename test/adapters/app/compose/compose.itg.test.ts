import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAppRunner } from '../../../../src/adapters/app/app-runner.ts';
import { programOf } from '../../../../src/adapters/app/process/processes.ts';
import { openRun } from '../../../../src/adapters/host/run.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import type { StartRequest } from '../../../../src/ports/app/app-runner.ts';
import { configOf } from '../../../core/config/written.ts';
import { type Docker, startDocker } from '../../../support/docker.ts';

const TOKEN = 'ghs_0123456789abcdef';
const KILLED = path.join(import.meta.dirname, '..', 'process', 'killed-run.ts');
const NODE = path.dirname(realpathSync(process.execPath));

/** Counts its starts in a volume, and tells what it was built of and given. */
const SERVER = `const fs = require('node:fs');
process.on('SIGTERM', () => process.exit());
fs.appendFileSync('/data/starts', 'x');
const { GITHUB_TOKEN, SHA } = process.env;
const body = () => JSON.stringify({ built: BUILT, starts: fs.readFileSync('/data/starts', 'utf8'), GITHUB_TOKEN, SHA });
require('node:http').createServer((_, response) => response.end(body())).listen(8080);
`;

/** What a container runs with that is of an image with nothing but the application. */
const PROGRAMS = ['/usr', '/bin', '/lib', '/lib64'].map((name) => `${name}:${name}:ro`);
const VOLUMES = [...PROGRAMS, `${NODE}:/node:ro`];

/** As people write them: with ports, names and a tag of its own, all of which both sides would want. */
const compose = (db: string, condition: string) => `services:
  web:
    build: .
    image: shop:latest
    container_name: shop
    command: [/node/node, /server.js]
    environment: { SHA: '\${PERF_GATE_SHA}', GITHUB_TOKEN: '\${GITHUB_TOKEN-}' }
    ports: ['8080:8080']
    depends_on: { db: { condition: ${condition} } }
    volumes: ${JSON.stringify(['data:/data', ...VOLUMES])}
  db:
    image: shop:latest
    container_name: db
    command: [/bin/sh, -c, '${db}']
    stop_signal: SIGKILL
    ports: ['5432:5432']
    volumes: ${JSON.stringify(['data:/data', ...VOLUMES])}
volumes:
  data: { name: shop-data }
`;

let docker: Docker;
beforeAll(async () => {
  docker = await startDocker({ compose: true });
});
afterAll(() => docker.stop());

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'compose-'));
  lines = [];
});
afterEach(async () => {
  expect(await left()).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

/** Containers, networks and volumes of the gate's. */
async function left(): Promise<readonly string[]> {
  const all = await Promise.all([
    docker.run('ps', '--all', '--format', '{{.Names}}'),
    docker.run('network', 'ls', '--format', '{{.Name}}', '--filter', 'name=perf-gate'),
    docker.run('volume', 'ls', '--format', '{{.Name}}'),
  ]);
  return all.flatMap((text) => text.split('\n')).filter((line) => line !== '');
}

/** By which Compose knows the network of a project. */
const labelled = (project: string) =>
  [`project=${project}`, 'network=default'].flatMap((label) => ['--label', `com.docker.compose.${label}`]);

/** Docker, whose `up` is ended before it has made anything; what it had asked for comes into being nevertheless. */
const lateDocker = (real: string) => `#!/bin/bash
late() {
  ${real} network create ${labelled('"$COMPOSE_PROJECT_NAME"').join(' ')} "$COMPOSE_PROJECT_NAME"_default
  touch '${folder}/late'
  exit 1
}
[[ " $* " == *' up '* ]] || exec ${real} "$@"
trap late TERM
touch '${folder}/up'
for _ in {1..600}; do sleep 0.1; done
`;

const log = {
  write: (_: string, text: string) => void lines.push(text),
  group: <T>(_: string, body: () => Promise<T>) => body(),
};

function runner(besides: Readonly<Record<string, string>> = {}) {
  const env = { ...docker.env, GITHUB_TOKEN: TOKEN, ...besides };
  return createAppRunner({ log, clock: createClock(), env, run: openRun({ env, root: folder }) });
}

const LASTS = ['exec /bin/sleep 60', 'service_started'] as const;
const FAILS = ['echo the disk is read-only; exit 3', 'service_completed_successfully'] as const;

function request(
  arm: 'base' | 'head',
  [db, condition]: typeof LASTS | typeof FAILS = LASTS,
  rest: Partial<StartRequest> = {},
) {
  const directory = path.join(folder, arm);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'compose.yml'), compose(db, condition));
  writeFileSync(path.join(directory, 'Dockerfile'), 'FROM scratch\nCOPY server.js /\n');
  writeFileSync(path.join(directory, 'server.js'), `const BUILT = '${arm}';\n${SERVER}`);
  const { app } = configOf('app: { compose: compose.yml, ready-timeout: 30s }\nworkload: { script: l.js }\n');
  if (app === null) throw new Error('no application');
  const logFile = path.join(folder, `app-${arm}.log`);
  const { signal } = new AbortController();
  return { app, arm, sha: `c0ffee-${arm}`, directory, logFile, signal, ...rest };
}

const answerOf = async ({ baseUrl }: { readonly baseUrl: string }) => (await fetch(baseUrl)).json();

test('base and head run at once, each with its own image, port, volume and commit, and without the token', async () => {
  const apps = runner();
  const both = [request('base'), request('head')];
  await Promise.all(both.map((one) => apps.build(one)));
  const [base, head] = await Promise.all(both.map((one) => apps.start(one)));
  if (base === undefined || head === undefined) throw new Error('one is missing');
  expect(await answerOf(base)).toEqual({ built: 'base', starts: 'x', GITHUB_TOKEN: '', SHA: 'c0ffee-base' });
  expect(await answerOf(head)).toEqual({ built: 'head', starts: 'x', GITHUB_TOKEN: '', SHA: 'c0ffee-head' });
  // Of the service that is called, and of its side alone.
  const processes = [base, head].map((one) => one.processes?.() ?? []);
  expect(processes.map((pids) => pids.map(programOf))).toEqual([['node'], ['node']]);
  expect(processes[0]).not.toEqual(processes[1]);
  expect(new URL(base.baseUrl).port).not.toBe(new URL(head.baseUrl).port);
  await base.stop();
  const again = await apps.start({ ...request('base'), again: true });
  expect(await answerOf(again)).toMatchObject({ built: 'base', starts: 'x' });
  await docker.run('kill', (await docker.run('ps', '--quiet', '--filter', 'name=head-web')).trim());
  await expect.poll(() => head.died()?.reason, { timeout: 30_000 }).toMatch(/`web` \(head\) ended by itself/);
  expect(head.processes?.()).toBeNull();
  await Promise.all([again.stop(), head.stop()]);
});

test('images that CI has built are found by the commits of base and head', async () => {
  const run =
    'exec docker run --rm --network shop --publish 127.0.0.1:$PORT:8080 --tmpfs /data --env SHA=$PERF_GATE_SHA';
  const start = `${run} ${VOLUMES.map((one) => `--volume ${one}`).join(' ')} shop:\${PERF_GATE_SHA} /node/node /server.js`;
  const both = [request('base'), request('head')].map((one) => ({
    ...one,
    app: { ...one.app, start, compose: null },
  }));
  for (const { directory, sha } of both)
    await docker.run('build', '--quiet', '--tag', `shop:${sha}`, directory);
  await docker.run('network', 'create', 'shop');
  const apps = runner();
  const running = await Promise.all(both.map((one) => apps.start(one)));
  expect(await Promise.all(running.map(answerOf))).toMatchObject([
    { built: 'base', SHA: 'c0ffee-base' },
    { built: 'head', SHA: 'c0ffee-head' },
  ]);
  await Promise.all(running.map((one) => one.stop()));
  await docker.run('network', 'rm', 'shop');
});

test('a container that fails is told with what it wrote last', async () => {
  const starting = runner().start(request('head', FAILS));
  await expect(starting).rejects.toMatchObject({
    message: 'The container of `db` (head) ended by itself with exit code 3.',
    logTail: expect.stringContaining('the disk is read-only'),
  });
});

test('what a killed run has left is taken away by the next one', async () => {
  const env = { ...docker.env, RUNNER_TEMP: folder };
  const child = spawn(process.execPath, [KILLED, JSON.stringify(request('base'))], { env });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
  child.kill('SIGKILL');
  await ended;
  const remains = await left();
  expect(remains.length).toBeGreaterThan(2);
  // Of its other side it had come to a network, and to no container.
  const project = remains.find((name) => name.endsWith('_default'))?.replace('base_default', 'head');
  await docker.run('network', 'create', ...labelled(project ?? ''), `${project}_default`);
  const stopping = new AbortController();
  const starting = runner().start(request('head', undefined, { signal: stopping.signal }));
  await expect
    .poll(() => lines.some((line) => line.startsWith('Starting head')), { timeout: 30_000 })
    .toBe(true);
  stopping.abort();
  await expect(starting).rejects.toThrow();
  for (const arm of ['base', 'head'])
    expect(lines.join('\n')).toMatch(
      RegExp(`Took away the containers of perf-gate-.*-${arm}, which a killed run`),
    );
});

test('what Docker makes while the program that asked for it is being ended is taken away too', async () => {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const real = (await promisify(execFile)('sh', ['-c', 'command -v docker'])).stdout.trim();
  writeFileSync(path.join(bin, 'docker'), lateDocker(real), { mode: 0o755 });
  const stopping = new AbortController();
  const starting = runner({ PATH: `${bin}:${process.env['PATH']}` }).start(
    request('head', undefined, { signal: stopping.signal }),
  );
  await expect.poll(() => existsSync(path.join(folder, 'up')), { timeout: 30_000 }).toBe(true);
  stopping.abort();
  await expect(starting).rejects.toThrow();
  expect(existsSync(path.join(folder, 'late'))).toBe(true);
});
