import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import type { SidesSeen } from '../../../../src/ports/load-generator.ts';
import { openSides, type Served, serve } from './sides-driver.ts';

let directory: string;
let base: Served;
let head: Served;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'sides-'));
  [base, head] = [await serve(20), await serve(60)];
});
afterEach(async () => {
  base.server.close();
  head.server.close();
  await rm(directory, { recursive: true, force: true });
});

/** A teardown() that takes longer than a k6 that is cancelled has. */
const SCRIPT = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = {
  scenarios: { main: { executor: 'constant-vus', vus: 4, duration: 'DURATION' } },
  thresholds: { http_reqs: ['count>100000', 'rate>1'], http_req_duration: ['p(95)<40'] },
};
export default function () { http.get(__ENV.BASE_URL + '/page', { tags: { name: 'page' } }); sleep(0.1); }
export function teardown() { sleep(4); http.get(__ENV.BASE_URL + '/teardown'); }
`;

const open = (line: '1.8.1' | '2.2.0', duration: string) =>
  openSides({
    ...{ script: SCRIPT.replace('DURATION', duration), line, directory },
    baseUrls: { base: base.url, head: head.url },
  });

const requestsIn = (window: WindowValues | undefined) => window?.subjects['GET page']?.requests;
const medianOf = (window: WindowValues | undefined) =>
  window?.subjects['GET page']?.percentiles?.values[LADDER.indexOf(0.5)] ?? Number.NaN;

test.each(['2.2.0', '1.8.1'] as const)(
  'on k6 %s a load is ended once enough is known, with exact values of the slices that were complete',
  async (line) => {
    const driver = await open(line, '60s');
    const looks: SidesSeen[] = [];
    const driven = await driver.drive((seen) => {
      looks.push(seen);
      return seen.pairs.length >= 2;
    });
    expect(driven.trouble).toEqual({ base: [], head: [] });
    expect(driven.cutAfterMs).toBeGreaterThanOrEqual(15_000);
    expect(driven.cutAfterMs).toBeLessThan(25_000);
    expect(driven.pairs.length).toBeGreaterThanOrEqual(2);
    expect(driven.pairs.length).toBeLessThan(4);
    const last = looks.at(-1);
    expect(looks.map(({ pairs }) => pairs.length)).toEqual([1, 2]);
    expect(last?.toCome).toEqual(Array(9).fill(0));
    // What was looked at is what k6 sums up: every request is in it, and figures lie within a bucket.
    for (const [index, seen] of (last?.pairs ?? []).entries()) {
      for (const arm of ['base', 'head'] as const) {
        const exact = driven.pairs[index]?.[arm];
        expect(requestsIn(exact)).toBeGreaterThan(40);
        if (index === 0) {
          expect(requestsIn(seen[arm])).toBe(requestsIn(exact));
          expect(seen[arm].load.iterations).toBe(exact?.load.iterations);
        }
        // Of the one that has just ended a busy machine may hold the last push up.
        const lacking = 1 - (requestsIn(seen[arm]) ?? 0) / (requestsIn(exact) ?? 0);
        expect(lacking).toBeGreaterThanOrEqual(0);
        expect(lacking).toBeLessThan(0.3);
        expect(medianOf(seen[arm]) / medianOf(exact)).toBeGreaterThan(0.95);
        expect(medianOf(seen[arm]) / medianOf(exact)).toBeLessThan(1.05);
        expect(seen[arm].subjects['GET page']?.percentiles?.error).toBeGreaterThan(0);
        expect(exact?.subjects['GET page']?.percentiles?.error).toBeUndefined();
      }
    }
    // It ended in peace, and long before its time.
    for (const { asked } of [base, head]) expect(asked.at(-1)?.path).toBe('/teardown');
    const { head: ofHead } = driver.finish();
    expect(ofHead.load.durationMs).toBe(driven.cutAfterMs);
    expect(ofHead.thresholds.map(({ expression, crossed }) => [expression, crossed])).toEqual(
      expect.arrayContaining([
        ['rate>1', false],
        ['p(95)<40', true],
      ]),
    );
    expect(ofHead.thresholds).toHaveLength(2);
    expect(ofHead.notes.join('\n')).toContain(
      "The script's threshold `http_reqs: count>100000` is not judged: the load was ended before its time",
    );
  },
);

test('a load of which enough is never known goes to its end, and all of its thresholds hold', async () => {
  const driver = await open('2.2.0', '20s');
  const looks: number[] = [];
  const driven = await driver.drive(({ pairs, toCome }) => {
    looks.push(pairs.length, toCome.length);
    return false;
  });
  expect(driven.cutAfterMs).toBeNull();
  expect(driven.pairs).toHaveLength(3);
  expect(looks.slice(0, 4)).toEqual([1, 2, 2, 1]);
  const { thresholds, notes } = driver.finish().head;
  expect(thresholds).toHaveLength(3);
  expect(notes.join()).not.toContain('is not judged');
});
