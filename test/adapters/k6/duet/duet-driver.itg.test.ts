import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProgressFact } from '../../../../src/core/model/progress/fact.ts';
import type { DuetDriver } from '../../../../src/ports/load-generator.ts';
import { openDuet } from '../open-duet.ts';

type Seen = { requests: number; setups: number; fails: boolean };
type Served = { readonly url: string; readonly server: Server; readonly seen: Seen };

async function serve(waitMs: number): Promise<Served> {
  const seen: Seen = { requests: 0, setups: 0, fails: false };
  const server = createServer((request, response) => {
    if (request.url === '/setup') seen.setups += 1;
    else seen.requests += 1;
    response.statusCode = seen.fails ? 500 : 200;
    setTimeout(() => response.end('{}'), waitMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server, seen };
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

let directory: string;
let servers: readonly Served[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'rewarm-'));
  servers = await Promise.all([20, 40, 20, 40].map(serve));
});
afterEach(async () => {
  for (const { server } of servers) server.close();
  await rm(directory, { recursive: true, force: true });
});

const SCRIPT = `import http from 'k6/http';
import { check } from 'k6';
const thresholds = {
  http_req_failed: ['rate<0.01'],
  http_reqs: ['count<1000000', 'rate>20'],
  vus_max: ['value>0'],
  'http_req_duration{name:home}': ['p(99.9)<5000', { threshold: 'avg<5000', abortOnFail: true }],
};
export const options = { thresholds, summaryTrendStats: ['p(99.99)'], scenarios: { main: { executor: 'constant-arrival-rate', rate: 60, timeUnit: '1s', duration: '30s', preAllocatedVUs: 20 } } };
export function setup() { http.get(\`\${__ENV.BASE_URL}/setup\`); }
export default function () {
  http.get(__ENV.BASE_URL, { tags: { name: 'home' } });
  const products = http.get(\`\${__ENV.BASE_URL}/products\`);
  check(products, { 'there are products': ({ status }) => status === 200 });
  if (products.status === 500 && __ITER % 2 === 1) throw new Error('no products');
}`;

/** A duet of these two, ready to be driven. */
async function openDriver(
  baseUrls: Readonly<Record<'base' | 'head', string>>,
  told: ProgressFact[] = [],
): Promise<DuetDriver> {
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
  const opened = await openDuet({ directory, warmupMs: 2000, baseUrls, told });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  return opened.driver;
}

const stepOf = (fact: ProgressFact): string => ('step' in fact ? `${fact.kind} ${fact.step}` : fact.kind);

/** That this stretch of load was told, and what each side's seconds under load were like: 20 and 40 ms, 120 requests/s. */
function expectTold(
  told: readonly ProgressFact[],
  stretch: { readonly from: number; readonly pairs: number },
) {
  expect(told[0]).toMatchObject({ kind: 'load', ...stretch });
  for (const [arm, leastMs] of [['base', 19] as const, ['head', 39] as const]) {
    const seen = told.flatMap((fact) => (fact.kind === 'seen' && fact.arm === arm ? [fact] : []));
    expect(seen.length).toBeGreaterThan(0);
    for (const { p95Ms } of seen) expect(p95Ms).toBeGreaterThan(leastMs);
    // Of a second with a part of the load it would be less, as it is of one in which a busy machine does little.
    const rates = seen
      .map(({ requestsPerSecond }) => requestsPerSecond)
      .toSorted((one, other) => one - other);
    expect(rates[Math.floor(rates.length / 2)]).toBeGreaterThan(60);
  }
}

