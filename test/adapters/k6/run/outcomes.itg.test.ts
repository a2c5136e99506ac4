import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkloadConfig } from '../../../../src/core/config/settings/workload.ts';
import type { Outcome } from '../../../../src/core/model/recording/load.ts';
import { UsageError } from '../../../../src/ports/errors.ts';
import { k6Binary } from '../../../support/tools.ts';
import { drive } from '../drive.ts';
import { startServer, type TestServer } from '../test-server.ts';

type Row = {
  readonly title: string;
  readonly script: string;
  readonly workload?: Partial<WorkloadConfig>;
  readonly outcome: Outcome;
  readonly exitCode: number | null;
  /** undefined: the run may be judged */
  readonly reason?: RegExp;
  readonly leastMs?: number;
};

const once = 'export const options = { vus: 1, iterations: 2 };';
const hit = "export default function () { http.get(BASE + '/wait/2', { tags: { name: 'page' } }); }";

const ROWS: readonly Row[] = [
  { title: 'a run that ends well', script: `${once}${hit}`, outcome: 'completed', exitCode: 0 },
  {
    title: 'crossed thresholds are an outcome of their own, and judged',
    script: `export const options = { vus: 1, iterations: 2, thresholds: { http_req_duration: ['p(95)<0.001'] } };${hit}`,
    outcome: 'thresholds-crossed',
    exitCode: 99,
  },
  {
    title: 'a threshold that is to stop the run is judged, and the run goes to its end',
    script: `export const options = { vus: 1, duration: '4s',
      thresholds: { http_req_duration: [{ threshold: 'avg<0.001', abortOnFail: true }] } };${hit}`,
    outcome: 'thresholds-crossed',
    exitCode: 99,
    leastMs: 3500,
  },
  {
    title: 'every iteration throws',
    script: `${once}export default function () { http.get(BASE + '/'); throw new Error('no such user'); }`,
    outcome: 'all-iterations-failed',
    exitCode: 0,
    reason: /All 2 iterations threw an exception.*no such user/,
  },
  {
    title: 'every asynchronous iteration throws',
    script: `${once}export default async function () { http.get(BASE + '/'); throw new Error('no such user'); }`,
    outcome: 'all-iterations-failed',
    exitCode: 0,
    reason: /All 2 iterations threw an exception.*no such user/,
  },
  {
    title: 'failed checks alone do not make a run invalid',
    script: `${once}export default function () { check(http.get(BASE + '/status/500'), { ok: (r) => r.status === 200 }); }`,
    outcome: 'completed',
    exitCode: 0,
  },
  {
    title: 'no iteration finishes',
    script: `export const options = { scenarios: { a: { executor: 'constant-vus', vus: 1, duration: '1s', gracefulStop: '0s' } } };
      export default function () { if (exec.scenario.iterationInTest >= 0) { http.get(BASE + '/'); sleep(exec.scenario.executor === 'constant-vus' ? 30 : 0); } }`,
    outcome: 'all-iterations-failed',
    exitCode: 0,
    reason: /No iteration finished, though \d+ requests were made/,
  },
  {
    // Of one that asks nothing the first try tells enough.
    title: 'iterations without a request, of a script that asks k6 about its own run',
    script: `${once}export default function () { check(exec.scenario.iterationInTest, { counts: (v) => v >= 0 }); }`,
    outcome: 'no-data',
    exitCode: 0,
    reason: /The 2 iterations made no request/,
  },
  {
    title: 'the load is not delivered',
    script: `export const options = { scenarios: { a: { executor: 'constant-arrival-rate', rate: 50, duration: '1s', preAllocatedVUs: 1, maxVUs: 1 } } };
      export default function () { http.get(BASE + '/wait/200'); }`,
    outcome: 'completed',
    exitCode: 0,
    reason: /k6 reached [\d.]+ % of 50 iterations\/s .* All of k6's VUs were busy\./,
  },
  {
    title: 'iterations are dropped',
    script: `export const options = { scenarios: { a: { executor: 'constant-arrival-rate', rate: 50, duration: '1s', preAllocatedVUs: 1, maxVUs: 1 } } };
      export default function () { http.get(BASE + '/wait/200'); }`,
    outcome: 'completed',
    exitCode: 0,
    reason: /dropped [\d.]+ % of its iterations/,
  },
  {
    title: 'an exception in setup()',
    script: `${once}export function setup() { throw new Error('login refused'); }${hit}`,
    outcome: 'script-error',
    exitCode: 107,
    reason: /ended the run with an exception.*login refused/,
  },
  {
    title: 'an exception in teardown()',
    script: `${once}export function teardown() { throw new Error('cleaning refused'); }${hit}`,
    outcome: 'script-error',
    exitCode: 107,
    reason: /cleaning refused/,
  },
  {
    title: 'setup() that takes too long',
    script: `export const options = { vus: 1, iterations: 1, setupTimeout: '300ms' };export function setup() { sleep(20); }${hit}`,
    outcome: 'timed-out',
    exitCode: 100,
    reason: /setup\(\) did not end within its time limit/,
  },
  {
    title: 'test.abort()',
    script: `${once}export default function () { http.get(BASE + '/'); exec.test.abort('enough seen'); }`,
    outcome: 'aborted',
    exitCode: 108,
    reason: /test\.abort\(\).*enough seen/,
  },
  {
    title: 'test.fail()',
    script: `${once}export default function () { http.get(BASE + '/'); exec.test.fail('all is lost'); }`,
    outcome: 'script-error',
    exitCode: 110,
    reason: /test\.fail\(\).*all is lost/,
  },
];

