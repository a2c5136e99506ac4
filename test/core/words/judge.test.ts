import { expect, test } from 'vitest';
import { historyEntry } from '../../../src/core/baseline/history-entry.ts';
import { exitCode } from '../../../src/core/decision/exit-code.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION, type History } from '../../../src/core/model/baseline.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { Endpoint, Series } from '../../../src/core/model/recording/series.ts';
import { judge, judgeBroken } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { type RecordingOverrides, sampleRecording, sampleSource } from '../../contracts/samples.ts';

function series(scale: number, more: Partial<Series> = {}): Series {
  const at = (ms: number) => ms * scale;
  return {
    requests: 1000,
    rate: 100,
    failed: 0,
    duration: {
      count: 1000,
      min: at(40),
      avg: at(62),
      p50: at(60),
      p90: at(75),
      p95: at(80),
      p99: at(95),
      max: at(120),
    },
    precision: 'exact',
    phases: {},
    failures: [],
    histogram: null,
    timeline: null,
    ...more,
  };
}

const endpoint = (name: string, scale = 1, more: Partial<Series> = {}): Endpoint => ({
  ...series(scale, more),
  name,
  method: 'GET',
});

const recording = (more: RecordingOverrides): Recording =>
  sampleRecording({}, { overall: series(1), endpoints: [endpoint('cart')], ...more });

const BASE = recording({});

/** Five earlier runs like the last base, a day apart. */
function memoryOf(bases: readonly Recording[], count = 5): History | null {
  const last = bases.at(-1);
  if (last === undefined) return null;
  const entries = Array.from({ length: count }, (_, index) => ({
    ...historyEntry(last),
    runId: index + 1,
    createdAt: `2026-11-1${index}T12:00:00.000Z`,
  }));
  return { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate: 'shop', entries };
}

function judged(
  head: RecordingOverrides,
  policy: Partial<Policy> = {},
  bases: readonly Recording[] = [BASE],
) {
  return judge({
    head: recording(head),
    baseline: {
      runs: bases.map((base, index) => ({ recording: base, origin: `run ${index}`, distance: index })),
      refused: [],
      history: memoryOf(bases),
    },
    policy: { ...POLICY, ...policy },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'test',
    remedy: { kind: 'told', text: 'Store one.' },
  });
}

test('the same figures pass, and the first line says what was compared', () => {
  const judgement = judged({});
  expect(judgement.verdict).toBe('pass');
  expect(judgement.reason).toMatch(/^no regression vs 6 runs up to aaa/);
});

test('an endpoint that takes 60 % longer fails, with its name and numbers first', () => {
  const judgement = judged({ endpoints: [endpoint('cart', 1.6)] });
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toMatch(
    /^GET cart is 60 % slower \(p\d\d \d+\.?\d* ms → .*\) vs 6 runs up to aaaaaaa/,
  );
  expect(exitCode(judgement)).toBe(1);
});

test('30 % longer warns, and fails where warnings do', () => {
  const slow = { endpoints: [endpoint('cart', 1.3)] };
  expect(judged(slow).verdict).toBe('warn');
  expect(judged(slow).reason).toMatch(/^GET cart is 30 % slower \(p\d\d /);
  expect(exitCode(judged(slow))).toBe(0);
  expect(judged(slow, { failOn: 'warn' }).verdict).toBe('fail');
  expect(judged({}, { failOn: 'warn' }).verdict).toBe('pass');
});

test('a gate that only reports keeps its verdict and exits 0', () => {
  const judgement = judged({ endpoints: [endpoint('cart', 2)] }, { failOn: 'never' });
  expect(judgement.verdict).toBe('fail');
  expect(exitCode(judgement)).toBe(0);
});

test('errors come before a latency that only looks better', () => {
  const broken = endpoint('cart', 0.1, { failed: 950 });
  const judgement = judged({ endpoints: [broken], overall: series(0.1, { failed: 950 }) });
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toContain('95.0 % of GET cart requests fail (0 % → 95.0 %');
});

test('an endpoint that is gone warns, a new one does not', () => {
  const gone = judged({ endpoints: [] });
  expect(gone.verdict).toBe('warn');
  expect(gone.reason).toContain('GET cart is no longer called');
  expect(exitCode(gone)).toBe(0);
  const added = judged({ endpoints: [endpoint('cart'), endpoint('search')] });
  expect(added.verdict).toBe('pass');
  expect(added.comparisons.find((one) => one.class === 'new')?.text).toContain('GET search is new');
});

test('an endpoint that is gone fails where warnings do, and none that is new', () => {
  const strict = { failOn: 'warn' } as const;
  const gone = judged({ endpoints: [] }, strict);
  expect(gone.verdict).toBe('fail');
  expect(exitCode(gone)).toBe(1);
  expect(judged({ endpoints: [endpoint('cart'), endpoint('search')] }, strict).verdict).toBe('pass');
  expect(judged({}, strict).verdict).toBe('pass');
});

test('a thing that was called once is no endpoint that is gone, and none that is new', () => {
  const ids = (side: string) =>
    [1, 2, 3].map((id) => endpoint(`/pets/${side}${id}`, 1, { requests: 1, rate: 0.1 }));
  const before = [recording({ endpoints: [endpoint('cart'), ...ids('a')] })];
  const judgement = judged({ endpoints: [endpoint('cart'), ...ids('b')] }, {}, before);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.comparisons.filter((one) => one.class === 'missing' || one.class === 'new')).toEqual([]);
  expect(judgement.notes.join()).toMatch(/one side only, and too seldom .*: GET \/pets\/a1, .* and 3 more/);
});

