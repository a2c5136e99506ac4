import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLoadGenerator } from '../../../../src/adapters/k6/load-generator.ts';
import type { WorkloadConfig } from '../../../../src/core/config/settings/workload.ts';
import { roundsText } from '../../../../src/core/words/check/way.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import type { DuetOpened, DuetRequest, Foreseen } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';
import { startServer, type TestServer } from '../test-server.ts';

let directory: string;
let base: TestServer;
let head: TestServer;
let lines: string[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'foresee-'));
  [base, head] = [await startServer(), await startServer()];
  lines = [];
});
afterEach(async () => {
  await base.close();
  await head.close();
  await rm(directory, { recursive: true, force: true });
});

const IMPORTS = `import http from 'k6/http';
import exec from 'k6/execution';
import { Counter } from 'k6/metrics';
import { sleep } from 'k6';
const get = (place) => http.get(__ENV.BASE_URL + place);
`;

type Asked = Partial<Pick<DuetRequest, 'shape' | 'hasReset'>> & {
  readonly line?: '1.8.1' | '2.2.0';
  readonly workload?: Partial<WorkloadConfig>;
};

async function generatorOf(script: string, { line = '2.2.0', workload, ...asked }: Asked) {
  await writeFile(path.join(directory, 'load.js'), `${IMPORTS}${script}`);
  const generator = createLoadGenerator({
    binary: await k6Binary(line),
    log: { write: (_, text) => void lines.push(text), group: (_, body) => body() },
    clock: createClock(),
    env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir() },
  });
  const nothing = { target: null, rate: null, durationMs: null, environment: null, env: [] };
  const request = {
    workload: { script: 'load.js', warmupMs: 2000, ...nothing, ...workload },
    baseUrls: { base: base.url, head: head.url },
    ...{ local: true, directory, workingDirectory: directory },
    signal: new AbortController().signal,
    ...asked,
  };
  return { generator, request };
}

async function foresee(script: string, asked: Asked = {}, inDuet = true): Promise<Foreseen> {
  const { generator, request } = await generatorOf(script, asked);
  const found = await generator.foresee?.({ ...request, inDuet });
  if (found === undefined || 'kind' in found) throw new Error(JSON.stringify(found));
  return found;
}

/** What a run says of its way, as far as it goes before it is judged. */
function wayOf(opened: DuetOpened): unknown {
  if (opened.kind === 'ready') return { kind: 'rounds', plateau: opened.driver.plateau ?? null };
  if (opened.kind !== 'side-by-side') return opened;
  return { kind: 'side-by-side', why: untimed(opened.why) };
}

/** What only the warm-up measures. */
const untimed = (text: string): string => text.replace(/takes \d+\.\d s/, 'takes # s');

const foreseenWay = ({ way }: Foreseen): unknown => {
  if (way.kind === 'rounds') return { kind: 'rounds', plateau: way.plateau };
  return way.kind === 'side-by-side' ? { kind: 'side-by-side', why: untimed(way.why) } : way;
};

const one = (place: string) => `export default function () { get('${place}'); }`;
const users = (vus: number, body: string) =>
  `export const options = { vus: ${vus}, duration: '20s' }; export default function () { ${body} }`;

const RATE = { rate: { perSecond: 40, text: '40/s' }, durationMs: 20_000 };
const ITERATION_KEY = "get('/k?' + exec.scenario.iterationInTest); sleep(0.05);";
const KEY = "get('/k?' + exec.vu.idInTest + '-' + exec.vu.iterationInInstance); sleep(0.05);";

type Row = readonly [what: string, kind: Foreseen['way']['kind'], script: string, asked?: Asked];

const STAGES = `export const options = { stages: [{ duration: '5s', target: 5 }, { duration: '10s', target: 5 }, { duration: '5s', target: 0 }] };
export default function () { get('/wait/40'); sleep(0.3); }`;

