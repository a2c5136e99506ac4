import { describe, expect, it } from 'vitest';
import { parseSummary, percentilesAsked, statOf } from '../../../../src/adapters/k6/collect/summary.ts';
import {
  judged,
  scopeInRounds,
  scopeThreshold,
  scopeToScript,
  systemTags,
} from '../../../../src/adapters/k6/collect/tags.ts';
import { formatDuration, parseDuration } from '../../../../src/adapters/k6/duration.ts';
import { scriptEnvironment } from '../../../../src/adapters/k6/run/environment.ts';
import { goMemory } from '../../../../src/adapters/k6/run/go-memory.ts';
import { parseLine } from '../../../../src/adapters/k6/run/k6-log.ts';
import { wrapperModule } from '../../../../src/adapters/k6/script/wrapper.ts';

const SUMMARY = JSON.stringify({
  root_group: {
    checks: { 'a ok': { name: 'a ok', passes: 3, fails: 1 } },
    groups: { shop: { name: 'shop', checks: { b: { name: 'b', passes: 1, fails: 0 } }, groups: {} } },
  },
  metrics: {
    http_req_duration: {
      ...{ count: 4, avg: 2, min: 1, med: 2, max: 9, 'p(90)': 3, 'p(95)': 4, 'p(99)': 5, 'p(99.9)': 6 },
      thresholds: { 'p(99.9)<5': true, 'avg<5': false },
    },
    'http_req_duration{name:gone}': {
      count: 0,
      avg: 0,
      min: 0,
      med: 0,
      max: 0,
      thresholds: { 'avg<5': false },
    },
    http_req_failed: { passes: 1, fails: 3, value: 0.25, thresholds: { 'rate<0.1': true } },
    http_reqs: { count: 4, rate: 2 },
    vus: { value: 1, min: 1, max: 3 },
  },
  setup_data: { token: 'secret' },
});

describe('parseSummary', () => {
  const summary = parseSummary(SUMMARY);

  it('reads each kind of metric under its own name', () => {
    expect(summary.metrics).toEqual({
      http_req_duration: { kind: 'trend', count: 4, avg: 2, min: 1, p50: 2, max: 9, p90: 3, p95: 4, p99: 5 },
      http_req_failed: { kind: 'rate', trues: 1, falses: 3, value: 0.25 },
      http_reqs: { kind: 'counter', count: 4, rate: 2 },
      vus: { kind: 'gauge', value: 1, min: 1, max: 3 },
    });
  });

  it('takes a trend without samples for absent, never for zero', () => {
    expect(summary.totals('http_req_duration{name:gone}')).toBeNull();
  });

  it('knows that true means crossed, and the value that was looked at', () => {
    const keys = ['http_req_duration', 'http_req_failed', 'http_req_duration{name:gone}', 'nothing'];
    expect(summary.thresholds(Object.fromEntries(keys.map((key) => [key, key])))).toEqual([
      { metric: 'http_req_duration', expression: 'p(99.9)<5', crossed: true, value: 6 },
      { metric: 'http_req_duration', expression: 'avg<5', crossed: false, value: 2 },
      { metric: 'http_req_failed', expression: 'rate<0.1', crossed: true, value: 0.25 },
      { metric: 'http_req_duration{name:gone}', expression: 'avg<5', crossed: false, value: null },
    ]);
  });

  it('names the checks of a group after it, and keeps nothing of setup()', () => {
    expect(summary.checks).toEqual([
      { name: 'a ok', passes: 3, fails: 1 },
      { name: 'shop::b', passes: 1, fails: 0 },
    ]);
    expect(JSON.stringify(summary)).not.toContain('secret');
  });

  it('refuses half a file', () => {
    expect(() => parseSummary(SUMMARY.slice(0, 200))).toThrow(SyntaxError);
  });

  it.each([
    ['p(99.9)<5', 'p(99.9)'],
    [' avg >= 3', 'avg'],
    ['rate<0.1', 'rate'],
    ['nonsense', null],
  ])('finds the statistic of %s', (expression, stat) => expect(statOf(expression)).toBe(stat));

  it('asks for percentiles alone: k6 refuses what trends do not have, and has the rest', () => {
    const thresholds = { a: ['rate<0.1', 'p(99.9)<5'], b: ['value>1', 'count>1', 'avg<3', 'nonsense'] };
    expect(percentilesAsked(thresholds)).toEqual(['p(99.9)']);
  });
});