test('what an older run called by other patterns is new, and not missing; this is said once', () => {
  const old = [recording({ endpoints: ['1', '2'].map((id) => endpoint(`/pets/${id}`)) })];
  const names = { rules: 1, patterns: [], learned: [] };
  const workload = { ...recording({}).arms.head.workload, names };
  const renamed = judged({ workload, endpoints: [endpoint('/pets/:id')] }, {}, old);
  expect(renamed.verdict).toBe('pass');
  expect(renamed.comparisons.filter((one) => one.class === 'missing')).toEqual([]);
  expect(renamed.comparisons.filter((one) => one.class === 'new')).toHaveLength(1);
  expect(renamed.notes.filter((note) => note.includes('by other patterns'))).toHaveLength(1);
  const removed = judged({ workload, endpoints: [endpoint('/orders/:id')] }, {}, old);
  expect(removed.comparisons.filter((one) => one.class === 'missing')).toHaveLength(2);
  const alike = [recording({ workload, endpoints: [endpoint('/pets/1')] })];
  const gone = judged({ workload, endpoints: [endpoint('/pets/:id')] }, {}, alike);
  expect(gone.comparisons.filter((one) => one.class === 'missing')).toHaveLength(1);
});

test('without a fast endpoint all others together are no slower, and of all requests only the errors are compared', () => {
  const [cart, ping] = [endpoint('cart'), endpoint('ping', 0.05)];
  const base = recording({ endpoints: [cart, ping], overall: series(0.2, { requests: 2000 }) });
  const gone = judged({ endpoints: [cart], overall: series(1) }, {}, [base]);
  expect(gone.verdict).toBe('warn');
  expect(gone.reason).toContain('GET ping is no longer called');
  const whole = gone.comparisons.filter(({ subject }) => subject.kind === 'overall');
  expect(whole.map(({ metric }) => metric)).toContain('error-rate');
  expect(whole.filter(({ unit }) => unit === 'ms')).toEqual([]);
  expect(gone.notes.join()).toContain('Only one side has answers of GET ping');
});

test('an endpoint beside others of its route is another mix too', () => {
  const head = {
    endpoints: [endpoint('/items/list'), endpoint('/items/:id', 4)],
    overall: series(3, { requests: 2000 }),
  };
  const judgement = judged(head, {}, [recording({ endpoints: [endpoint('/items/list')] })]);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notes.join()).toContain('Only one side has answers of GET /items/:id');
});

test('where an endpoint has another name, all requests stand for both', () => {
  const base = recording({
    endpoints: [endpoint('cart'), endpoint('ping')],
    overall: series(1, { requests: 2000 }),
  });
  const head = { endpoints: [endpoint('cart'), endpoint('pong', 3)], overall: series(2, { requests: 2000 }) };
  const renamed = judged(head, {}, [base]);
  expect(renamed.verdict).toBe('fail');
  expect(renamed.reason).toMatch(/^all requests are/);
});

