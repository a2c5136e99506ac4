import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
import type { SubjectStats } from '../../../../src/core/model/recording/window.ts';
import type { DuetOpened } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';
import { drive } from '../drive.ts';
import { type GrpcServer, MENU_PROTO, startGrpcServer } from '../grpc-server.ts';
import { openDuet } from '../open-duet.ts';
import { startServer } from '../test-server.ts';

const GET = 'gRPC /menu.Menu/GetDish';
const RATED = 'gRPC rated';

/** Two calls in each iteration, one of them with a name of its own. */
const SCRIPT = `import { Client } from 'k6/net/grpc';
const client = new Client();
client.load([], 'menu.proto');
export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: 40, timeUnit: '1s', duration: '3s', preAllocatedVUs: 20 } } };
export default function () {
  if (__ITER === 0) client.connect(__ENV.BASE_URL.replace('http://', ''), { plaintext: true });
  client.invoke('menu.Menu/GetDish', { name: 'soup' });
  client.invoke('menu.Menu/RateDish', { name: 'soup' }, { tags: { name: 'rated' } });
}
`;

const QUICK = { GetDish: { waitMs: 10 }, RateDish: { waitMs: 20 } };
let directory: string;
let base: GrpcServer;
let head: GrpcServer;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'grpc-'));
  base = await startGrpcServer(QUICK);
  head = await startGrpcServer({ GetDish: { waitMs: 40 }, RateDish: { waitMs: 20, status: 14 } });
});
afterEach(async () => {
  base.close();
  head.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(line: '1.8.1' | '2.2.0', script: string, shape?: 'whole'): Promise<DuetOpened> {
  await writeFile(path.join(directory, 'load.js'), script);
  await writeFile(path.join(directory, 'menu.proto'), MENU_PROTO);
  return openDuet({
    directory,
    line,
    warmupMs: 2000,
    baseUrls: { base: base.url, head: head.url },
    ...(shape && { shape }),
  });
}

const median = (stats: SubjectStats | undefined) => stats?.percentiles?.values[LADDER.indexOf(0.5)] ?? 0;

test.each(['2.2.0', '1.8.1'] as const)(
  'on k6 %s rounds hold the exact values of each gRPC call, and a status other than OK is a failure',
  async (line) => {
    const opened = await open(line, SCRIPT);
    if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
    const { pairs, trouble, astray } = await opened.driver.drive(['base']);
    expect({ trouble, astray }).toEqual({ trouble: { base: [], head: [] }, astray: null });
    const [pair] = pairs;
    expect(Object.keys(pair?.head.subjects ?? {}).sort()).toEqual([RATED, GET, 'overall'].sort());
    const of = (subject: string) => ({
      base: pair?.base.subjects[subject],
      head: pair?.head.subjects[subject],
    });
    expect(median(of(GET).base)).toBeGreaterThanOrEqual(9);
    expect(median(of(GET).head)).toBeGreaterThanOrEqual(39);
    expect(of(GET).head?.failed).toBe(0);
    expect(of(GET).head?.percentiles?.error).toBeUndefined();
    expect(of(RATED).base?.failed).toBe(0);
    expect(of(RATED).head?.failed).toBe(of(RATED).head?.requests);
    expect(of(RATED).head?.failingSeconds.length).toBeGreaterThan(1);
    const { head: all } = of('overall');
    expect(all?.requests).toBe((of(GET).head?.requests ?? 0) + (of(RATED).head?.requests ?? 0));
    expect(all?.failed).toBe(of(RATED).head?.failed);
    const { head: finished } = opened.driver.finish();
    expect(finished.endpoints).toMatchObject([
      { name: '/menu.Menu/GetDish', method: 'gRPC', failed: 0 },
      { name: 'rated', method: 'gRPC', failures: [{ status: 14 }] },
    ]);
  },
);

test('side by side each slice holds them too', async () => {
  const opened = await open('2.2.0', SCRIPT.replace("duration: '3s'", "duration: '11s'"), 'whole');
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  const { pairs } = await opened.driver.drive();
  expect(pairs).toHaveLength(1);
  expect(median(pairs[0]?.base.subjects[GET])).toBeGreaterThanOrEqual(9);
  expect(median(pairs[0]?.head.subjects[GET])).toBeGreaterThanOrEqual(39);
  expect(pairs[0]?.head.subjects['overall']?.failed).toBe(pairs[0]?.head.subjects[RATED]?.requests);
});

test('a run alone has exact values of each call', async () => {
  const { measurement } = await drive({
    binary: await k6Binary('2.2.0'),
    url: head.url,
    file: 'calls.js',
    script: SCRIPT,
    files: { 'menu.proto': MENU_PROTO },
  });
  const { validity, overall, endpoints } = measurement;
  expect(validity).toEqual({ valid: true });
  expect(endpoints.map(({ name, method, precision }) => [method, name, precision])).toEqual([
    ['gRPC', '/menu.Menu/GetDish', 'exact'],
    ['gRPC', 'rated', 'exact'],
  ]);
  const [got, rated] = endpoints;
  expect(got?.duration?.p50).toBeGreaterThanOrEqual(39);
  expect(rated?.failed).toBe(rated?.requests);
  expect(overall).toMatchObject({ precision: 'exact', failed: rated?.failed });
  expect(overall.requests).toBe((got?.requests ?? 0) + (rated?.requests ?? 0));
});

test('beside HTTP requests all of them together are read from histograms', async () => {
  const other = await startServer();
  const both = `import http from 'k6/http';\n${SCRIPT.replace(
    "client.invoke('menu.Menu/RateDish'",
    `http.get('${other.url}/wait/5', { tags: { name: 'home' } });\n  client.invoke('menu.Menu/RateDish'`,
  )}`;
  try {
    const opened = await open('2.2.0', both);
    if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
    const { pairs } = await opened.driver.drive(['base']);
    const subjects = pairs[0]?.head.subjects ?? {};
    const requests = ['GET home', GET, RATED].map((key) => subjects[key]?.requests ?? 0);
    expect(Math.min(...requests)).toBeGreaterThan(40);
    expect(subjects['overall']?.requests).toBe(requests.reduce((sum, one) => sum + one, 0));
    expect(subjects['overall']?.failed).toBe(subjects[RATED]?.requests);
    expect(subjects['overall']?.percentiles?.error).toBeGreaterThan(0);
    expect(subjects['GET home']?.percentiles?.error).toBeUndefined();
  } finally {
    await other.close();
  }
});
