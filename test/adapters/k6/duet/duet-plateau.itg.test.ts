import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DuetDriver, DuetOpened, DuetRequest } from '../../../../src/ports/load-generator.ts';
import { openDuet } from '../open-duet.ts';

/** A server that notes when it was asked for what, Unix ms, and answers after 20 ms. */
type Served = {
  readonly url: string;
  readonly server: Server;
  readonly asked: { readonly at: number; readonly path: string }[];
};

async function serve(): Promise<Served> {
  const asked: Served['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ at: Date.now(), path: request.url ?? '' });
    setTimeout(() => response.end('{}'), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked };
}

let directory: string;
let base: Served;
let head: Served;
let lines: string[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'plateau-'));
  [base, head] = [await serve(), await serve()];
  lines = [];
});
afterEach(async () => {
  base.server.close();
  head.server.close();
  await rm(directory, { recursive: true, force: true });
});

/** In step it is 3; a busy machine bunches what was sent evenly. */
const EVEN = 1.8;

const IMPORTS =
  "import http from 'k6/http';\nimport { check, sleep } from 'k6';\nconst BASE = __ENV.BASE_URL;\n";
const get = (name: string) => `http.get(BASE + '/${name}', { tags: { name: '${name}' } });`;

async function open(
  script: string,
  more: Partial<DuetRequest> & { readonly line?: '1.8.1' | '2.2.0'; readonly warmupMs?: number } = {},
): Promise<DuetOpened> {
  await writeFile(path.join(directory, 'load.js'), `${IMPORTS}${script}`);
  const hear = (text: string) => void lines.push(text);
  return openDuet({ directory, hear, warmupMs: 0, baseUrls: { base: base.url, head: head.url }, ...more });
}

async function ready(script: string, more: Parameters<typeof open>[1] = {}): Promise<DuetDriver> {
  const opened = await open(script, more);
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  return opened.driver;
}