test('a duet goes on at new addresses, and requests named by their path are the same ones there', async () => {
  const [base, head, newBase, newHead] = servers;
  if (!base || !head || !newBase || !newHead) throw new Error('no servers');
  const told: ProgressFact[] = [];
  const driver = await openDriver({ base: base.url, head: head.url }, told);
  expect(told.map(stepOf)).toContain('ended warm-up');
  told.splice(0);
  const first = await driver.drive(['base']);
  expectTold(told, { from: 0, pairs: 1 });
  const before = [base.seen.requests, head.seen.requests];
  const warm = await driver.rewarm?.({ base: newBase.url, head: newHead.url });
  expect(warm).toMatchObject({ pairs: [{}], trouble: { base: [], head: [] } });
  const second = await driver.drive(['head']);
  expect([base.seen.requests, head.seen.requests]).toEqual(before);
  const pairs = [...first.pairs, ...second.pairs];
  expect(pairs.map((pair) => pair.first)).toEqual(['base', 'head']);
  const judged = (arm: 'base' | 'head', subject: string) =>
    pairs.map((pair) => pair[arm].subjects[subject]?.requests ?? 0);
  const measured = driver.finish();
  // To try the script, to warm up and to drive; then to warm up and to drive at the new address. A machine that does not bear
  // both at once warms them up in turns too.
  const [ofBase = 0, ofNewBase = 0, ofHead, ofNewHead] = [base, newBase, head, newHead].map(
    ({ seen }) => seen.setups,
  );
  expect([ofBase === 3 || ofBase === 4, ofNewBase === 2 || ofNewBase === 3]).toEqual([true, true]);
  expect([ofHead, ofNewHead]).toEqual([ofBase, ofNewBase]);
  expect(measured.setups).toBe(ofBase + ofNewBase);
  for (const [arm, served] of [['base', newBase] as const, ['head', newHead] as const]) {
    const [home, products] = [judged(arm, 'GET home'), judged(arm, 'GET /products')];
    expect(Math.min(...home, ...products)).toBeGreaterThan(0);
    expect(measured[arm].endpoints).toMatchObject([
      { name: '/products', requests: sum(products) },
      { name: 'home', requests: sum(home) },
    ]);
    expect(measured[arm].overall.requests).toBe(sum(home) + sum(products));
    expect(measured[arm].notes.filter((note) => note.includes('Not judged'))).toEqual([]);
    // Warm-up and lead-in reach it too.
    expect(served.seen.requests).toBeGreaterThan(second.pairs[0]?.[arm].subjects['GET home']?.requests ?? 0);
  }
});

test('rounds that are forgotten count nowhere: not in errors, thresholds, checks or time', async () => {
  const [base, head] = servers;
  if (!base || !head) throw new Error('no servers');
  const driver = await openDriver({ base: base.url, head: head.url });
  const fail = (fails: boolean) => {
    for (const { seen } of [base, head]) seen.fails = fails;
  };
  const crossed = () => {
    const ofArms = driver.finish();
    const [ofBase, ofHead] = [ofArms.base, ofArms.head].map(({ thresholds }) => {
      expect(thresholds).toHaveLength(5);
      return thresholds.filter((threshold) => threshold.crossed).map(({ expression }) => expression);
    });
    expect(ofBase).toEqual(ofHead);
    return ofHead;
  };
  fail(true);
  const lost = await driver.drive(['base']);
  expect(lost.pairs[0]?.head.subjects['overall']?.failed).toBeGreaterThan(0);
  expect(crossed()).toEqual(['rate<0.01']);
  const { load, endpoints } = driver.finish().head;
  const half = (load.exceptions?.iterations ?? 0) / load.iterations;
  expect(load.exceptions?.firstLine).toMatch(/^Error: no products/);
  expect([half > 0.2, half < 0.8]).toEqual([true, true]);
  expect(endpoints[0]?.statuses).toEqual([{ status: 500, count: endpoints[0]?.requests }]);
  driver.forget();
  fail(false);
  const kept = await driver.drive(['base']);
  const { requests, failed, failingSeconds } = kept.pairs[0]?.head.subjects['overall'] ?? {};
  expect([failed, failingSeconds]).toEqual([0, []]);
  expect(crossed()).toEqual([]);
  const measured = driver.finish();
  expect(measured.head.overall).toMatchObject({
    requests,
    failed: 0,
    statuses: [{ status: 200, count: requests }],
  });
  expect(measured.head.load.exceptions).toBeUndefined();
  expect(measured.head.load.durationMs).toBe(driver.roundMs);
  expect(measured.setups).toBe(base.seen.setups);
  fail(true);
  await driver.drive(['base']);
  driver.forget();
  for (const { checks } of [driver.finish().base, driver.finish().head]) {
    expect(checks).toMatchObject([{ fails: 0, windows: [{ window: 1, failed: 0 }] }]);
  }
});
