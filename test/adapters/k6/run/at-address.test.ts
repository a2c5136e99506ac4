import { expect, test } from 'vitest';
import { atAddress, scenariosAt } from '../../../../src/adapters/k6/run/at-address.ts';
import { planLoad } from '../../../../src/adapters/k6/run/plan.ts';
import type { Job } from '../../../../src/adapters/k6/run/prepare.ts';
import type { Scenario } from '../../../../src/adapters/k6/script/scenario.ts';

const [HEAD, BASE] = ['http://127.0.0.1:4001', 'http://127.0.0.1:4002'];
const WORKLOAD = {
  ...{ script: 'load.js', target: null, rate: null, durationMs: null, warmupMs: null, environment: null },
  env: [],
};

/** What k6 makes of a script whose options hold this text of BASE_URL. */
function optionsOf(text: (baseUrl: string) => string, baseUrl: string) {
  const main: Scenario = { executor: 'constant-vus', duration: '1m', env: { URL: text(baseUrl) } };
  const inspected = {
    scenarios: { main, other: { executor: 'constant-vus' } },
    thresholds: { [`http_req_duration{url:${text(baseUrl)}}`]: ['p(95)<50'] },
    ...{ trendStats: [], totalMs: 60_000, setupAndTeardownMs: 0 },
  };
  return { inspected, plan: planLoad(WORKLOAD, inspected) };
}

/** A job that was read with head's address, and how often k6 was asked since. */
function jobOf(text: (baseUrl: string) => string, isCancelled = false) {
  const asked: string[] = [];
  const signal = isCancelled ? AbortSignal.abort() : new AbortController().signal;
  const names = { patterns: ['/a/*'], learned: [], kept: [text(HEAD)] };
  const job = {
    ...optionsOf(text, HEAD),
    setting: { env: { BASE_URL: HEAD, TOKEN: 'x' }, names, signal },
    optionsWith: async ({ BASE_URL = '' }: Job['setting']['env']) => {
      asked.push(BASE_URL);
      if (isCancelled) throw new Error('cancelled');
      return optionsOf(text, BASE_URL);
    },
  };
  return { job: job as unknown as Job, asked };
}

const ofList = (baseUrl: string) => `${baseUrl}/list`;

test("what the options make of BASE_URL is the other side's own, and again after a second start", async () => {
  const { job, asked } = jobOf(ofList);
  const base = await atAddress(job, BASE);
  expect(base.setting.env).toEqual({ BASE_URL: BASE, TOKEN: 'x' });
  expect(Object.keys(base.inspected.thresholds)).toEqual([`http_req_duration{url:${BASE}/list}`]);
  expect(base.setting.names).toEqual({ patterns: ['/a/*'], learned: [], kept: [`${BASE}/list`] });
  const again = await atAddress(base, 'http://127.0.0.1:4003');
  expect(again.setting.names.kept).toEqual(['http://127.0.0.1:4003/list']);
  expect(asked).toEqual([BASE, 'http://127.0.0.1:4003']);
});

test("both sides are driven by the same load, each with its own scenario's variables", async () => {
  const { job } = jobOf(ofList);
  const base = await atAddress(job, BASE);
  const driven = { main: { executor: 'constant-vus', vus: 7, env: { URL: ofList(HEAD) } } };
  expect(scenariosAt(job, driven)).toEqual(driven);
  expect(scenariosAt(base, driven)['main']).toEqual({ ...driven.main, env: { URL: ofList(BASE) } });
  // What it is planned by stays, so that times of both sides are found by the same functions.
  expect(base.plan).toBe(job.plan);
});

test('k6 is asked where the host alone is in the options', async () => {
  const { job, asked } = jobOf((baseUrl) => new URL(baseUrl).host);
  await atAddress(job, BASE);
  expect(asked).toEqual([BASE]);
});

test('k6 is not asked where the options hold no address, or the address stays', async () => {
  const fixed = jobOf(() => 'http://localhost:3000/list');
  const base = await atAddress(fixed.job, BASE);
  expect(base.setting.env['BASE_URL']).toBe(BASE);
  const same = jobOf(ofList);
  await atAddress(same.job, HEAD);
  expect([...fixed.asked, ...same.asked]).toEqual([]);
});

test('a run that is cancelled meanwhile is no trouble of the script', async () => {
  const { setting } = await atAddress(jobOf(ofList, true).job, BASE);
  expect(setting.env['BASE_URL']).toBe(BASE);
});