test('an endpoint that was broken and works now is new, and the overall figures are left out', () => {
  const base = recording({ endpoints: [endpoint('cart', 0.1, { failed: 990 }), endpoint('list')] });
  const head = { endpoints: [endpoint('cart', 5), endpoint('list')], overall: series(3) };
  const judgement = judged(head, {}, [base]);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.comparisons.some(({ subject }) => subject.kind === 'overall')).toBe(false);
  expect(judgement.notes.join()).toContain('GET cart fails on the baseline');
});

test('where nothing else is called, a mended endpoint leaves nothing to compare', () => {
  const base = recording({ endpoints: [endpoint('cart', 0.1, { failed: 990 })] });
  const judgement = judged({ endpoints: [endpoint('cart', 5)] }, {}, [base]);
  expect(judgement.verdict).toBe('no-baseline');
  expect(judgement.reason).toMatch(/^Nothing is comparable: no endpoint works on both sides/);
});

test('without a baseline nothing is called a pass', () => {
  const judgement = judged({}, {}, []);
  expect(judgement.verdict).toBe('no-baseline');
  expect(judgement.reason).toBe('There is nothing to compare with yet. Store one');
  expect(exitCode(judgement)).toBe(0);
  expect(exitCode(judged({}, { onNoBaseline: 'fail' }, []))).toBe(1);
});

test('an incomparable baseline is named with its field, and the next one is taken', () => {
  const other = recording({
    workload: { ...BASE.arms.head.workload, profileHash: 'other', profile: '10/s for 5s' },
  });
  const judgement = judged({}, {}, [other]);
  expect(judgement.verdict).toBe('no-baseline');
  expect(judgement.reason).toContain('load profile');
  const second = judged({}, {}, [other, BASE]);
  expect(second.verdict).toBe('pass');
  expect(second.base?.origin).toBe('run 1');
  expect(second.refused).toHaveLength(1);
});

test('a crossed threshold fails with its own reason, warns or is ignored, also without a baseline', () => {
  const thresholds = [{ metric: 'http_req_duration', expression: 'p(95)<50', crossed: true, value: 80 }];
  const judgement = judged({ thresholds });
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toBe('k6 threshold crossed: http_req_duration p(95)<50 (measured 80.0 ms)');
  expect(judged({ thresholds }, { thresholds: 'warn' }).verdict).toBe('warn');
  expect(judged({ thresholds }, { thresholds: 'ignore' }).verdict).toBe('pass');
  expect(judged({ thresholds }, {}, []).verdict).toBe('fail');
  expect(judged({ thresholds: thresholds.map((one) => ({ ...one, crossed: false })) }).verdict).toBe('pass');
});

test('a run that is not valid is never judged', () => {
  const validity = { valid: false, reasons: ['3 of 100 iterations were started.'] } as const;
  const judgement = judged({ validity, endpoints: [endpoint('cart', 9)] });
  expect(judgement.verdict).toBe('invalid');
  expect(judgement.comparisons).toEqual([]);
  expect(exitCode(judgement)).toBe(3);
  expect(exitCode(judged({ validity }, { onInvalid: 'pass' }))).toBe(0);
});

test('too few requests for any latency is inconclusive, not a pass', () => {
  const few = { requests: 9, duration: { ...series(1).duration, count: 9 } } as Partial<Series>;
  const tiny = { overall: series(1, few), endpoints: [endpoint('cart', 1, few)] };
  const judgement = judged(tiny, {}, [recording(tiny)]);
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.reason).toContain('too few requests');
  expect(exitCode({ ...judgement, policy: { ...POLICY, onInconclusive: 'fail' } })).toBe(1);
});

test.each([
  ['head-broken', 'fail', 1],
  ['could-not-measure', 'invalid', 3],
] as const)('%s is %s', (kind, verdict, code) => {
  const judgement = judgeBroken({
    kind,
    text: 'The app ended.',
    detail: ['boom'],
    gate: 'g',
    tool: 't',
    createdAt: '2026-11-24T12:00:00.000Z',
    policy: POLICY,
    source: sampleSource(),
    notes: [],
  });
  const reason = 'The app ended. The log says `boom`.';
  expect(judgement).toMatchObject({ verdict, reason, notes: ['app log: boom'] });
  expect(exitCode(judgement)).toBe(code);
});
