import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { encode } from '../../../../src/core/series/encode.ts';
import { quantile } from '../../../../src/core/series/quantile.ts';
import { Sketch } from '../../../../src/core/series/sketch.ts';
import { decodeHistory, decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { parseStored } from '../../../../src/core/stored/parse-stored.ts';

// biome-ignore lint/suspicious/noExplicitAny: it is damaged on purpose, at any depth
type Tree = Record<string, any>;
type Case = readonly [string, (tree: Tree) => void, RegExp];

const FIXTURES = path.join(import.meta.dirname, '../../../fixtures');
const json = (name: string) => JSON.parse(readFileSync(path.join(FIXTURES, name), 'utf8'));

/** A whole recording as this version writes it. */
function read(name: string): Tree {
  const decoded = decodeRecording(json(name));
  if (!decoded.ok) throw new Error(decoded.reason);
  return structuredClone(decoded.value);
}
const LOAD = { startedAt: 1e12, bucketMs: 1000, vus: [2, null], offered: [20, 21] };
const reasonOf = (decoded: { readonly ok: boolean; readonly reason?: string }) => decoded.reason ?? 'taken';

test.each<Case>([
  [
    'a rate that its count denies',
    (r) => (r['arms'].head.overall.rate *= 1.1),
    /overall: its rate is .* but it holds/,
  ],
  [
    'exact durations of other requests',
    (r) => (r['arms'].head.overall.duration.count += 1),
    /durations of 321/,
  ],
  ['a load that its iterations deny', (r) => (r['arms'].head.load.iterationRate *= 2), /its load is/],
  [
    'a run that was cancelled and is valid',
    (r) => (r['arms'].head.load.outcome = 'cancelled'),
    /called valid/,
  ],
  [
    'an endpoint that stands twice',
    (r) => r['arms'].head.endpoints.push(r['arms'].head.endpoints[0]),
    /GET orders stands twice/,
  ],
  [
    'a bucket count of nothing',
    (r) => r['arms'].head.overall.histogram.buckets.push(1, 0),
    /empty, out of order/,
  ],
  ['buckets out of order', (r) => (r['arms'].head.overall.histogram.buckets[2] = -1), /out of order/],
  [
    'a bucket at the end of the world',
    (r) => (r['arms'].head.overall.histogram.buckets[0] = -2_000_000_000),
    /too far away/,
  ],
  [
    'a histogram of another precision',
    (r) => (r['arms'].head.overall.histogram.relativeError = 0),
    /claims an error/,
  ],
  [
    'a failure without its request',
    (r) => (r['arms'].head.overall.timeline.failed[0] = 9999),
    /more failures/,
  ],
  [
    'half a pair of percentiles',
    (r) => (r['arms'].head.overall.timeline.p50[1] = null),
    /percentiles of its timeline/,
  ],
  [
    'a p99 below its p95',
    (r) => {
      const { timeline } = r['arms'].head.overall;
      timeline.p99 = timeline.p95.map((value: number | null) => value && value - 1);
    },
    /percentiles of its timeline/,
  ],
  [
    'a p99 that ends early',
    (r) => (r['arms'].head.overall.timeline.p99 = r['arms'].head.overall.timeline.p95.slice(1)),
    /rows of unequal length/,
  ],
  [
    'a load over time of unequal rows',
    (r) => (r['windows'][0].load.timeline = { ...LOAD, offered: [20] }),
    /timeline of its load has rows of unequal length/,
  ],
  [
    'virtual users below none',
    (r) => (r['windows'][0].load.timeline = { ...LOAD, vus: [2, -1] }),
    /damaged: windows.0.load.timeline.vus.1/,
  ],
  ['a rate metric off its counts', (r) => (r['metrics'].http_req_failed.value = 0.5), /http_req_failed/],
  [
    'a number beyond all measures',
    (r) => (r['arms'].head.overall.duration.max = 1e300),
    /damaged: arms.head.overall.duration.max/,
  ],
])('%s is no recording', (_, damage, reason) => {
  const recording = read('recordings/timer.json');
  expect(reasonOf(decodeRecording(recording))).toBe('taken');
  damage(recording);
  expect(reasonOf(decodeRecording(recording))).toMatch(reason);
});

test('p99 and the load over time are taken, and so is a recording without', () => {
  const recording = read('recordings/timer.json');
  const { timeline } = recording['arms'].head.overall;
  expect(timeline).not.toHaveProperty('p99');
  expect(recording['windows'][0].load).not.toHaveProperty('timeline');
  timeline.p99 = timeline.p95;
  recording['windows'][0].load.timeline = LOAD;
  expect(decodeRecording(recording)).toEqual({ ok: true, value: recording });
});

/** Head's round of the second pair. */
const isSecond = ({ arm, part }: Tree): boolean => arm === 'head' && part.pair === 1;

test.each<Case>([
  ['percentiles that fall', ({ overall }) => (overall.percentiles.values[20] = 1), /its percentiles fall/],
  ['percentiles of other requests', ({ overall }) => (overall.percentiles.count -= 1), /percentiles of 599/],
  [
    'an endpoint above the whole',
    (subjects) => (subjects['GET a'].requests += 9999),
    /requests of \d+ in all/,
  ],
  ['more failures than requests', ({ overall }) => (overall.failed = 9999), /9999 of \d+ requests failed/],
  ['failing seconds in disorder', ({ overall }) => (overall.failingSeconds = [2, 1]), /not in order/],
])('a round with %s is refused', (_, damage, reason) => {
  const recording = read('recordings/duet-slower.json');
  damage(recording['windows'].find(isSecond).subjects);
  expect(reasonOf(decodeRecording(recording))).toMatch(reason);
});

test('a pair of rounds that stands twice is refused, and so are more than were to be driven', () => {
  const recording = read('recordings/duet-slower.json');
  recording['windows'].push(...recording['windows'].slice(0, 2));
  expect(reasonOf(decodeRecording(recording))).toMatch(/not in pairs/);
  const again = read('recordings/duet-slower.json');
  const copied = structuredClone(again['windows'].slice(0, 2));
  for (const { part } of copied) part.pair = 4;
  again['windows'].push(...copied);
  expect(reasonOf(decodeRecording(again))).toMatch(/begins at the same time/);
  const short = read('recordings/duet-slower.json');
  short['duet'].mostPairs = 3;
  expect(reasonOf(decodeRecording(short))).toMatch(/4 pairs of rounds, where 3/);
});

test.each<Case>([
  ['a duet without its base', (r) => delete r['arms'].base, /without base/],
  ['a duet of a window that is no round', (r) => (r['windows'][0].part = { kind: 'whole' }), /are rounds/],
  ['half a pair', (r) => r['windows'].pop(), /not in pairs/],
  ['rounds of a run alone', (r) => delete r['duet'], /not one window of head/],
  ['a pair that is left out', (r) => r['windows'].splice(2, 2), /pair 2 is missing/],
])('%s is refused', (_, damage, reason) => {
  const recording = read('recordings/duet-slower.json');
  damage(recording);
  expect(reasonOf(decodeRecording(recording))).toMatch(reason);
});

test('the base side of a duet is looked at as closely', () => {
  const recording = read('recordings/duet-slower.json');
  recording['arms'].base.overall.duration.p50 = 1e6;
  expect(reasonOf(decodeRecording(recording))).toMatch(/base: overall: its percentiles fall/);
});

test.each<Case>([
  ['a run that stands twice', (h) => h['entries'].push(h['entries'][0]), /stands twice/],
  ['percentiles that fall', (h) => (h['entries'][0].values.overall.p50 = 1e6), /percentiles of overall fall/],
  [
    'more failures than there can be',
    (h) => (h['entries'][0].values.overall['error-rate'] = 2),
    /error rate/,
  ],
  [
    'a figure that is marked twice',
    (h) => {
      const mark = { subject: 'overall', metric: 'p95' };
      h['entries'][0].accepted = [mark, mark];
    },
    /marked twice/,
  ],
])('%s is no history', (_, damage, reason) => {
  const history = json('stored/history-2.json');
  damage(history);
  expect(reasonOf(decodeHistory(history))).toMatch(reason);
});

test.each<Case>([
  ['a verdict that its reasons deny', (j) => (j['verdict'] = 'pass'), /its first reason makes it fail/],
  ['no reason', (j) => (j['reasons'] = []), /no reason/],
  ['a first line of its own', (j) => (j['reason'] = 'all is well'), /first line/],
  [
    'a pass over a critical comparison',
    (j) => {
      j['verdict'] = 'pass';
      j['reasons'] = [{ kind: 'unchanged', severity: 'notice', text: 'all is well' }];
      j['reason'] = 'all is well';
    },
    /its verdict is pass, and p\d+ of .* is critical/,
  ],
  ['a worse reason at the end', (j) => j['reasons'].push(j['reasons'][0]), /a worse reason follows/],
  ['a change of other figures', (j) => (j['comparisons'][0].change = 7), /its change is 7/],
  ['a comparison that stands twice', (j) => j['comparisons'].push(j['comparisons'][0]), /stands twice/],
  ['an interval that ends first', (j) => (j['comparisons'][1].evidence.high = -9), /ends before it begins/],
  ['a length below nothing', (j) => (j['comparisons'][0].base = -1), /damaged: comparisons.0.base/],
])('%s is no judgement', (_, damage, reason) => {
  const judgement = json('stored/judgement-2-duet.json');
  expect(reasonOf(decodeJudgement(judgement))).toBe('taken');
  damage(judgement);
  expect(reasonOf(decodeJudgement(judgement))).toMatch(reason);
});

/** One request is read as the middle of its bucket, and its mean is exact: both are true. */
test('a series of one request that was read from buckets is taken', () => {
  const sketch = new Sketch(3);
  sketch.add(-55, 1);
  Object.assign(sketch, { count: 1, sum: 2 ** (-55.9 / 8) });
  const ms = (quantile(sketch, 0.5) ?? 0) * 1000;
  const trend = { count: 1, min: ms, avg: sketch.sum * 1000, p50: ms, p90: ms, p95: ms, p99: ms, max: ms };
  expect(trend.avg).toBeLessThan(trend.min);
  const recording = read('recordings/timer.json');
  const series = {
    requests: 1,
    rate: 1000 / recording['arms'].head.load.durationMs,
    failed: 0,
    failures: [],
  };
  const read1 = {
    precision: 'histogram',
    duration: trend,
    histogram: encode(sketch),
    timeline: null,
    phases: {},
  };
  recording['arms'].head.endpoints.push({ ...series, ...read1, name: 'once', method: 'GET' });
  expect(reasonOf(decodeRecording(recording))).toBe('taken');
  recording['arms'].head.endpoints.at(-1).duration.avg *= 3;
  expect(reasonOf(decodeRecording(recording))).toMatch(/GET once: its mean/);
});

test.each(['{"a":1,"a":2}', '{"a":{"b":1,"c":2,"b":3}}', '[{"x y":1},{"\\"":1,"\\"":2}]'])(
  '%s names something twice and is refused',
  (json) => {
    expect(() => parseStored(json)).toThrow('a name stands twice in one object');
  },
);

test.each(['{"a":1,"b":{"a":2}}', '["a:","\\":",{"a":":"},{"":null}]', '"x"', '[]'])(
  'JSON of which each name stands once is read',
  (json) => {
    expect(JSON.stringify(parseStored(json))).toBe(json);
  },
);

test('a file that is nested deeper than any stack is told like another file', () => {
  const value = parseStored(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(reasonOf(decodeRecording(value))).toMatch(/this is no recording/);
});