/** Requests per 100 ms of a stretch of time: their standard deviation by their mean; 0 is even. */
function unevenness({ asked }: Served, from: number, durationMs: number): number {
  const counts = Array.from({ length: Math.floor(durationMs / 100) }, () => 0);
  for (const { at } of asked) {
    const bucket = Math.floor((at - from) / 100);
    if (bucket >= 0 && bucket < counts.length) counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length;
  return Math.sqrt(counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / counts.length) / mean;
}

describe.each(['2.2.0', '1.8.1'] as const)('on k6 %s', (line) => {
  test('users of a ramp are driven at its plateau, and ask evenly from the first judged moment on', async () => {
    const driver = await ready(
      `export const options = { stages: [{ duration: '30s', target: 20 }, { duration: '2m', target: 20 }, { duration: '10s', target: 0 }] };
export default function () { ${get('home')} sleep(0.5); }`,
      { line },
    );
    expect(driver.plateau?.levels).toEqual([{ scenario: 'default', unit: 'vus', level: 20 }]);
    expect(lines).toContain("The script's load is driven at its plateau of 20 VUs.");
    const { pairs, trouble } = await driver.drive(['base', 'head']);
    expect(trouble).toEqual({ base: [], head: [] });
    const { roundMs } = driver;
    const wanted = (20 * roundMs) / 520;
    const rounds = pairs.flatMap((pair) => [[base, pair.base] as const, [head, pair.head] as const]);
    for (const [, { subjects }] of rounds) {
      expect(Math.abs((subjects['GET home']?.requests ?? 0) / wanted - 1)).toBeLessThan(0.3);
    }
    // In step it is about 2 in each of them: twenty at once, and then nothing for half a second. A stall bunches those of one.
    for (const ms of [roundMs, 1000]) {
      const uneven = rounds.filter(([arm, { startedAt }]) => unevenness(arm, startedAt, ms) >= EVEN);
      expect(uneven.length).toBeLessThanOrEqual(rounds.length / 2);
    }
  });
});

/** The paths that an arm was asked for in a stretch of time. */
const pathsOf = ({ asked }: Served, from: number, durationMs: number): ReadonlySet<string> =>
  new Set(asked.filter(({ at }) => at >= from && at < from + durationMs).map(({ path: name }) => name));

test('a rate that changes is driven at its plateau, in its own time unit, and its thresholds look at the rounds', async () => {
  const driver = await ready(
    `export const options = {
  scenarios: { peak: { executor: 'ramping-arrival-rate', startRate: 60, timeUnit: '1m', preAllocatedVUs: 10, maxVUs: 40,
    stages: [{ duration: '20s', target: 1200 }, { duration: '1m', target: 1200 }, { duration: '10s', target: 3000 }] } },
  thresholds: {
    'http_reqs{scenario:peak}': ['rate>15', 'rate>25'], http_req_failed: ['rate<0.01'], checks: ['rate>0.99'],
    'http_req_duration{name:home}': [{ threshold: 'p(95)<1', abortOnFail: true }],
  },
};
export default function () { const answer = ${get('home')} check(answer, { fine: (a) => a.status === 200 }); }`,
  );
  expect(driver.plateau).toEqual({
    chosen: 'held',
    levels: [{ scenario: 'peak', unit: 'per-second', level: 20 }],
    heldMs: 60_000,
    left: ['ramps'],
    dropped: [],
  });
  const { pairs } = await driver.drive(['head']);
  for (const round of [pairs[0]?.base, pairs[0]?.head]) {
    expect(round?.load.wanted).toBe((20 * driver.roundMs) / 1000);
    // A stall at either end of a round moves those of half a second.
    expect(Math.abs((round?.load.iterations ?? 0) - (round?.load.wanted ?? 0))).toBeLessThanOrEqual(20);
  }
  const { thresholds, workload } = driver.finish().head;
  expect(Object.fromEntries(thresholds.map(({ expression, crossed }) => [expression, crossed]))).toEqual({
    'rate>15': false,
    'rate>25': true,
    'rate<0.01': false,
    'rate>0.99': false,
    'p(95)<1': true,
  });
  // The script's own load is what makes it comparable with other runs of it.
  expect(workload.profile).toContain('ramping-arrival-rate');
  expect(workload.stages).toHaveLength(3);
});

test('scenarios that overlap are driven together, each at its level, and the first one of their time is left out', async () => {
  const driver = await ready(
    `const VUS = { preAllocatedVUs: 10 };
export const options = { scenarios: {
  smoke: { executor: 'constant-vus', exec: 'browse', vus: 1, duration: '10s' },
  browse: { executor: 'ramping-vus', exec: 'browse', startTime: '10s', startVUs: 0, stages: [{ duration: '10s', target: 8 }, { duration: '60s', target: 8 }] },
  buy: { executor: 'constant-arrival-rate', exec: 'buy', startTime: '30s', rate: 20, duration: '20s', ...VUS },
}, thresholds: { 'http_reqs{scenario:browse}': ['rate>1'], 'http_reqs{scenario:smoke}': ['count<1'] } };
export function browse() { ${get('browse')} sleep(0.3); }
export function buy() { ${get('buy')} }`,
  );
  const { plateau } = driver;
  expect(plateau?.levels.map(({ scenario, level }) => [scenario, level])).toEqual([
    ['browse', 8],
    ['buy', 20],
  ]);
  expect(plateau).toMatchObject({ dropped: ['smoke'], left: ['ramps', 'levels', 'start-times'] });
  const { pairs, trouble } = await driver.drive(['base']);
  expect(trouble).toEqual({ base: [], head: [] });
  for (const [arm, round] of [
    [base, pairs[0]?.base],
    [head, pairs[0]?.head],
  ] as const) {
    expect(pathsOf(arm, round?.startedAt ?? 0, driver.roundMs)).toEqual(new Set(['/browse', '/buy']));
    expect(round?.subjects['GET buy']?.requests).toBeGreaterThan(14 * (driver.roundMs / 1000));
    // Users of the other scenario do not march in step because iterations of this one are short.
    expect(round?.subjects['GET browse']?.requests).toBeGreaterThan(15 * (driver.roundMs / 1000));
  }
  const { thresholds, notes } = driver.finish().head;
  expect(thresholds).toMatchObject([{ metric: 'http_reqs{scenario:browse}', crossed: false }]);
  expect(notes.join('\n')).toContain('rounds leave scenario `smoke` out');
});

test('a number of iterations is driven by the same users, where an iteration is short', async () => {
  const some = (pause: number, more = '') =>
    `export const options = { vus: 5, iterations: 40${more} };\nexport default function () { ${get('home')} sleep(${pause}); }`;
  const driver = await ready(some(0.3));
  expect(driver.plateau).toMatchObject({ chosen: 'users', levels: [{ level: 5 }], left: ['counts'] });
  const { pairs } = await driver.drive(['base']);
  // Many more than the script would make: rounds end by time.
  expect(pairs[0]?.head.load.iterations).toBeGreaterThan(40);
  const long = await open(some(2.2));
  expect(long).toMatchObject({ kind: 'side-by-side', why: expect.stringContaining('must hold 5') });
});

test('a load that is wanted whole is not cut, be it one that stays', async () => {
  const whole = await open(
    `export const options = { stages: [{ duration: '5s', target: 5 }] };\nexport default function () { ${get('home')} }`,
    { shape: 'whole' },
  );
  expect(whole).toMatchObject({
    kind: 'side-by-side',
    why: expect.stringContaining('`compare.shape: whole`'),
  });
  const steady = `export const options = { vus: 2, duration: '10s' };\nexport default function () { ${get('home')} sleep(0.01); }`;
  expect(await open(steady, { shape: 'whole' })).toMatchObject({ kind: 'side-by-side' });
  expect((await ready(steady)).plateau).toBeUndefined();
});

test('a plateau that base does not bear is lowered until it does', async () => {
  const driver = await ready(
    `export const options = { scenarios: { rush: { executor: 'ramping-arrival-rate', preAllocatedVUs: 40,
  stages: [{ duration: '10s', target: 480 }, { duration: '1m', target: 480 }] } } };
export default function () { ${get('home')} sleep(0.2); }`,
    { warmupMs: 4000 },
  );
  // Forty users of 220 ms make 182 iterations a second at most; on a busy machine not even a quarter is borne.
  const { levels, lowered } = driver.plateau ?? {};
  expect([120, 60]).toContain(levels?.[0]?.level);
  expect([0.25, 0.125]).toContain(lowered?.share);
  expect(lowered?.why.kind).toBe('dropped');
  expect(lowered?.why.share).toBeGreaterThan(0.5);
  const { pairs } = await driver.drive(['base']);
  expect(pairs[0]?.base.load.wanted).toBe(((levels?.[0]?.level ?? 0) * driver.roundMs) / 1000);
  expect(lines.join()).toMatch(
    /In the warm-up base dropped \d+.* the load is driven at 25 % of its plateau, 120 iterations/,
  );
});

test('a script that counts its iterations is not blamed for more of them than it makes', async () => {
  const opened = await open(
    `import exec from 'k6/execution';
const names = ['a', 'b', 'c', 'd', 'e', 'f'];
export const options = { scenarios: { each: { executor: 'shared-iterations', vus: 2, iterations: names.length } } };
export default function () { const name = names[exec.scenario.iterationInTest]; http.get(BASE + '/' + name.toUpperCase(), { tags: { name: 'each' } }); }`,
    { warmupMs: 2000, hasReset: true },
  );
  const why = expect.stringMatching(/threw an exception.*iterationInTest/);
  expect(opened).toMatchObject({ kind: 'side-by-side', why });
});
