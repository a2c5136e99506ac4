import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createLoadGenerator } from '../../../../src/adapters/k6/load-generator.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import type { Busied } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';

type Kept = { readonly busied: Busied | undefined; readonly seen: readonly IncomingMessage[] };

/** Keeps a server busy by a script for a second and a half, and sees what comes. */
async function keptBusy(script: string, users = 1, baseUrl?: string): Promise<Kept> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'busy-'));
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    response.end('ok');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = { write: () => {}, group: <T>(_: string, body: () => Promise<T>) => body() };
  const env = { PATH: process.env['PATH'] ?? '', HOME: os.homedir() };
  await writeFile(path.join(directory, 'load.js'), script);
  const none = { target: null, rate: null, durationMs: null, warmupMs: null, environment: null, env: [] };
  try {
    const load = createLoadGenerator({ binary: await k6Binary('2.2.0'), log, clock: createClock(), env });
    const busied = await load.keepBusy?.({
      workload: { script: 'load.js', ...none },
      ...{ local: true, directory, workingDirectory: directory, baseUrl: baseUrl ?? own },
      ...{ signal: new AbortController().signal, log: 'k6-profile-head', teardown: false },
      ...{ learned: [], forMs: 1500, users },
    });
    expect((await readdir(directory)).toSorted()).toEqual(['k6-profile-head.log', 'load.js']);
    return { busied, seen };
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true, force: true });
  }
}

const HEAD = `import http from 'k6/http';\nimport { sleep } from 'k6';\n`;

test('a script goes on for its time however often it asked, and its requests are as they are', async () => {
  const { busied, seen } = await keptBusy(
    `${HEAD}export const options = { scenarios: { a: { executor: 'constant-vus', vus: 9, duration: '1h' } } };
    export function setup() { http.get(__ENV.BASE_URL + '/setup'); }
    export function teardown() { http.get(__ENV.BASE_URL + '/teardown'); }
    export default function () { http.get(__ENV.BASE_URL + '/a'); }`,
  );
  // Twenty calls, after which a trace has seen enough, take no tenth of a second.
  expect(seen.length).toBeGreaterThan(50);
  const asked = new Set(seen.map(({ url }) => url));
  expect(asked).toEqual(new Set(['/setup', '/a']));
  expect(seen.flatMap(({ headers }) => headers['perf-gate-request'] ?? [])).toEqual([]);
  expect(busied).toMatchObject({ kind: 'driven' });
  const { requests } = busied?.kind === 'driven' ? busied : { requests: 0 };
  // The last one may be under way as k6 ends.
  expect(Math.abs((requests ?? 0) - seen.length)).toBeLessThanOrEqual(1);
});

test('several users make up for pauses', async () => {
  const script = `${HEAD}export default function () { http.get(__ENV.BASE_URL); sleep(60); }`;
  const { seen } = await keptBusy(script, 4);
  expect(seen).toHaveLength(4);
});

test.each([
  ['throws', `${HEAD}export default function () { throw new Error('no token'); }`, 'threw'],
  ['calls nobody', `${HEAD}export default function () { http.get('http://127.0.0.1:9/'); }`, 'astray'],
])('a script that %s drives nothing, and that is told', async (_, script, why) => {
  const { busied } = await keptBusy(script);
  expect(busied).toMatchObject({ kind: 'nothing', why });
});
