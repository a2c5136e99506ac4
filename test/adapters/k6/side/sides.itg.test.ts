import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
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

const open = (script: string, line: '1.8.1' | '2.2.0', shape: 'auto' | 'whole' = 'whole') =>
  openSides({ ...{ script, line, shape, directory }, baseUrls: { base: base.url, head: head.url } });

/**
 * Two functions, one that begins later and one that is asynchronous, and what the script asks k6 about itself. Their names
 * are one that a module of ours might take for itself, and a word of the language.
 */
const SCRIPT = `import http from 'k6/http';
import exec from 'k6/execution';
import { sleep } from 'k6';
export const options = {
  scenarios: {
    browse: { executor: 'ramping-vus', startVUs: 4, stages: [{ duration: '10s', target: 4 }, { duration: '5s', target: 8 }], exec: 'own' },
    buy: { executor: 'constant-arrival-rate', rate: 20, timeUnit: '1s', duration: '5s', startTime: '10s', preAllocatedVUs: 5, exec: 'delete' },
  },
  thresholds: { 'http_req_duration{name:browse}': ['p(95)<40'] },
};
export function setup() { return { token: 'secret' }; }
export function own(data) {
  http.get(\`\${__ENV.BASE_URL}/browse?\${data.token}-\${exec.scenario.name}-\${Object.keys(exec.test.options.scenarios).length}\`, { tags: { name: 'browse' } });
  if (exec.scenario.iterationInTest > 20) http.get(\`\${__ENV.BASE_URL}/rare\`, { tags: { name: 'rare' } });
  sleep(0.1);
}
async function remove() { await http.asyncRequest('GET', __ENV.BASE_URL + '/buy', null, { tags: { name: 'buy' } }); }
export { remove as delete };
`;

test.each(['2.2.0', '1.8.1'] as const)(
  'on k6 %s both arms run the script as it is at the same time, with exact values of each slice',
  async (line) => {
    const driver = await open(SCRIPT, line);
    expect(driver).toMatchObject({ totalMs: 15_000, sliceMs: 5000, slices: 2 });
    const { pairs, trouble, astray } = await driver.drive();
    expect({ trouble, astray }).toEqual({ trouble: { base: [], head: [] }, astray: null });
    expect(pairs.map(({ slice }) => slice?.level)).toEqual([0, null]);
    const [second, third] = pairs;
    expect(second?.head.startedAt).toBe(second?.base.startedAt);
    const stats = (name: string, pair = third) => ({
      base: pair?.base.subjects[`GET ${name}`],
      head: pair?.head.subjects[`GET ${name}`],
    });
    const median = (values: readonly number[] = []) => values[LADDER.indexOf(0.5)] ?? 0;
    expect(median(stats('browse', second).base?.percentiles?.values)).toBeGreaterThanOrEqual(19);
    expect(median(stats('browse', second).head?.percentiles?.values)).toBeGreaterThanOrEqual(59);
    // Each answer has a status line at least.
    expect(
      (second?.head.readings.received ?? 0) / (stats('browse', second).head?.requests ?? 1),
    ).toBeGreaterThan(15);
    // What begins later is of the last slice alone.
    expect(stats('buy', second)).toEqual({ base: undefined, head: undefined });
    // A hundred, of which five users drop some where the machine stalls.
    expect(stats('buy').base?.requests).toBeGreaterThan(50);
    expect(stats('buy').head?.requests).toBeGreaterThan(50);
    // What the first try did not show is read from histograms.
    const rare = stats('rare', second).head;
    expect(rare?.requests).toBeGreaterThan(25);
    expect(rare?.percentiles?.error).toBeGreaterThan(0);
    const { base: ofBase, head: ofHead } = driver.finish();
    expect(ofHead.thresholds).toMatchObject([{ metric: 'http_req_duration{name:browse}', crossed: true }]);
    expect(ofHead.notes.join('\n')).toMatch(
      /4\.4 %, because the one iteration .* did not call them: GET rare\./,
    );
    expect(ofHead.notes).toContain('setup() ran 2 times on each side: to try the script, and for each run.');
    expect(ofBase.endpoints.map(({ name }) => name).sort()).toEqual(['browse', 'buy', 'rare']);
    // Its setup() ran, its scenarios have their names, and there are no others.
    const browsed = head.asked.filter(({ path: where }) => where.startsWith('/browse'));
    expect(browsed.length).toBeGreaterThan(40);
    expect(browsed.slice(1).every(({ path: where }) => where === '/browse?secret-browse-2')).toBe(true);
    expect(Math.abs((base.asked.at(-1)?.at ?? 0) - (head.asked.at(-1)?.at ?? 0))).toBeLessThan(5000);
  },
);