const ROWS: readonly Row[] = [
  ['stages', 'rounds', STAGES],
  ['users who think', 'rounds', users(10, "get('/a?nocache=' + Date.now()); get('/b'); sleep(0.3);")],
  [
    'scenarios one after the other',
    'side-by-side',
    `const of = (startTime, MODE) => ({ executor: 'constant-vus', vus: 2, duration: '6s', startTime, env: { MODE } });
export const options = { scenarios: { a: of('0s', 'a'), b: of('6s', 'b'), c: of('12s', 'c') } };
export default function () { get('/wait/10?' + __ENV.MODE); }`,
  ],
  [
    'counts with start times',
    'side-by-side',
    `const of = (startTime, exec) => ({ executor: 'per-vu-iterations', vus: 1, iterations: 3, startTime, exec });
export const options = { scenarios: { home: of('0s', 'home'), cart: of('2s', 'cart') } };
export function home() { get('/home'); } export function cart() { get('/cart'); }`,
  ],
  [
    'batches of two scenarios that start apart',
    'side-by-side',
    `const of = (startTime, exec) => ({ executor: 'constant-vus', vus: 4, duration: '10s', startTime, exec });
export const options = { scenarios: { few: of('0s', 'few'), many: of('11s', 'many') } };
const batch = (count) => http.batch(Array.from({ length: count }, (_, page) => ['GET', __ENV.BASE_URL + '/u?page=' + page]));
export function few() { batch(2); } export function many() { batch(4); }`,
  ],
  [
    'data for each number of a VU',
    'side-by-side',
    `export const options = { vus: 6, duration: '20s' };
export function setup() { return Array.from({ length: exec.test.options.scenarios.default.vus }, (_, at) => at); }
export default function (shares) {
  if (shares[exec.vu.idInTest - 1] === undefined) throw new Error('nothing of my own');
  get('/inbox');
}`,
  ],
  [
    'scenarios that are told apart by their name',
    'side-by-side',
    users(5, `get('/' + exec.scenario.name); sleep(0.05);`),
  ],
  ['the same at a rate', 'side-by-side', users(5, `get('/' + exec.scenario.name);`), { workload: RATE }],
  [
    'the same in rounds, as it was wished',
    'rounds',
    users(5, `get('/' + exec.scenario.name); sleep(0.05);`),
    { shape: 'plateau' },
  ],
  ['numbers that make a key', 'side-by-side', users(5, KEY)],
  ['numbers that make a key, where that is forgotten', 'rounds', users(5, ITERATION_KEY), { hasReset: true }],
  ['numbers that make a key, at a rate', 'side-by-side', users(5, ITERATION_KEY), { workload: RATE }],
  ['numbers of VUs at a rate', 'rounds', users(5, "get('/k?' + __VU);"), { workload: RATE }],
  [
    'numbers that only pick from data',
    'rounds',
    users(5, "get('/k?' + (__VU % 3) + (__ITER % 7)); sleep(0.05);"),
  ],
  [
    'a constant rate',
    'rounds',
    `export const options = { scenarios: { q: { executor: 'constant-arrival-rate', rate: 40, duration: '20s', preAllocatedVUs: 20 } } };
${one('/graphql')}`,
  ],
  [
    'own metrics and the number of an iteration',
    'rounds',
    `const done = new Counter('done');
export const options = { vus: 4, duration: '20s', thresholds: { done: ['count>10'], http_reqs: ['count>10'] } };
export default function () { get('/catalog?' + (__ITER % 50)); done.add(1); sleep(0.2); }`,
  ],
  [
    'users beside a rate',
    'rounds',
    `export const options = { scenarios: {
  browse: { executor: 'constant-vus', vus: 2, duration: '20s', exec: 'browse' },
  release: { executor: 'constant-arrival-rate', rate: 5, duration: '20s', preAllocatedVUs: 5, exec: 'release' } } };
export function browse() { get('/'); sleep(0.1); } export function release() { get('/releases/pupil'); }`,
  ],
  ['iterations of three seconds', 'side-by-side', users(30, "get('/a'); sleep(3);")],
  [
    'few requests',
    'side-by-side',
    `export const options = { scenarios: { q: { executor: 'constant-arrival-rate', rate: 1, duration: '20s', preAllocatedVUs: 5 } } };
${one('/a')}`,
  ],
  ['a count alone', 'rounds', `export const options = { vus: 5, iterations: 500 }; ${one('/wait/20')}`],
  ['all of it, as it was wished', 'side-by-side', users(5, "get('/wait/20');"), { shape: 'whole' }],
  [
    'a rate for a script that VU numbers break',
    'unsuitable',
    `export const options = { vus: 6, duration: '20s' };
export default function () { if (__VU > 6) throw new Error('nobody'); get('/a'); }`,
    { workload: RATE },
  ],
];

