import { describe, expect, it } from 'vitest';
import { planLoad, WARMUP_SCENARIO } from '../../../../src/adapters/k6/run/plan.ts';
import type { Scenario } from '../../../../src/adapters/k6/script/scenario.ts';
import type { WorkloadConfig } from '../../../../src/core/config/settings/workload.ts';
import { UsageError } from '../../../../src/ports/errors.ts';

const WORKLOAD: WorkloadConfig = {
  script: 'load.js',
  target: null,
  rate: null,
  durationMs: null,
  warmupMs: null,
  environment: null,
  env: [],
};

const inspected = (scenarios: Readonly<Record<string, Scenario>>) => ({
  scenarios,
  thresholds: {},
  trendStats: [],
  totalMs: 40_000,
  setupAndTeardownMs: 120_000,
});

const rate = (perSecond: number) => ({ perSecond, text: `${perSecond}/s` });
const byDefault = inspected({ default: { executor: 'per-vu-iterations' } });

describe('planLoad with a rate', () => {
  it('runs the default function at that rate, after a warm-up that ends before it', () => {
    const plan = planLoad({ ...WORKLOAD, rate: rate(200), durationMs: 30_000, warmupMs: 5000 }, byDefault);
    expect(plan).toMatchObject({
      profile: 'constant-arrival-rate 200/s for 30s',
      targetRate: 200,
      judgedMs: 30_000,
    });
    expect(plan.scenarios(50).scenarios).toEqual({
      [WARMUP_SCENARIO]: {
        executor: 'constant-arrival-rate',
        ...{ rate: 200, timeUnit: '1s', duration: '5000ms', gracefulStop: '0s' },
        ...{ preAllocatedVUs: 20, maxVUs: 100 },
      },
      default: {
        executor: 'constant-arrival-rate',
        ...{ rate: 200, timeUnit: '1s', duration: '30000ms', startTime: '5000ms' },
        ...{ preAllocatedVUs: 20, maxVUs: 100 },
      },
    });
  });

  it('lengthens what k6 would refuse, and says so', () => {
    const short = { ...WORKLOAD, rate: rate(5), durationMs: 500, warmupMs: 200 };
    const { scenarios, notes } = planLoad(short, byDefault).scenarios(10);
    expect(scenarios['default']).toMatchObject({ duration: '1000ms', startTime: '1000ms' });
    expect(notes).toEqual([expect.stringMatching(/last one second at least/)]);
  });

  it('caps the number of VUs and says so', () => {
    const { scenarios, notes } = planLoad({ ...WORKLOAD, rate: rate(500) }, byDefault).scenarios(2000);
    expect(scenarios['default']).toMatchObject({ preAllocatedVUs: 1000, maxVUs: 2000 });
    expect(notes).toEqual([
      expect.stringMatching(/500\/s with iterations of 2000 ms wants 2000 VUs; 1000 are started/),
    ]);
  });

  it.each([
    [0.5, { rate: 30, timeUnit: '1m' }],
    [12.5, { rate: 750, timeUnit: '1m' }],
    [1.234, { rate: 1234, timeUnit: '1000s' }],
  ])('gives k6 whole numbers for %d/s', (perSecond, expected) => {
    const { scenarios } = planLoad({ ...WORKLOAD, rate: rate(perSecond) }, byDefault).scenarios(10);
    expect(scenarios['default']).toMatchObject(expected);
  });

  it('keeps the variables and the browser of the only function', () => {
    const own = {
      executor: 'constant-vus',
      exec: 'buy',
      env: { A: 'b' },
      options: { browser: { type: 'chromium' } },
    };
    const plan = planLoad({ ...WORKLOAD, rate: rate(5) }, inspected({ one: own, two: { ...own, vus: 3 } }));
    const kept = { exec: 'buy', env: { A: 'b' }, options: { browser: { type: 'chromium' } } };
    expect(plan.scenarios(10).scenarios['default']).toMatchObject(kept);
    expect(plan.preflight).toEqual({ default: expect.objectContaining({ ...kept, vus: 1, iterations: 1 }) });
  });

  it('says which scenarios it leaves out, of other functions or with other variables', () => {
    const scenarios = {
      browse: { executor: 'x', env: { A: '1' } },
      alike: { executor: 'x', env: { A: '1' }, vus: 3 },
      peak: { executor: 'x', env: { A: '2' } },
      checkout: { executor: 'x', exec: 'buy' },
    };
    const { notes } = planLoad({ ...WORKLOAD, rate: rate(5) }, inspected(scenarios)).scenarios(10);
    expect(notes).toEqual([
      "`rate` drives one function, `default` as scenario `browse` runs it: `peak` (`default` with other variables), `checkout` (`buy`) are left out. Take `rate` out so that the script's own scenarios decide.",
    ]);
    const { browse, alike } = scenarios;
    const same = planLoad({ ...WORKLOAD, rate: rate(5) }, inspected({ browse, alike }));
    expect(same.scenarios(10).notes).toEqual([]);
  });

  it('asks which function is meant', () => {
    const many = inspected({ a: { executor: 'x', exec: 'browse' }, b: { executor: 'x', exec: 'buy' } });
    const plan = () => planLoad({ ...WORKLOAD, rate: rate(5) }, many);
    expect(plan).toThrow(UsageError);
    expect(plan).toThrow(/scenarios run 2 \(browse, buy\)/);
  });

  it('is the same load whatever the iteration takes and the warm-up lasts', () => {
    const hash = (warmupMs: number | null, perSecond: number) =>
      planLoad({ ...WORKLOAD, rate: rate(perSecond), warmupMs }, byDefault).profileHash;
    expect(hash(5000, 10)).toBe(hash(null, 10));
    expect(hash(null, 11)).not.toBe(hash(null, 10));
  });
});

