import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProgressFact } from '../../../../src/core/model/progress/fact.ts';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
import type { DuetOpened } from '../../../../src/ports/load-generator.ts';
import { openDuet } from '../open-duet.ts';

type Served = { readonly url: string; readonly server: Server; readonly asked: number[] };

/** A server that notes when it was asked, Unix ms, and answers after a while. */
async function serve(waitMs: number): Promise<Served> {
  const asked: number[] = [];
  const server = createServer((_, response) => {
    asked.push(Date.now());
    setTimeout(() => response.end('{}'), waitMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, asked };
}

let directory: string;
let base: Served;
let head: Served;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'turns-'));
  [base, head] = [await serve(20), await serve(60)];
});
afterEach(async () => {
  base.server.close();
  head.server.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(script: string, line: '1.8.1' | '2.2.0' = '2.2.0', told: ProgressFact[] = []) {
  await writeFile(path.join(directory, 'load.js'), script);
  const opened = await openDuet({
    directory,
    line,
    ...{ warmupMs: 0, told },
    baseUrls: { base: base.url, head: head.url },
    shape: 'whole',
  });
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  return opened satisfies DuetOpened;
}

const script = (executor: string, body = '') => `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { scenarios: { one: { ${executor} } } };
export default function () { http.get(__ENV.BASE_URL + '/', { tags: { name: 'home' } }); ${body} sleep(0.05); }`;

const TWO_LEVELS = script(
  "executor: 'ramping-vus', startVUs: 4, stages: [{ duration: '8s', target: 4 }, { duration: '0s', target: 8 }, { duration: '6s', target: 8 }]",
);

const median = (values: readonly number[] = []) => values[LADDER.indexOf(0.5)] ?? 0;
const NONE = { base: [], head: [] };

test.each(['2.2.0', '1.8.1'] as const)(
  'on k6 %s each arm runs the script by itself, with exact values of all of it and of each level',
  async (line) => {
    const told: ProgressFact[] = [];
    const { turns, users } = await open(TWO_LEVELS, line, told);
    const driver = turns();
    expect(users).toBe(8);
    await driver.again({ base: base.url, head: head.url });
    const { pairs, trouble, astray } = await driver.drive('head');
    expect({ trouble, astray }).toEqual({ trouble: NONE, astray: null });
    const [pair] = pairs;
    if (pair === undefined) throw new Error('no pair');
    const loads = told.filter(({ kind }) => kind === 'load');
    expect(loads).toMatchObject([{ from: 0, pairs: 0.5 }, { from: 0.5 }]);
    // Head was done when base began.
    expect(pair.first).toBe('head');
    expect(pair.base.startedAt).toBeGreaterThan(pair.head.startedAt + pair.head.durationMs - 2000);
    expect(pair.head.durationMs).toBeGreaterThan(10_000);
    expect(median(pair.base.subjects['GET home']?.percentiles?.values)).toBeGreaterThanOrEqual(19);
    expect(median(pair.head.subjects['GET home']?.percentiles?.values)).toBeGreaterThanOrEqual(59);
    expect(driver.levels.map(([held]) => held?.level).sort()).toEqual([4, 8]);
    const requests = pair.run?.levels.map((level) => level.base.subjects['overall']?.requests ?? 0) ?? [];
    const received = pair.run?.levels.map((level) => level.base.readings.received ?? 0) ?? [];
    expect(received.reduce((sum, bytes) => sum + bytes, 0)).toBe(pair.base.readings.received);
    expect(Math.min(...received)).toBeGreaterThan(1500);
    expect(requests).toHaveLength(2);
    expect(requests.reduce((sum, count) => sum + count, 0)).toBe(pair.base.subjects['overall']?.requests);
    expect(Math.min(...requests)).toBeGreaterThan(100);
    const { head: ofHead, setups } = driver.finish();
    expect(setups).toBe(2);
    expect(ofHead.load.iterations).toBeGreaterThan(pair.head.load.iterations);
  },
);

test('what only one arm breaks is its own, and the other is driven all the same', async () => {
  const breaks = script(
    "executor: 'constant-vus', vus: 2, duration: '5s'",
    `if (__ENV.BASE_URL === '${head.url}' && __ITER > 3) throw new Error('no');`,
  );
  const { turns } = await open(breaks);
  const { pairs, trouble } = await turns().drive('head');
  expect(pairs.length).toBeLessThanOrEqual(1);
  expect(trouble.base).toEqual([]);
  expect(base.asked.length).toBeGreaterThan(20);
});

test('a number of iterations is over when it is done', async () => {
  const { turns } = await open(
    script("executor: 'shared-iterations', vus: 4, iterations: 200, maxDuration: '2m'"),
  );
  const { pairs } = await turns().drive('base');
  const [pair] = pairs;
  expect(pair?.base.durationMs).toBeLessThan(20_000);
  expect(pair?.run?.levels).toEqual([]);
  expect(pair?.base.load.iterations).toBeGreaterThan(100);
});