describe('scriptEnvironment', () => {
  const env = {
    ...{
      PATH: '/bin',
      HOME: '/home/me',
      https_proxy: 'http://p',
      NO_PROXY: 'corp',
      SSL_CERT_FILE: '/ca.pem',
    },
    ...{ GITHUB_TOKEN: 't', ACTIONS_RUNTIME_TOKEN: 't', INPUT_RATE: '1', SHELL: 'sh', NODE_OPTIONS: '--x' },
    ...{
      K6_BROWSER_HEADLESS: 'true',
      K6_OUT: 'json',
      K6_VUS: '1',
      K6_SUMMARY_MODE: 'full',
      K6_CLOUD_TOKEN: 't',
    },
    ...{
      K6_PROMETHEUS_RW_SERVER_URL: 'x',
      K6_NO_THRESHOLDS: 'true',
      K6_STAGES: '1s:1',
      K6_INFLUXDB_PASSWORD: 'p',
    },
    ...{ API_KEY: 'k', EMPTY: '' },
  };

  it('leaves the memory that k6 may use to who set it', () => {
    expect(goMemory({}, 1, 16 * 2 ** 30)).toEqual({ GOGC: '400', GOMEMLIMIT: '8192MiB' });
    expect(goMemory({}, 2, 16 * 2 ** 30)).toEqual({ GOGC: '400', GOMEMLIMIT: '4096MiB' });
    const { variables: listed } = scriptEnvironment({}, ['GOGC=100'], 'http://app');
    expect(listed).toMatchObject({ GOGC: '100' });
    expect(listed).not.toHaveProperty('GOMEMLIMIT');
    for (const own of [{ GOGC: '50' }, { GOMEMLIMIT: '1GiB' }]) {
      const { variables } = scriptEnvironment(own, [], 'http://app');
      expect(Object.keys(variables).filter((name) => name.startsWith('GO'))).toEqual(Object.keys(own));
      expect(variables).toMatchObject(own);
    }
  });

  it('keeps what k6 needs, what was listed, and nothing else', () => {
    const { variables, setAside } = scriptEnvironment(env, ['API_KEY', 'A=b=c', 'NOTHING='], 'http://app');
    expect(variables).toEqual({
      ...{ PATH: '/bin', HOME: '/home/me', https_proxy: 'http://p', SSL_CERT_FILE: '/ca.pem' },
      ...{ NO_PROXY: 'corp,127.0.0.1,localhost', no_proxy: 'corp,127.0.0.1,localhost' },
      ...{ K6_BROWSER_HEADLESS: 'true', K6_NO_USAGE_REPORT: 'true', K6_AUTO_EXTENSION_RESOLUTION: 'false' },
      ...{ API_KEY: 'k', A: 'b=c', NOTHING: '', BASE_URL: 'http://app' },
      ...goMemory({}),
    });
    expect(setAside.toSorted()).toEqual([
      'K6_CLOUD_TOKEN',
      'K6_INFLUXDB_PASSWORD',
      'K6_NO_THRESHOLDS',
      'K6_OUT',
      'K6_PROMETHEUS_RW_SERVER_URL',
      'K6_STAGES',
      'K6_SUMMARY_MODE',
      'K6_VUS',
    ]);
  });

  it.each(['K6_DURATION', 'K6_VUS=50', 'K6_STAGES=1m:5', 'K6_NO_SETUP=true', 'K6_RPS=5', 'K6_LINGER=true'])(
    'refuses %s of the list, which would drive another load than the gate does',
    (listed) => {
      const [name] = listed.split('=');
      expect(() => scriptEnvironment({ K6_DURATION: '30s' }, [listed], 'http://app')).toThrow(
        `workload.env lists ${name}, which would change the load that the gate drives. Take it off the list, and set ` +
          "workload.rate and workload.duration, or the script's own options.",
      );
    },
  );

  it.each(['K6_OUT=json', 'K6_SUMMARY_TREND_STATS=avg', 'K6_LOG_OUTPUT=none', 'K6_PROMETHEUS_RW_PASSWORD=x'])(
    'refuses %s of the list, which would change what the gate reads',
    (listed) => {
      const [name] = listed.split('=');
      expect(() => scriptEnvironment({}, [listed], 'http://app')).toThrow(
        `workload.env lists ${name}, which would change what k6 tells the gate. Take it off the list.`,
      );
    },
  );

  it('keeps this machine out of a proxy where the list says what else is', () => {
    const { variables } = scriptEnvironment(
      { NO_PROXY: 'corp' },
      ['no_proxy=mine', 'NO_PROXY'],
      'http://app',
    );
    const direct = 'corp,127.0.0.1,localhost';
    expect(variables).toMatchObject({ NO_PROXY: direct, no_proxy: direct });
    const { variables: own } = scriptEnvironment({ NO_PROXY: 'corp' }, ['no_proxy=mine'], 'http://app');
    expect(own).toMatchObject({ NO_PROXY: 'mine,127.0.0.1,localhost', no_proxy: 'mine,127.0.0.1,localhost' });
  });

  it('takes what is listed for the script itself, whatever it is called', () => {
    const own = { K6_MY_TOKEN: 'a', API_TOKEN: 'b', K6_CLOUD_PROJECT_ID: '7', K6_CLOUD_TOKEN: 'c', VUS: '9' };
    expect(scriptEnvironment(own, Object.keys(own), 'http://app').variables).toMatchObject(own);
  });

  it('sets aside what would keep k6 from its end, or the address from the script', () => {
    const found = { K6_LINGER: 'true', K6_THRESHOLDS: 'x', K6_INCLUDE_SYSTEM_ENV_VARS: 'false' };
    expect(scriptEnvironment(found, [], 'http://app').setAside).toEqual(Object.keys(found));
  });

  it('refuses every empty one at once', () => {
    expect(() => scriptEnvironment(env, ['EMPTY', 'API_KEY', 'UNSET'], 'http://app')).toThrow(
      /variable EMPTY .*forks and from Dependabot get no secrets\.\nThe variable UNSET /,
    );
    expect(() => scriptEnvironment(env, ['K6_ITERATIONS', 'UNSET'], 'http://app')).toThrow(
      /lists K6_ITERATIONS, .*\nThe variable UNSET /,
    );
  });
});