describe("planLoad with the script's own options", () => {
  it('leaves the scenarios as they are', () => {
    const scenarios = { default: { executor: 'constant-vus', vus: 2, duration: '1m30s' } };
    const plan = planLoad(WORKLOAD, inspected(scenarios));
    expect(plan.scenarios(10)).toEqual({ scenarios, notes: [] });
    expect(plan).toMatchObject({
      profile: 'constant-vus 2 VUs for 1m30s',
      targetRate: null,
      judgedMs: 90_000,
    });
    expect(plan.limitMs).toBe(190_000);
  });

  it('knows the rate of steady open scenarios, from when they start', () => {
    const steady = {
      executor: 'constant-arrival-rate',
      rate: 600,
      timeUnit: '1m',
      duration: '20s',
      startTime: '5s',
    };
    const plan = planLoad(WORKLOAD, inspected({ a: steady, b: { ...steady, rate: 300 } }));
    expect(plan).toMatchObject({ targetRate: 15, judgedMs: 20_000 });
  });

  it('describes stages and iterations', () => {
    const stages = [
      { target: 10, duration: '30s' },
      { target: 0, duration: '10s' },
    ];
    const own = inspected({
      a: { executor: 'ramping-vus', stages },
      b: { executor: 'shared-iterations', iterations: 5 },
    });
    const plan = planLoad(WORKLOAD, own);
    expect(plan.profile).toBe('ramping-vus to 10 in 30s, 0 in 10s + shared-iterations 1 VUs, 5 iterations');
    expect(plan.judgedMs).toBeNull();
  });

  it('does not count variables, tags and the order of keys as load', () => {
    const hash = (scenario: Scenario) => planLoad(WORKLOAD, inspected({ a: scenario })).profileHash;
    const plain = hash({ executor: 'constant-vus', vus: 2 });
    expect(hash({ vus: 2, executor: 'constant-vus', env: { URL: 'http://x:1' }, tags: { a: 'b' } })).toBe(
      plain,
    );
    expect(hash({ executor: 'constant-vus', vus: 3 })).not.toBe(plain);
  });

  it('says that a duration without a rate does nothing', () => {
    const plan = planLoad({ ...WORKLOAD, durationMs: 1000 }, byDefault);
    expect(plan.scenarios(1).notes).toEqual([expect.stringMatching(/`duration` is not used/)]);
  });
});