/** Head's setup() is done at once, and base's takes three seconds more. */
const SETUP = (baseUrl: string) => `import http from 'k6/http';
import { sleep } from 'k6';
export const options = {
  tags: { team: 'own' },
  scenarios: { some: { executor: 'per-vu-iterations', vus: 2, iterations: 30 } },
  thresholds: {
    http_req_duration: ['max<1500'], 'http_req_duration{team:own}': ['max<1500'],
    http_reqs: ['count===61', 'rate>0.1'], iterations: ['rate>0.1'],
  },
};
export function setup() { http.get(__ENV.BASE_URL + '/seed'); if (__ENV.BASE_URL === '${baseUrl}') sleep(3); }
export default function () { http.get(__ENV.BASE_URL + '/page', { tags: { name: 'page' } }); sleep(0.4); }`;

test.each(['2.2.0', '1.8.1'] as const)(
  'on k6 %s the wait for the other side is in none of the thresholds of the script',
  async (line) => {
    const driver = await open(SETUP(base.url), line);
    const { tookMs, trouble } = await driver.drive();
    expect(trouble).toEqual({ base: [], head: [] });
    const { thresholds } = driver.finish().head;
    expect(thresholds.filter(({ crossed }) => crossed)).toEqual([]);
    expect(thresholds).toHaveLength(5);
    const read = (metric: string, stat: string) =>
      thresholds.find((one) => one.metric === metric && one.expression.startsWith(stat))?.value ?? 0;
    expect(read('http_reqs', 'count')).toBe(61);
    // Three seconds more, or less, would be a fifth.
    const perSecond = 60_000 / tookMs;
    for (const metric of ['iterations', 'http_reqs']) {
      expect(read(metric, 'rate') / perSecond).toBeGreaterThan(0.9);
      expect(read(metric, 'rate') / perSecond).toBeLessThan(1.1);
    }
  },
);