const REFUSED = [
  { title: 'a syntax error', script: 'export default function ( {', message: /load\.js.*Line \d+:\d+/s },
  { title: 'an exception in init code', script: `throw new Error('no config');${hit}`, message: /no config/ },
  { title: 'an unknown module', script: `import x from 'k6/x/nothing';${hit}`, message: /k6\/x\/nothing/ },
  {
    title: 'a threshold on an unknown metric',
    script: `export const options = { vus: 1, iterations: 1, thresholds: { nothing: ['p(95)<1'] } };${hit}`,
    message: /nothing/,
  },
] as const;

describe.each(['1.8.1', '2.2.0'] as const)('k6 %s', (version) => {
  let binary: string;
  let server: TestServer;
  beforeAll(async () => {
    binary = await k6Binary(version);
    server = await startServer();
  });
  afterAll(() => server.close());

  it.each(ROWS)(
    '$title: $outcome',
    async ({ script, workload = {}, outcome, exitCode, reason, leastMs = 0 }) => {
      const { measurement } = await drive({ binary, url: server.url, script, workload });
      const { load, validity, generator } = measurement;
      expect({ outcome: load.outcome, exitCode: load.exitCode, generator }).toEqual({
        outcome,
        exitCode,
        generator: { name: 'k6', version },
      });
      expect(load.durationMs).toBeGreaterThanOrEqual(leastMs);
      if (reason === undefined) expect(validity).toEqual({ valid: true });
      else expect(validity.valid ? [] : validity.reasons).toContainEqual(expect.stringMatching(reason));
    },
  );

  it.each(REFUSED)('$title is a usage error in k6’s own words', async ({ script, message }) => {
    const refused = drive({ binary, url: server.url, script });
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(message);
  });

  it('a script that is missing, or an archive, is a usage error', async () => {
    const refused = drive({ binary, url: server.url, script: hit, workload: { script: 'other.js' } });
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(/other\.js: there is no such file in/);
    const archive = drive({ binary, url: server.url, script: hit, workload: { script: 'load.tar' } });
    await expect(archive).rejects.toThrow(/load\.tar.*name the script file itself/);
  });
});