test.each(ROWS.map(([what, kind, script, asked = {}]) => ({ what, kind, script, asked })))(
  '$what: the way that is foreseen is the one that is taken: $kind',
  async ({ kind, script, asked }) => {
    const found = await foresee(script, asked);
    expect(found.way.kind).toBe(kind);
    const requests = base.requests() + head.requests();
    lines = [];
    const { generator, request } = await generatorOf(script, asked);
    const opened = await generator.openDuet(request);
    expect(foreseenWay(found)).toEqual(wayOf(opened));
    // One iteration of each function, and one more where a VU of another number is tried.
    expect(requests).toBeLessThanOrEqual(2 * (2 * found.load.requests));
    if (found.way.kind === 'rounds') expect(lines).toContain(roundsText(found.way.plateau));
  },
);

test('on k6 1.8 alike', async () => {
  const asked = { line: '1.8.1' } as const;
  const found = await foresee(STAGES, asked);
  const { generator, request } = await generatorOf(STAGES, asked);
  expect(foreseenWay(found)).toEqual(wayOf(await generator.openDuet(request)));
  expect(found.levels).toEqual([{ scenario: 'default', unit: 'vus', level: 5 }]);
});

describe('what is seen of a script', () => {
  test('its endpoints with their share, its requests, and what hurts', async () => {
    const found =
      await foresee(`export const options = { vus: 4, duration: '20s', thresholds: { http_reqs: ['count>10'] } };
export function setup() { return { token: 'x' }; }
export default function () { get('/products/4711'); get('/products/4712'); get('/status/503'); http.get('${head.url}/wait/60', { tags: { name: 'slow' } }); }`);
    const shares = Object.fromEntries(found.endpoints.map(({ name, share }) => [name, share]));
    expect(shares).toEqual({ 'GET /products/:id': 0.5, 'GET /status/:id': 0.25, 'GET slow': 0.25 });
    expect(found.load).toMatchObject({ requests: 4, functions: 1, ownMs: 20_000 });
    // By an iteration of 60 ms and what a busy machine adds to it.
    expect(found.requestsPerSecond).toBeGreaterThan(5);
    const kinds = found.hazards.map(({ kind }) => kind);
    expect(kinds).toEqual(['failed-requests', 'renamed', 'setup-data', 'unjudged-threshold']);
  });

  test('a script that holds no BASE_URL, and one that calls another address too', async () => {
    const found = await foresee(
      `export const options = { vus: 4, duration: '20s' };
export default function () { get('/a'); http.get('${head.url}/b'); http.get('${base.url}/c'); }`,
    );
    const hosts = [new URL(base.url).host];
    expect(found.hazards).toContainEqual({ kind: 'elsewhere', hosts });
  });

  test('what it asks k6, in rounds that are wished for, and where nothing makes the application forget', async () => {
    const found = await foresee(users(5, KEY), { shape: 'plateau' });
    expect(found.hazards).toContainEqual({ kind: 'asks', asks: ['exec.vu.idInTest'] });
    const counts = { kind: 'counts', asks: ['exec.vu.iterationInInstance'] };
    expect(found.hazards).toContainEqual(counts);
    expect((await foresee(users(5, KEY))).hazards).toContainEqual(counts);
    expect((await foresee(users(5, KEY), { hasReset: true })).hazards).not.toContainEqual(counts);
  });

  test('of head alone all of its own run counts', async () => {
    const script =
      "export const options = { scenarios: { q: { executor: 'constant-arrival-rate', rate: 40, duration: '20s', preAllocatedVUs: 20 } } };";
    const { way, requestsPerSecond, load, levels } = await foresee(`${script}\n${one('/a')}`, {}, false);
    expect(way).toEqual({ kind: 'alone' });
    expect([requestsPerSecond, load.ownMs]).toEqual([40, 20_000]);
    expect(levels).toEqual([{ scenario: 'q', unit: 'per-second', level: 40 }]);
    expect(base.requests()).toBe(0);
  });

  test('one address for both is tried once', async () => {
    const { generator, request } = await generatorOf(users(4, "get('/a');"), {});
    const both = { base: head.url, head: head.url };
    const found = await generator.foresee?.({ ...request, baseUrls: both, inDuet: true });
    expect(found).toMatchObject({ way: { kind: 'rounds' } });
    expect(head.requests()).toBe(1);
  });
});

test('a script that calls an address of its own works on neither side', async () => {
  const script = `export const options = { vus: 4, duration: '20s' };
export default function () { http.get('http://127.0.0.1:1/api'); }`;
  const { generator, request } = await generatorOf(script, {});
  const found = await generator.foresee?.({ ...request, inDuet: true });
  expect(found).toEqual(await generator.openDuet(request));
  expect(found).toMatchObject({ kind: 'broken', trouble: { head: [{ kind: 'astray' }] } });
});