test('a second run has slices of its own, and what head dropped is told where it did', async () => {
  const script = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { scenarios: { one: { executor: 'ramping-arrival-rate', startRate: 20, timeUnit: '1s', preAllocatedVUs: 2, maxVUs: 2, stages: [{ duration: '10s', target: 20 }, { duration: '1s', target: 0 }] } } };
export default function () { http.get(__ENV.BASE_URL + '/slow', { tags: { name: 'slow' } }); sleep(__ENV.BASE_URL === '${head.url}' ? 0.4 : 0); }`;
  const driver = await open(script, '2.2.0');
  const first = await driver.drive();
  expect(first.pairs).toHaveLength(1);
  const [ofBase, ofHead] = [first.pairs[0]?.base.load.dropped ?? 0, first.pairs[0]?.head.load.dropped ?? 0];
  expect(ofHead).toBeGreaterThan(30);
  // Two users drop some of base's too where the machine stalls.
  expect(ofBase).toBeLessThan(ofHead / 2);
  const whole = driver.finish().head.load.droppedIterations;
  expect(whole).toBeGreaterThan(ofHead);
  await driver.again({ base: base.url, head: head.url });
  const second = await driver.drive();
  const count = second.pairs[0]?.base.subjects['GET slow']?.requests ?? 0;
  // Of both runs together it would be two hundred.
  expect(count).toBeGreaterThan(40);
  expect(count).toBeLessThan(140);
});

test('where one side is done, what the other goes on with is not compared; nor is what only the beginning called', async () => {
  const script = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { scenarios: { some: { executor: 'per-vu-iterations', vus: 4, iterations: 10 } } };
export default function () {
  http.get(__ENV.BASE_URL + '/page', { tags: { name: 'page' } });
  if (__ITER === 0) http.get(__ENV.BASE_URL + '/login', { tags: { name: 'login' } });
  sleep(__ENV.BASE_URL === '${head.url}' ? 2.8 : 1.5);
  if (__ITER % 4 !== 0) throw new Error('not the fourth');
}`;
  const driver = await open(script, '2.2.0');
  expect(driver.slices).toBeGreaterThan(1);
  const { pairs, trouble } = await driver.drive();
  // Three of four iterations of the whole run threw, which are more than judged slices hold, but not all.
  expect(trouble).toEqual({ base: [], head: [] });
  // Base takes fifteen seconds, and head goes on for as long again.
  for (const { base: ofBase } of pairs) expect(ofBase.load.iterations).toBeGreaterThan(0);
  expect(pairs.length).toBeLessThan(driver.slices);
  expect(pairs.length).toBeGreaterThan(0);
  const notes = driver.finish().head.notes.filter((note) => note.startsWith('Not judged'));
  expect(notes).toEqual([expect.stringMatching(/called in the first slice only.*: GET login\./)]);
});

test('what the script ends on both sides is the trouble of both, whichever comes first', async () => {
  const script = `import http from 'k6/http';
import exec from 'k6/execution';
import { sleep } from 'k6';
export const options = { vus: 2, duration: '20s' };
export default function () { http.get(__ENV.BASE_URL); sleep(0.2);
  if (Date.now() - exec.scenario.startTime > (__ENV.BASE_URL === '${head.url}' ? 3500 : 2500)) exec.test.abort('enough'); }`;
  const driver = await open(script, '2.2.0');
  const { trouble } = await driver.drive();
  const aborted = [
    { text: expect.stringContaining('test.abort()'), kind: 'test-abort', said: expect.any(String) },
  ];
  expect(trouble).toEqual({ base: aborted, head: aborted });
  // Both said so themselves.
  expect(trouble.base[0]?.text).not.toBe(trouble.head[0]?.text);
});

test('what does not get to its end when it is tried goes side by side, in slices that hold it', async () => {
  const script = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { vus: 2, duration: '4m' };
export default function () { http.get(__ENV.BASE_URL); sleep(16); }`;
  const driver = await open(script, '2.2.0', 'auto');
  expect(driver.why).toContain('One iteration takes more than 15s');
  expect(driver.sliceMs).toBeGreaterThanOrEqual(30_000);
});

/** A page that is asked for as long as the session lasts, and nobody ends it. */
const SESSION = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { scenarios: { main: { executor: 'constant-vus', vus: 4, duration: '27s', gracefulStop: '1s' } } };
export default function () {
  for (;;) {
    http.get(__ENV.BASE_URL + '/page', { tags: { name: 'page' } });
    sleep(0.1);
  }
}
`;

test('sessions that last for all of the run are cut by the time of the push', async () => {
  const driver = await open(SESSION, '2.2.0');
  expect(driver).toMatchObject({ sliceMs: 5000, slices: 4 });
  const { pairs, trouble } = await driver.drive();
  expect(trouble).toEqual({ base: [], head: [] });
  expect(pairs).toHaveLength(4);
  for (const { base: ofBase, head: ofHead } of pairs) {
    const [b, h] = [ofBase.subjects['GET page'], ofHead.subjects['GET page']];
    expect(b?.requests).toBeGreaterThan(60);
    expect(h?.requests).toBeGreaterThan(40);
    const middle = LADDER.indexOf(0.5);
    expect(h?.percentiles?.values[middle]).toBeGreaterThan(1.5 * (b?.percentiles?.values[middle] ?? 1000));
  }
});
