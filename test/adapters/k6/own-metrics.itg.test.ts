import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { metricValues } from '../../../src/core/baseline/metric-values.ts';
import { answerFacts } from '../../../src/core/decision/answers/answer-facts.ts';
import type { Answered } from '../../../src/core/decision/answers/answered.ts';
import { judgePairs } from '../../../src/core/decision/duet/judge-pairs.ts';
import { subjectsOf } from '../../../src/core/decision/subjects/subjects.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { subjectKey } from '../../../src/core/model/subject-key.ts';
import type { DuetOpened } from '../../../src/ports/load-generator.ts';
import { POLICY } from '../../contracts/policy.ts';
import { k6Binary } from '../../support/tools.ts';
import { drive } from './drive.ts';
import { openDuet } from './open-duet.ts';

/** What an application answers: the size of a cart, and out of ten answers so many from its cache. */
type Answers = { readonly size: number; readonly hits: number };
const USUAL: Answers = { size: 10, hits: 9 };
const WORSE: Answers = { size: 30, hits: 4 };

type App = { readonly url: string; close(): void };

async function startApp({ size, hits }: Answers): Promise<App> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end(JSON.stringify({ size: size + (asked % 3), hit: asked % 10 < hits }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/**
 * Values, a share, a count, and what is not compared; `lost` counts where there is something to count alone. Users enough for
 * what a second's stall of the machine holds up.
 */
const script = (scenario: string) => `import http from 'k6/http';
import { check } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
const cart = new Trend('cart_size');
const debt = new Trend('debt');
const hits = new Rate('cache_hit');
const items = new Counter('items');
const lost = new Counter('lost');
const depth = new Gauge('depth_rate');
export const options = { scenarios: { main: { ${scenario}, preAllocatedVUs: 100 } } };
export default function () {
  const { size, hit } = http.get(__ENV.BASE_URL, { tags: { name: 'cart' } }).json();
  cart.add(size); debt.add(-size); hits.add(hit); items.add(size / 4); depth.add(size);
  if (size > 20) lost.add(1);
  check(hit, { 'comes from the cache': (one) => one });
}
`;
const steady = (duration: string) =>
  script(`executor: 'constant-arrival-rate', rate: 100, timeUnit: '1s', duration: '${duration}'`);

const OWN = ['Counter items', 'Counter lost', 'Rate cache_hit', 'Value cart_size'];

const BLOCKING: Policy = {
  ...POLICY,
  metrics: {
    cart_size: { better: 'lower', role: 'blocking' },
    cache_hit: { better: 'higher', role: 'blocking' },
    items: { better: 'lower', role: 'blocking' },
  },
};

let directory: string;
let apps: App[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'own-metrics-'));
  apps = [];
});
afterEach(async () => {
  for (const app of apps) app.close();
  await rm(directory, { recursive: true, force: true });
});

type How = { readonly line?: '1.8.1' | '2.2.0'; readonly shape?: 'whole' };

async function open(text: string, ofHead: Answers, how: How = {}): Promise<DuetOpened> {
  const [base, head] = [await startApp(USUAL), await startApp(ofHead)];
  apps.push(base, head);
  await writeFile(path.join(directory, 'load.js'), text);
  return openDuet({ directory, warmupMs: 2000, baseUrls: { base: base.url, head: head.url }, ...how });
}

const CHECK = 'comes from the cache';

/** Names of the checks that head fails where base does not, or not nearly as often. */
const worseChecks = (head: Answered, base: Answered): readonly string[] =>
  answerFacts(head, base, { floor: 0.001, isPaired: true }).flatMap((fact) =>
    fact.kind === 'check' && fact.isWorse ? [fact.name] : [],
  );

/** What the gate says of the script's own metrics by these pairs. */
function foundIn(pairs: readonly Pair[]) {
  const subjects = subjectsOf(pairs);
  const judged = judgePairs({ pairs, subjects, policy: BLOCKING, starts: 1, roundMs: 3000, toCome: 0 });
  const own = judged.filter(({ subject }) => OWN.includes(subjectKey(subject)));
  return Object.fromEntries(
    own.map((metric) => [
      `${metric.metric} of ${subjectKey(metric.subject)}`,
      metric.kind === 'latency' ? (metric.found?.state ?? null) : metric.kind,
    ]),
  );
}