describe('tags', () => {
  it('names judged samples as k6 names submetrics', () => {
    expect(judged('http_req_duration', { name: 'a {b}|\\"c" 😀:d', method: 'GET' })).toBe(
      'http_req_duration{perf_gate:judged,name:a {b}|\\"c" 😀:d,method:GET}',
    );
  });

  it.each(['a,b', '', ' a', 'a ', '"a', "a'"])(
    'does not name what k6 would refuse or misread: [%s]',
    (name) => {
      expect(judged('http_reqs', { name })).toBeNull();
    },
  );

  it('switches on only tags that are grouped by or looked at', () => {
    expect(systemTags([])).not.toContain('url');
    expect(systemTags(['http_req_duration{url:http://x}'])).toContain('url');
  });

  it.each([
    ['http_req_duration', 'http_req_duration{perf_gate:judged}'],
    ['http_req_duration{name:x}', 'http_req_duration{name:x,perf_gate:judged}'],
    ['vus', 'vus'],
  ])('scopes the threshold %s to judged samples', (key, scoped) => expect(scopeThreshold(key)).toBe(scoped));

  it.each([
    ['http_req_duration', 'http_req_duration{perf_gate_maker:script}'],
    ['http_reqs{name:a}', 'http_reqs{name:a,perf_gate_maker:script}'],
    ['iterations', 'iterations'],
    ['checks{name:http_reqs}', 'checks{name:http_reqs}'],
  ])('of a whole run the threshold %s looks at %s', (key, scoped) => expect(scopeToScript(key)).toBe(scoped));

  it.each([
    ['checks{scenario:a}', 'checks{perf_gate_scenario:a,perf_gate:judged}'],
    ['checks{name:x, "scenario" :a}', 'checks{name:x, "perf_gate_scenario" :a,perf_gate:judged}'],
    ['dropped_iterations{ scenario: a }', 'dropped_iterations{scenario:a}'],
    ['vus{scenario:a}', 'vus{scenario:a}'],
    ['dropped_iterations', 'dropped_iterations'],
  ])('in rounds the threshold %s looks at %s', (key, scoped) => expect(scopeInRounds(key)).toBe(scoped));
});

