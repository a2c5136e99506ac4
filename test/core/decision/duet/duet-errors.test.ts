import { describe, expect, test } from 'vitest';
import { type ErrorInput, judgeErrors } from '../../../../src/core/decision/duet/duet-errors.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { SubjectStats, WindowValues } from '../../../../src/core/model/recording/window.ts';

const LIMITS = { warn: 0.2, fail: 0.5, floor: 0.005 };
const REQUESTS = 600;

type Failing = { readonly failed: number; readonly seconds: readonly number[] };
const NONE: Failing = { failed: 0, seconds: [] };
const one = (second = 0): Failing => ({ failed: 1, seconds: [second] });

function round({ failed, seconds }: Failing, requests: number): WindowValues {
  const values: SubjectStats = { requests, failed, failingSeconds: seconds, percentiles: null };
  const load = { iterations: requests, dropped: 0, wanted: null, vus: null, exhausted: null };
  return { startedAt: 0, durationMs: 3000, load, subjects: { overall: values }, readings: {} };
}

/** A pair per entry, [base, head]. */
function judge(
  rounds: readonly (readonly [Failing, Failing])[],
  {
    requests = REQUESTS,
    run,
    ...input
  }: Partial<ErrorInput> & Pick<Pair, 'run'> & { readonly requests?: number } = {},
) {
  const pairs: readonly Pair[] = rounds.map(([base, head]) => ({
    first: 'base',
    base: round(base, requests),
    head: round(head, requests),
    ...(run && { run }),
  }));
  return judgeErrors({ subject: 'overall', pairs, limits: LIMITS, toCome: 16, roundMs: 3000, ...input });
}

const times = (count: number, base: Failing, head: Failing) =>
  Array.from({ length: count }, () => [base, head] as const);

test('one error of head alone is waited for while more of them would tell', () => {
  const rounds = [...times(3, NONE, NONE), [NONE, one()] as const];
  expect(judge(rounds)).toMatchObject({ state: 'open', severity: null });
  expect(judge(rounds, { toCome: 2 })).toMatchObject({ state: 'settled' });
});

test('one error on each side, or on base alone, is not waited for', () => {
  expect(judge([...times(3, NONE, NONE), [one(), one()]]).state).toBe('settled');
  expect(judge([...times(3, NONE, NONE), [one(), NONE]]).state).toBe('settled');
});

test('a longer round holds more episodes, so that more can still follow', () => {
  const rounds = [...times(17, NONE, NONE), [NONE, one()] as const];
  expect(judge(rounds, { toCome: 2, roundMs: 3000 }).state).toBe('settled');
  expect(judge(rounds, { toCome: 2, roundMs: 10_000 }).state).toBe('open');
});

test('many episodes of few errors stay below the floor, and are settled in the end', () => {
  const rare = times(20, NONE, one());
  expect(judge(rare)).toMatchObject({ state: 'open' });
  expect(judge(rare, { toCome: 0 })).toMatchObject({ state: 'settled', severity: null });
  const many = times(20, NONE, { failed: 6, seconds: [0, 2] });
  expect(judge(many, { toCome: 0 })).toMatchObject({ state: 'regressed', severity: 'critical' });
});

test('5 % in half of the rounds is critical, though the whole is below 5 %', () => {
  const failing: Failing = { failed: 36, seconds: [0, 1, 2] };
  const base: Failing = { failed: 3, seconds: [0] };
  const rounds = [...times(2, base, failing), ...times(2, base, NONE)];
  const found = judge(rounds);
  expect(found.head).toBeLessThan(0.05);
  expect(found.head).toBeLessThan(10 * found.base);
  expect(found).toMatchObject({ state: 'regressed', severity: 'critical' });
  const fewer = judge([...times(1, base, failing), ...times(3, base, NONE)]);
  expect(fewer.severity).toBeNull();
});

test('a base that fails as often is no measure for a failing head', () => {
  const failing: Failing = { failed: 36, seconds: [0, 1, 2] };
  expect(judge(times(4, failing, failing))).toMatchObject({ state: 'settled', severity: null });
});

test('one stray error in each of two small rounds is no failing head', () => {
  const stray = [...times(2, NONE, one()), ...times(2, NONE, NONE)];
  expect(judge(stray, { requests: 15 })).toMatchObject({ state: 'open', severity: null });
  expect(judge(stray, { requests: 15, toCome: 0 })).toMatchObject({ state: 'settled', severity: null });
  const all: Failing = { failed: 15, seconds: [0, 1, 2] };
  expect(judge(times(4, NONE, all), { requests: 15 })).toMatchObject({ severity: 'critical' });
});

test('of looks that share the chance of a false alarm each takes more failed requests', () => {
  const few: Failing = { failed: 2, seconds: [0] };
  const rounds = times(4, NONE, few);
  expect(judge(rounds, { requests: 15 })).toMatchObject({ severity: 'critical' });
  expect(judge(rounds, { requests: 15, looks: 20 })).toMatchObject({ severity: null });
});