describe('in rounds', () => {
  test.each([
    { answers: WORSE, state: 'regressed' },
    { answers: USUAL, state: 'settled' },
  ])('values, shares and counts of head are $state where it answers $answers', async ({ answers, state }) => {
    const opened = await open(steady('3s'), answers);
    if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
    const { pairs, trouble } = await opened.driver.drive(['base', 'head', 'head', 'base']);
    expect(trouble).toEqual({ base: [], head: [] });
    expect(foundIn(pairs)).toMatchObject({
      'value-p50 of Value cart_size': state,
      'true-share of Rate cache_hit': state,
      'count-rate of Counter items': state,
    });
    const { 'GET cart': requests, ...subjects } = pairs[0]?.base.subjects ?? {};
    expect(subjects['Rate cache_hit']?.requests).toBe(requests?.requests);
    const { base, head } = opened.driver.finish();
    expect(worseChecks(head, base)).toEqual(state === 'regressed' ? [CHECK] : []);
    for (const arm of [base, head]) {
      const [check] = arm.checks;
      const windows = check?.windows ?? [];
      expect(windows.map(({ window }) => window)).toEqual([0, 1, 2, 3]);
      const mean = windows.reduce((sum, { failed }) => sum + failed, 0) / windows.length;
      expect(mean).toBeCloseTo((check?.fails ?? 0) / ((check?.passes ?? 0) + (check?.fails ?? 0)), 1);
      const named = arm.endpoints.map(({ method, name }) => `${method} ${name}`);
      expect(named).toEqual(expect.arrayContaining(OWN.filter((key) => key !== 'Counter lost')));
      expect(named.filter((key) => /debt|depth/.test(key))).toEqual([]);
    }
    expect(head.notes.join(' ')).toMatch(/Gauge keeps.*depth_rate.*below zero.*debt/);
  });
});

test.each(['2.2.0', '1.8.1'] as const)('on k6 %s they are compared side by side too', async (line) => {
  const opened = await open(steady('11s'), WORSE, { line, shape: 'whole' });
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  const { pairs, trouble } = await opened.driver.drive();
  expect(trouble).toEqual({ base: [], head: [] });
  const [base, head] = [pairs[0]?.base.subjects ?? {}, pairs[0]?.head.subjects ?? {}];
  const { 'GET cart': requests, 'Value cart_size': values, 'Rate cache_hit': share } = head;
  expect(values?.percentiles?.count).toBe(requests?.requests);
  expect(share?.requests).toBe(requests?.requests);
  expect(share?.trues).toBeLessThan(base['Rate cache_hit']?.trues ?? 0);
  // Head's first iteration counts some, and base counts nothing at all.
  expect([base, head].map(({ 'Counter lost': lost }) => lost?.requests)).toEqual([0, requests?.requests]);
  expect(head['Counter items']?.requests).toBeGreaterThan(base['Counter items']?.requests ?? 0);
  const finished = opened.driver.finish();
  expect(worseChecks(finished.head, finished.base)).toEqual([CHECK]);
  // Of eleven seconds the first five are not judged, and the last one is too short.
  expect(finished.head.checks[0]?.windows?.map(({ window }) => window)).toEqual([1]);
});

test('a script without any request is driven by what it measures itself', async () => {
  const silent = `import { sleep } from 'k6';
import { Rate } from 'k6/metrics';
const found = new Rate('found');
export const options = { vus: 2, duration: '11s' };
export default function () { found.add(Math.random() < 0.5); sleep(0.1); }
`;
  const opened = await open(silent, USUAL);
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  const { pairs, trouble } = await opened.driver.drive();
  expect(trouble).toEqual({ base: [], head: [] });
  expect(Object.keys(pairs[0]?.head.subjects ?? {})).toEqual(['Rate found']);
  const { head } = opened.driver.finish();
  expect(head.endpoints).toMatchObject([{ name: 'found', method: 'Rate' }]);
  expect(head.endpoints[0]?.trues).toBeGreaterThan(0);
});

test('a run alone has their exact values, also of what the first iteration did not show', async () => {
  const app = await startApp(WORSE);
  apps.push(app);
  const binary = await k6Binary('2.2.0');
  const { measurement } = await drive({ binary, url: app.url, file: 'own.js', script: steady('3s') });
  expect(measurement.validity).toEqual({ valid: true });
  expect(measurement.checks).toMatchObject([{ name: CHECK }]);
  const values = Object.fromEntries(
    measurement.endpoints.map((one) => [`${one.method} ${one.name}`, metricValues(one)]),
  );
  expect(Object.keys(values).toSorted()).toEqual([...OWN.slice(0, 2), 'GET cart', ...OWN.slice(2)]);
  expect(values['Value cart_size']).toEqual({ 'value-p50': 31, 'value-p95': 32 });
  expect(values['Rate cache_hit']?.['true-share']).toBeCloseTo(0.4, 1);
  expect(values['Counter items']?.['count-rate']).toBeCloseTo((100 * 31) / 4, -2);
});
