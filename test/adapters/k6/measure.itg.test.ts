import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/core/model/recording/series.ts';
import { UsageError } from '../../../src/ports/errors.ts';
import { k6Binary } from '../../support/tools.ts';
import { drive } from './drive.ts';
import { startServer, type TestServer } from './test-server.ts';

const RATE = { perSecond: 20, text: '20/s' };

const FAST_AND_SLOW = `
  export const options = { vus: 50, duration: '1h', thresholds: { 'http_req_duration{name:fast}': ['p(99.9)<5000'], 'http_req_duration{method:GET, name:slow}': ['avg<1'] } };
  export function setup() { http.get(BASE + '/status/404', { tags: { name: 'fast' } }); }
  export default function () {
    http.get(BASE + '/wait/20', { tags: { name: 'slow' } });
    http.get(BASE + '/wait/2', { tags: { name: 'fast' } });
  }`;

const sumOf = (numbers: readonly number[] = []): number => numbers.reduce((sum, one) => sum + one, 0);

/** Every way to count an endpoint's requests gives the same. */
function expectCounted(endpoint: Endpoint, count: number): void {
  expect(endpoint.duration?.count).toBe(count);
  expect(endpoint.failed).toBe(0);
  expect(endpoint.histogram?.count).toBe(count);
  expect(sumOf(endpoint.timeline?.requests)).toBe(count);
}

