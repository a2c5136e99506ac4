import { expect, test } from 'vitest';
import { queryPercentile } from '../../../../src/core/decision/targets/query-percentile.ts';
import type { DatabaseEvidence } from '../../../../src/core/model/evidence/database.ts';
import type { LoggedTimes } from '../../../../src/core/model/evidence/logged-times.ts';
import type { Statement } from '../../../../src/core/model/evidence/statement.ts';
import { NO_END } from '../../../../src/core/model/targets/judged-target.ts';
import { encode } from '../../../../src/core/series/encode.ts';
import { Sketch } from '../../../../src/core/series/sketch.ts';
import { timesText } from '../../../../src/core/words/targets/times.ts';

/** 1 ms, 2 ms, … 1000 ms. */
const TIMES = Array.from({ length: 1000 }, (_, at) => at + 1);

function statement(times: readonly number[], kind: Statement['kind'] = 'select'): Statement {
  const totalMs = times.reduce((sum, one) => sum + one, 0);
  const mean = totalMs / times.length;
  const squares = times.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    ...{ id: '1', text: 'SELECT 1', kind, calls: times.length, totalMs, rows: 0 },
    ...{ deviationMs: Math.sqrt(squares / times.length), blocksHit: 0, blocksRead: 0, tempBlocks: 0 },
  };
}

/** The log of a server that keeps those of `thresholdMs` and more. */
function log(thresholdMs: number, times = TIMES): Extract<LoggedTimes, { readonly kind: 'read' }> {
  const sketch = new Sketch(8);
  const logged = times.filter((ms) => ms >= thresholdMs);
  for (const ms of logged) sketch.add(Math.ceil(Math.log2(ms / 1000) * 256), 1);
  sketch.count = logged.length;
  sketch.sum = logged.reduce((sum, ms) => sum + ms / 1000, 0);
  return {
    kind: 'read',
    thresholdMs,
    entries: logged.length,
    isWhole: true,
    times: encode(sketch),
  };
}

const BEGIN = statement(
  Array.from({ length: 9000 }, () => 0),
  'other',
);

const evidence = (read?: LoggedTimes): Pick<DatabaseEvidence, 'statements' | 'all' | 'log'> => ({
  statements: [statement(TIMES), BEGIN],
  all: { calls: 10_000, totalMs: 500_500, rows: 0 },
  ...(read && { log: read }),
});

function p95(database: Parameters<typeof queryPercentile>[1]) {
  const reading = queryPercentile('p95', database);
  if (reading?.kind !== 'value') throw new Error(JSON.stringify(reading));
  return { ...reading.measured, said: reading.times === undefined ? '' : timesText(reading.times) };
}

const ALL = 'log_min_duration_statement = 0';
const LACK = {
  portions:
    "a client fetches rows in portions, and the server's log has the time of each portion, not of the query",
  excess: "the server's log has more queries than the database counted: is it the log of this server alone?",
  short: "the database counted longer times than the server's log has: it is in part, or of another server",
};
const ESTIMATED = 'estimated from mean and deviation of each statement, within what they allow';

test('a log of all statements tells the percentile, with what their number leaves open', () => {
  const found = p95(evidence({ ...log(0), entries: 10_000 }));
  expect(found.said).toBe("from the server's log");
  expect(found.value).toBeCloseTo(950, -1);
  // Order statistics: ±1.96 · √(0.95 · 0.05 / 1000) of the ranks.
  expect([found.low, found.high].map((one) => Math.round(one / 10))).toEqual([94, 97]);
});

test('a log of the slow ones alone tells it where they are enough, by what the database counted', () => {
  const found = p95(evidence(log(800)));
  expect(found.said).toBe("from the server's log");
  expect(found.value).toBeCloseTo(950, -1);
});

test('of slow ones that are too few the limit of the log is all that it adds', () => {
  const found = p95(evidence(log(990)));
  expect(found).toMatchObject({ high: 990 });
  // A log-normal tail would reach beyond it.
  expect(found.value).toBeLessThanOrEqual(990);
  expect(found.said).toContain(`those of 990 ms and more alone, which are too few: ${ALL}`);
});

test('where moments allow less than the limit of the log, their end stays', () => {
  const times = [...Array.from({ length: 999 }, () => 10), 60];
  const all = { calls: 1000, totalMs: 10_050, rows: 0 };
  const found = p95({ statements: [statement(times)], all, log: log(50, times) });
  expect(found.high).toBeLessThan(20);
});

test.each([
  [{ ...log(0), entries: 4000 }, "of the statements, 40 % were found in the server's log"],
  [{ ...log(800), isWhole: false }, "the server's log could not be read as a whole"],
  [{ ...log(0), portions: 1 }, LACK.portions],
  [log(0, [...TIMES, ...TIMES.slice(0, 100)]), LACK.excess],
  // Of the queries of 10 ms and more only those that were short are in it.
  [log(10, TIMES.slice(0, 100)), LACK.short],
  [log(0, []), "the server's log has none of the queries: is it the log of this server?"],
  [log(50, []), `the server's log has none of this database, which tells nothing: ${ALL} would tell it`],
  [{ kind: 'missing', why: 'settings', said: ALL } as const, `the server's log would tell it with ${ALL}`],
])('of a log that lacks some it is estimated, and why is said', (read, why) => {
  expect(p95(evidence(read)).said).toBe(`${ESTIMATED} (${why})`);
});