describe('wrapperModule', () => {
  const options = {
    script: "/a b/it's.js",
    unjudged: ['warmup'],
    thresholds: {},
    submetrics: [],
    trendStats: [],
  };

  it('marks judged scenarios only, and keeps their own tags', () => {
    const scenarios = { main: { executor: 'x', tags: { a: 'b' } }, warmup: { executor: 'x' } };
    const text = wrapperModule({ ...options, scenarios });
    expect(text).toContain(`"main":{"executor":"x","tags":{"a":"b","perf_gate":"judged"}}`);
    expect(text).toContain(`"warmup":{"executor":"x","tags":{}}`);
    expect(text).toContain(`export * from "file:///a%20b/it's.js";`);
  });

  it('tells the request that it waits by from those of the script, where somebody asks', () => {
    const inTurns = { barrierUrl: 'http://127.0.0.1:1/x', setupTimeoutMs: 1000 };
    const scenarios = { main: { executor: 'x' } };
    const told = wrapperModule({ ...options, scenarios, inTurns: { ...inTurns, isTold: true } });
    expect(told).toContain(`tags: { ...perfGateKept.tags, perf_gate_maker: "script" }`);
    expect(told).toMatch(/perfGateHttp\.get\("http:.*tags: \{ perf_gate_maker: "gate" \}/);
    expect(wrapperModule({ ...options, scenarios, inTurns })).not.toContain('perf_gate_maker');
  });

  it('lets no threshold end a run, driven alone too', () => {
    const text = wrapperModule({ ...options, scenarios: { main: { executor: 'x' } } });
    const [own] = /Object\.fromEntries\(perfGateOwn\.map.*/.exec(text) ?? [];
    expect(own).toContain('perfGateWithoutAbort(value)');
  });

  it('has a default function exactly where a scenario runs it', () => {
    const withDefault = wrapperModule({ ...options, scenarios: { main: { executor: 'x' } } });
    const without = wrapperModule({ ...options, scenarios: { main: { executor: 'x', exec: 'buy' } } });
    expect(withDefault).toContain('export { perfGateRun0 as default };');
    expect(without).toContain('export { perfGateRun0 as buy };');
    expect(without).not.toContain('as default');
  });
});

describe('durations', () => {
  it.each([
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1h0m0s', 3_600_000],
    ['1.5s', 1500],
    [250, 250],
    ['soon', null],
    [null, null],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each([
    [200, '200ms'],
    [2073, '2.1s'],
    [30_000, '30s'],
    [125_000, '2m5s'],
    [120_000, '2m'],
  ])('writes %d ms', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe('parseLine', () => {
  it('joins message and error', () => {
    const line = '{"level":"warning","msg":"Request Failed","error":"dial: refused","time":"x"}';
    expect(parseLine(line)).toMatchObject({ level: 'warning', message: 'Request Failed: dial: refused' });
  });

  it.each(['', 'plain text', '{broken'])('passes over what is not a line of k6: [%s]', (line) => {
    expect(parseLine(line)).toBeNull();
  });
});