describe('a base that fails all the time', () => {
  const failing = (failed: number): Failing => ({ failed, seconds: [0, 1, 2] });

  test.each([
    ['2 % → 40 %', 12, 240, 'critical'],
    ['3 % → 100 %', 18, 600, 'critical'],
    ['0.83 % → 4.5 %', 5, 27, 'critical'],
    ['5 % → 7.5 %', 30, 45, 'significant'],
  ])('does not hide that head fails far more: %s', (_name, base, head, severity) => {
    const found = judge(times(4, failing(base), failing(head)));
    expect(found).toMatchObject({ state: 'regressed', severity, bySharesAlone: true });
    expect(found.episodes.head).toBe(found.episodes.base);
  });

  test('fails as often on head', () => {
    expect(judge(times(4, failing(12), failing(12)))).toMatchObject({ state: 'settled', severity: null });
    expect(judge(times(4, failing(300), failing(330)))).toMatchObject({ state: 'settled' });
  });

  test('is looked at further where rounds scatter, and settled where they scatter as much in the end', () => {
    const scattered = [60, 60, 20, 30].map((failed) => [failing(12), failing(failed)] as const);
    expect(judge(scattered)).toMatchObject({ state: 'open', severity: null, bySharesAlone: true });
    expect(judge(scattered, { toCome: 0 })).toMatchObject({ state: 'settled', severity: null });
  });

  test('tells nothing in too few pairs unless head fails far more', () => {
    expect(judge(times(2, failing(12), failing(48)), { toCome: 0 }).state).toBe('settled');
    expect(judge(times(2, failing(12), failing(300)))).toMatchObject({ severity: 'critical' });
  });
});

test('what works on base and hardly ever on head is broken, of however few calls', () => {
  const all = (requests: number): Failing => ({ failed: requests, seconds: [0] });
  expect(judge(times(4, NONE, all(2)), { requests: 2 }).severity).toBe('critical');
  expect(judge(times(6, NONE, all(1)), { requests: 1, toCome: 0 }).severity).toBe('critical');
  const [first, ...rest] = times(6, NONE, all(1));
  expect(
    judge([first ?? [NONE, NONE], ...rest.map(() => [NONE, NONE] as const)], { requests: 1 }).severity,
  ).toBeNull();
  expect(judge(times(4, one(), all(2)), { requests: 2 }).severity).toBeNull();
});

describe('an endpoint that few rounds call', () => {
  const all = (requests: number): Failing => ({ failed: requests, seconds: [0] });
  const some = (failed: number): Failing => ({ failed, seconds: [0] });

  /** Ten rounds, of which the first call it: as many as there are of `called`, [base, head]. */
  function among(
    called: readonly (readonly [Failing, Failing])[],
    { requests, ...input }: Partial<ErrorInput> & { readonly requests: number },
  ) {
    const none = { ...round(NONE, 0), subjects: {} };
    const pairs: readonly Pair[] = Array.from({ length: 10 }, (_, at) => {
      const [base, head] = called[at] ?? [];
      return {
        first: 'base',
        base: base ? round(base, requests) : none,
        head: head ? round(head, requests) : none,
      };
    });
    return judgeErrors({ subject: 'overall', pairs, limits: LIMITS, toCome: 0, roundMs: 6000, ...input });
  }

  test.each([
    ['one call in each of four', 4, 1],
    ['two calls in each of four', 4, 2],
    ['four calls in each of two', 2, 4],
    ['thirty calls in each of two', 2, 30],
  ])('is critical where head always fails it: %s', (_name, rounds, requests) => {
    expect(among(times(rounds, NONE, all(requests)), { requests })).toMatchObject({
      state: 'regressed',
      severity: 'critical',
    });
  });

  test('is critical where head fails far more than chance in each that calls it, and open in half of those', () => {
    const [each, half] = [times(4, NONE, some(4)), [...times(2, NONE, some(8)), ...times(2, NONE, NONE)]];
    expect(among(each, { requests: 40 })).toMatchObject({ state: 'regressed', severity: 'critical' });
    expect(among(half, { requests: 40 })).toMatchObject({ state: 'open', severity: null });
  });

  test('may have stray errors', () => {
    for (const requests of [5, 15, 40]) {
      expect(among(times(2, NONE, one()), { requests })).toMatchObject({ state: 'settled', severity: null });
      expect(among(times(4, NONE, one()), { requests })).toMatchObject({ state: 'settled', severity: null });
    }
    expect(among(times(4, one(), some(3)), { requests: 15 })).toMatchObject({ severity: null });
    expect(among(times(4, one(), all(2)), { requests: 2 })).toMatchObject({ severity: null });
  });

  test('is open where one round alone shows it, as a burst does', () => {
    for (const called of [times(1, NONE, all(20)), [...times(1, NONE, some(12)), ...times(1, NONE, NONE)]]) {
      expect(among(called, { requests: 20 })).toMatchObject({ state: 'open', severity: null });
    }
    const slices: readonly Pair[] = [
      { first: 'base', base: round(NONE, 20), head: round(all(20), 20), slice: { level: 0 } },
    ];
    expect(among([], { requests: 20, pairs: slices })).toMatchObject({ severity: 'critical' });
  });
});

describe('whole runs in turns', () => {
  const runs = { run: { levels: [] }, requests: 3000 };
  /** A stall of some seconds. */
  const burst: Failing = { failed: 180, seconds: [3, 4, 5, 6] };
  const long: Failing = { failed: 90, seconds: Array.from({ length: 14 }, (_, second) => second) };

  test.each([burst, long])('a burst in one of two is open, and in one of six too', (failing) => {
    const among = (count: number) => [...times(count - 1, NONE, NONE), [NONE, failing] as const];
    expect(judge(among(2), runs)).toMatchObject({ state: 'open', severity: null });
    expect(judge(among(6), runs).severity).toBeNull();
  });

  test('what each of two shows, or two of six, is worse', () => {
    expect(judge(times(2, NONE, burst), runs)).toMatchObject({ state: 'regressed', severity: 'critical' });
    for (const quiet of [1, 4]) {
      const two = [...times(quiet, NONE, NONE), ...times(2, NONE, long)];
      expect(judge(two, runs)).toMatchObject({ state: 'regressed' });
    }
  });
});