/** 1000 queries that took so long, of which a log of `thresholdMs` has one of 60 ms alone. */
const nearlyUnlogged = (times: readonly number[], thresholdMs: number) => {
  const one = statement(times);
  return {
    statements: [one],
    all: { calls: one.calls, totalMs: one.totalMs, rows: 0 },
    log: log(thresholdMs, [60]),
  };
};

test.each([
  ['their squares', [...Array.from({ length: 950 }, () => 2), ...Array.from({ length: 50 }, () => 200)]],
  ['the least that they allow', Array.from({ length: 1000 }, () => 52)],
])('a log of slow ones that is too short by what the database counted is known by %s', (_, times) => {
  expect(p95(nearlyUnlogged(times, 50)).said).toBe(`${ESTIMATED} (${LACK.short})`);
});

test('how many are shorter than all that is logged is not to be known without counts', () => {
  const { said } = p95({ ...evidence(log(800)), all: null });
  expect(said).toContain("the server's log has those of 800 ms and more alone, and how many there are");
});

test('without counts nothing shows that a log is whole, and the percentile has no upper end', () => {
  const found = p95({ ...evidence(log(0)), all: null });
  expect(found).toMatchObject({ value: expect.closeTo(950, -1), high: NO_END });
  expect(found.said).toBe(
    "from the server's log, which nothing shows to be whole: that takes pg_stat_statements",
  );
});

test('of statements that are missing in a log any may have been the longest, or the shortest', () => {
  const missing = evidence({ ...log(0, TIMES.slice(0, 970)), entries: 9700 });
  const found = p95(missing);
  expect(found.low).toBeLessThan(920);
  expect(found.high).toBeGreaterThan(950);
  expect(found.said).toBe(
    "from the server's log, without 3 % of the statements, which may have taken any time",
  );
  expect(queryPercentile('p99', missing)).toMatchObject({ measured: { high: NO_END } });
});

test('entries that nothing counted may have been the longest too', () => {
  const found = p95(evidence({ ...log(0, [...TIMES, ...TIMES.slice(-40)]), entries: 10_040 }));
  expect(found.low).toBeLessThan(950);
  const more = Array.from({ length: 40 }, () => 5000);
  expect(p95(evidence({ ...log(0, [...TIMES, ...more]), entries: 10_040 })).low).toBeLessThan(950);
});

test('the ends of an estimate hold for queries that are not listed too', () => {
  const of = (totalMs: number) => p95({ ...evidence(), all: { calls: 11_000, totalMs, rows: 0 } });
  // 1000 of them took 5 s each, or none at all.
  expect(of(500_500 + 5_000_000).high).toBeGreaterThan(5000);
  expect(of(500_500).low).toBeLessThan(900);
  expect(of(500_500).said).toContain('of 50 % of the queries from what they took together');
});

test('what was counted beside the load counts nowhere', () => {
  const traced: Statement = { ...statement([1, ...TIMES.map((ms) => 50 * ms)]), isTraced: true };
  const { statements, all } = evidence();
  expect(p95({ statements: [...statements, traced], all })).toEqual(p95(evidence()));
});

test('what a log of slow ones knows is told where nothing can be estimated', () => {
  const one: Statement = { ...statement(TIMES), deviationMs: null };
  const found = p95({ ...evidence(log(945)), statements: [one, BEGIN] });
  expect(found).toMatchObject({ value: expect.closeTo(950, -1), low: 0, said: "from the server's log" });
  expect(found.high).toBeLessThan(980);
});

test('a load without queries ran none', () => {
  const none = { statements: [BEGIN], all: { calls: 9000, totalMs: 0, rows: 0 } };
  expect(queryPercentile('p95', { ...none, log: { ...log(0, []), entries: 9000 } })).toMatchObject({
    why: { kind: 'few', had: 0 },
  });
});

test('without a log it is estimated, and the truth lies within its ends', () => {
  const { low, value, high, said } = p95(evidence());
  expect(said).toBe(ESTIMATED);
  expect(low).toBeLessThan(950);
  expect(high).toBeGreaterThan(950);
  expect(low).toBeLessThan(value);
  expect(value).toBeLessThan(high);
});

test('too few statements, and none, tell nothing', () => {
  const few = { statements: [statement([1, 2, 3])], all: null };
  expect(queryPercentile('p95', few)).toMatchObject({
    why: { kind: 'few', what: 'statements', had: 3, takes: 100 },
  });
  expect(queryPercentile('p95', { statements: [], all: null })).toBeNull();
  const logged = { statements: [], all: null, log: log(0, [1, 2, 3]) };
  expect(queryPercentile('p95', logged)).toMatchObject({ why: { kind: 'few', had: 3 } });
});