describe.each(['1.8.1', '2.2.0'] as const)('k6 %s', (version) => {
  let binary: string;
  let server: TestServer;
  beforeAll(async () => {
    binary = await k6Binary(version);
    server = await startServer();
  });
  afterAll(() => server.close());

  it('gives exact percentiles per endpoint, and leaves warm-up and setup() out of them', async () => {
    const before = server.requests();
    const begun: number[] = [];
    const { measurement, loadTimeline, lines } = await drive({
      binary,
      url: server.url,
      begins: () => begun.push(server.requests() - before),
      workload: { rate: RATE, durationMs: 2000, warmupMs: 1000 },
      script: FAST_AND_SLOW,
    });
    const { load, endpoints, overall, metrics, workload, thresholds, scenarios } = measurement;
    expect(measurement.validity).toEqual({ valid: true });
    expect(load.iterations).toBeGreaterThanOrEqual(39);
    expect(load.iterations).toBeLessThanOrEqual(41);
    expect(load.durationMs).toBe(2000);
    expect(workload).toMatchObject({
      profile: 'constant-arrival-rate 20/s for 2s',
      targetRate: 20,
      requestsPerIteration: 2,
      environment: 'local',
    });
    expect(endpoints.map(({ name, method, precision }) => [name, method, precision])).toEqual([
      ['fast', 'GET', 'exact'],
      ['slow', 'GET', 'exact'],
    ]);
    for (const endpoint of endpoints) expectCounted(endpoint, load.iterations);
    expect(loadTimeline?.startedAt).toBe(overall.timeline?.startedAt);
    expect(sumOf(loadTimeline?.offered)).toBe(load.iterations + load.droppedIterations);
    expect(endpoints[1]?.duration?.p50).toBeGreaterThan(endpoints[0]?.duration?.p50 ?? Infinity);
    expect(overall.requests).toBe(2 * load.iterations);
    const all = metrics['data_received'];
    // Of warm-up and setup() too, which is a third.
    expect(load.receivedBytes).toBeLessThan(all?.kind === 'counter' ? 0.9 * all.count : 0);
    expect((load.receivedBytes ?? 0) / overall.requests).toBeGreaterThan(50);
    expect(scenarios.map(({ scenario, requests }) => [scenario, requests])).toEqual([
      ['default', 2 * load.iterations],
    ]);
    const threshold = { metric: 'http_req_duration{name:fast}', expression: 'p(99.9)<5000', crossed: false };
    // The other one has the tags by which its endpoint is known.
    const same = { metric: 'http_req_duration{method:GET, name:slow}', expression: 'avg<1', crossed: true };
    expect(thresholds).toEqual(
      expect.arrayContaining([threshold, same].map((one) => ({ ...one, value: expect.any(Number) }))),
    );
    // The whole run counts warm-up and setup(), too; k6 leaves out what the warm-up's end interrupted.
    const whole = metrics['http_reqs'];
    const count = whole?.kind === 'counter' ? whole.count : 0;
    expect(count).toBeGreaterThan(overall.requests + 20);
    expect(count).toBeLessThanOrEqual(server.requests() - before - 3);
    // All that is judged comes after it began, and the tries before.
    const [tried = 0, ...more] = begun;
    expect([tried >= 2, more]).toEqual([true, []]);
    expect(server.requests() - before - tried).toBeGreaterThanOrEqual(overall.requests);
    expect(lines).toContainEqual(expect.stringMatching(/each iteration makes 2 requests/));
  });

  it('shows what load was on the application, second by second', async () => {
    const line = async (scenario: object) => {
      const options = { scenarios: { main: { duration: '4s', ...scenario } } };
      const script = `export const options = ${JSON.stringify(options)};
        export default function () { http.get(BASE + '/wait/50', { tags: { name: 'page' } }); }`;
      const { measurement, loadTimeline } = await drive({ binary, url: server.url, script });
      const { iterations, droppedIterations } = measurement.load;
      expect(sumOf(loadTimeline?.offered)).toBe(iterations + droppedIterations);
      return { vus: loadTimeline?.vus ?? [], offered: loadTimeline?.offered ?? [], droppedIterations };
    };
    const closed = await line({ executor: 'constant-vus', vus: 2 });
    expect(closed.vus.length).toBeGreaterThanOrEqual(4);
    expect(closed.vus).toContain(2);
    expect(closed.vus.slice(0, 4).filter((vus) => vus !== null && vus !== 2)).toEqual([]);
    // One virtual user of 50 ms an iteration makes fewer than the 60 a second that are due.
    const open = { executor: 'constant-arrival-rate', preAllocatedVUs: 1, rate: 60 };
    const { offered, droppedIterations } = await line(open);
    expect(droppedIterations).toBeGreaterThan(0);
    // Whatever a stall moves from one of these seconds to another.
    expect(Math.abs(sumOf(offered.slice(1, 4)) / 3 - 60)).toBeLessThanOrEqual(25);
    expect(offered.filter((perSecond) => perSecond > 0).length).toBeGreaterThanOrEqual(3);
  });

  it('takes any endpoint name, and never loses its requests', async () => {
    const names = [
      'a,b',
      '{brace}',
      'say "hi"',
      "it's",
      'a|b',
      'emoji 😀',
      'back\\slash',
      ' space ',
      '"quoted"',
      'a:b=c',
    ];
    const { measurement } = await drive({
      binary,
      url: server.url,
      script: `
        export const options = { vus: 1, iterations: 3 };
        export default function () {
          for (const name of ${JSON.stringify(names)}) http.get(BASE + '/wait/1', { tags: { name } });
          http.get(BASE + '/wait/2');
        }`,
    });
    expect(measurement.load.outcome).toBe('completed');
    const found = measurement.endpoints.map(({ name, requests, precision }) => ({
      name,
      requests,
      precision,
    }));
    const expected = [...names, '/wait/:id'].map((name) => {
      return { name, requests: 3, precision: 'exact' };
    });
    expect(found).toEqual(expected.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
    expect(measurement.notes).toEqual([]);
  });

  it('calls requests by what their URLs have in common, with exact percentiles', async () => {
    const { measurement } = await drive({
      binary,
      url: server.url,
      file: 'load.js',
      workload: { names: ['/users/:name/posts/*'] },
      script: `
        import http, { get, del as remove } from 'k6/http';
        import * as all from 'k6/http';
        import { visit } from './visit.js';
        import exec from 'k6/execution';
        const BASE = __ENV.BASE_URL;
        const PARAMS = Object.freeze({ tags: Object.freeze({ team: 'a' }) });
        export const options = { vus: 1, iterations: 10 };
        export default async function () {
          const id = exec.scenario.iterationInTest;
          get(BASE + '/named/' + id, PARAMS);
          remove(BASE + '/pets/' + id, null, null);
          all.get(BASE + '/search?q=' + id);
          http.batch([BASE + '/batch/' + id, { method: 'POST', url: BASE + '/batch/' + id, body: 'x' }]);
          http.batch({ one: ['GET', BASE + '/days/2026-11-' + (10 + id)] });
          await http.asyncRequest('GET', BASE + '/async/' + id);
          http.get(http.url\`\${BASE}/posts/\${'post-' + 'abcdefghij'[id]}\`);
          http.get(BASE + '/users/' + 'abcdefghij'[id] + '/posts/first');
          http.get(BASE + '/plain');
          http.get(BASE + '/real/' + id, { tags: { name: 'real' } });
          visit(BASE + '/lib/' + id);
          exec.vu.metrics.tags.name = 'of the VU';
          http.get(BASE + '/real/' + id);
          delete exec.vu.metrics.tags.name;
        }`,
      files: { 'visit.js': "import http from 'k6/http';\nexport const visit = (url) => http.get(url);" },
    });
    const found = measurement.endpoints.map(({ method, name, requests, precision }) =>
      [method, name, requests, precision].join(' '),
    );
    const names =
      'DELETE /pets/:id,GET /async/:id,GET /batch/:id,GET /days/:id,GET /lib/:id,GET /named/:id,GET /plain,GET /posts/:id,GET /search,GET /users/:name/posts/*,GET of the VU,GET real,POST /batch/:id';
    expect(found.toSorted()).toEqual(names.split(',').map((name) => `${name} 10 exact`));
    expect(measurement.workload.names).toEqual({ rules: 1, patterns: ['/users/:name/posts/*'], learned: [] });
  });

  it('keeps a script with another text in every URL within bounds, and says what to do', async () => {
    const { measurement } = await drive({
      binary,
      url: server.url,
      script: `
        export const options = { vus: 5, iterations: 600 };
        export default function () { http.get(BASE + '/orders/' + [...String(exec.scenario.iterationInTest)].map((one) => 'abcdefghij'[one]).join('')); }`,
    });
    expect(measurement.endpoints).toHaveLength(201);
    const other = measurement.endpoints.find(({ name }) => name === '(other)');
    const named = measurement.endpoints.filter(({ name }) => name !== '(other)');
    expect(named.reduce((sum, { requests }) => sum + requests, 0) + (other?.requests ?? 0)).toBe(600);
    expect(measurement.overall).toMatchObject({ requests: 600, precision: 'exact' });
    expect(measurement.notes).toContainEqual(
      expect.stringMatching(/more than 200 request names.*`name` tag/),
    );
  });

  it('gives the script the listed variables and BASE_URL, and nothing else of the job', async () => {
    const { lines } = await drive({
      binary,
      url: server.url,
      workload: { env: ['API_KEY', 'REGION=eu'] },
      env: {
        API_KEY: 'k',
        GITHUB_TOKEN: 't',
        ACTIONS_RUNTIME_TOKEN: 't',
        INPUT_X: 't',
        K6_VUS: '7',
        K6_CLOUD_TOKEN: 't',
      },
      script: `
        export const options = { vus: 1, iterations: 1 };
        export default function () {
          console.log('names ' + Object.keys(__ENV).sort().filter((name) => !name.startsWith('K6_')).join());
          console.log('values ' + [__ENV.API_KEY, __ENV.REGION, __ENV.K6_VUS, __ENV.K6_CLOUD_TOKEN]);
          http.get(BASE + '/');
        }`,
    });
    expect(lines).toContain(
      'script: names API_KEY,BASE_URL,GOGC,GOMEMLIMIT,HOME,NO_PROXY,PATH,REGION,no_proxy',
    );
    expect(lines).toContain('script: values k,eu,,');
    expect(lines).toContainEqual(expect.stringMatching(/Not passed to k6.*K6_VUS, K6_CLOUD_TOKEN/));
  });

  it('refuses listed variables that are empty, all at once', async () => {
    const refused = drive({
      binary,
      url: server.url,
      workload: { env: ['API_KEY', 'OTHER'] },
      env: { API_KEY: '' },
      script: 'export default function () {}',
    });
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(/API_KEY.*Dependabot get no secrets.*OTHER/s);
  });

  it('keeps the script’s handleSummary, its statistics and its data, and none of what setup() returned', async () => {
    let kept: readonly string[] = [];
    const { measurement } = await drive({
      binary,
      url: server.url,
      script: `
        export const options = { vus: 1, iterations: 2, summaryTrendStats: ['p(99.99)'] };
        export function setup() { return { token: 'setup-secret' }; }
        export default function (data) {
          group('shop', () => check(http.get(BASE + '/', { tags: { name: 'page' } }), { [data.token.slice(0, 5)]: (r) => r.status === 200 }));
        }
        export function handleSummary(data) {
          return { 'own.txt': 'own ' + (data.metrics.http_req_duration.values['p(99.99)'] > 0) };
        }`,
      look: async (directory) => {
        const files = await readdir(directory);
        kept = await Promise.all(
          files.map(async (file) => `${file}: ${await readFile(path.join(directory, file), 'utf8')}`),
        );
      },
    });
    expect(kept).toContain('own.txt: own true');
    expect(measurement.checks).toEqual([{ name: 'shop::setup', passes: 2, fails: 0 }]);
    expect(kept.join('\n')).toMatch(/k6\.log/);
    expect(
      `${kept.filter((text) => !text.startsWith('load.js')).join('\n')}${JSON.stringify(measurement)}`,
    ).not.toContain('setup-secret');
  });

  it('runs the script’s own scenarios and functions, after a warm-up of their own', async () => {
    const before = server.requests();
    const begun: number[] = [];
    const { measurement, lines } = await drive({
      binary,
      url: server.url,
      begins: () => begun.push(server.requests() - before),
      workload: { warmupMs: 500 },
      script: `
        export const options = { scenarios: {
          browse: { executor: 'constant-vus', vus: 1, duration: '1s', exec: 'browse', tags: { kind: 'read' } },
          buy: { executor: 'constant-arrival-rate', rate: 10, duration: '1s', preAllocatedVUs: 2, exec: 'buy', env: { WHO: 'me' } },
        } };
        export function browse() { http.get(BASE + '/wait/20', { tags: { name: 'list' } }); }
        export function buy() { http.post(BASE + '/status/' + (__ENV.WHO === 'me' ? 503 : 200), null, { tags: { name: 'buy' } }); }`,
    });
    const { endpoints, scenarios, load, workload } = measurement;
    expect(load.outcome).toBe('completed');
    expect(workload).toMatchObject({
      profile: 'constant-vus 1 VUs for 1s + constant-arrival-rate 10/s for 1s',
      targetRate: null,
      requestsPerIteration: null,
    });
    const buy = endpoints.find(({ name }) => name === 'buy');
    expect(buy).toMatchObject({ method: 'POST', failed: buy?.requests, precision: 'exact' });
    expect(buy?.failures).toEqual([{ status: 503, errorCode: 1503, count: buy?.requests }]);
    expect(scenarios.map(({ scenario, precision }) => [scenario, precision])).toEqual([
      ['browse', 'exact'],
      ['buy', 'exact'],
    ]);
    expect(measurement.overall.requests).toBe(scenarios.reduce((sum, { requests }) => sum + requests, 0));
    expect(server.requests() - before).toBeGreaterThan(measurement.overall.requests + 2);
    expect(begun.map((tried) => server.requests() - before - tried)).toEqual([measurement.overall.requests]);
    expect(lines).toContainEqual(expect.stringMatching(/Warm-up: .* for 500ms, not judged/));
  });

  it.each([
    [
      'load.cjs.js',
      "const http = require('k6/http'); module.exports.setup = () => 1; module.exports.default = function (data) {",
    ],
    [
      'load.ts',
      "import http from 'k6/http'; export const setup = (): number => 1; export default function (data: number): void {",
    ],
  ])('drives %s as well as a plain module', async (file, beginning) => {
    const { measurement } = await drive({
      binary,
      url: server.url,
      file,
      workload: { rate: RATE, durationMs: 1000 },
      script: `${beginning} http.get(__ENV.BASE_URL + '/status/20' + (data === 1 ? 0 : 4), { tags: { name: 'page' } }); }`,
    });
    expect(measurement.load.outcome).toBe('completed');
    expect(measurement.endpoints).toMatchObject([
      { name: 'page', requests: measurement.load.iterations, failed: 0 },
    ]);
  });

  it('knows a script by its content and a load by its shape', async () => {
    const script = 'export default function () { http.get(BASE); }';
    const load = (vus: number) => `export const options = { vus: ${vus}, iterations: ${vus} };${script}`;
    const identity = async (text: string) => {
      const { workload } = (await drive({ binary, url: server.url, script: text })).measurement;
      return { script: workload.scriptHash, profile: workload.profileHash };
    };
    const [one, same, commented, two] = [
      await identity(load(1)),
      await identity(load(1)),
      await identity(`${load(1)}// a note`),
      await identity(load(2)),
    ];
    expect(same).toEqual(one);
    expect(commented.profile).toBe(one.profile);
    expect(commented.script).not.toBe(one.script);
    expect(two.profile).not.toBe(one.profile);
  });
});
