import { expect, test } from 'vitest';
import { costOf, type Line, logOf, orderOf, type Row } from '../../bench/probes/rows.ts';
import { isMissed, tableOf } from '../../bench/probes/table.ts';
import { holdsBelow, ratioOf } from '../../bench/support/ratio.ts';

const FRAME = { cell: 'shop', at: '2026-11-01T00:00:00.000Z', commit: 'c', dist: 'd' };

/** Two ms a request without the probes, `more` as a share with them, and a `drift` from each round to the next. */
function row(n: number, more: number, drift = 0): Row {
  const rounds = orderOf(n).map((isLooking, at) => {
    const factor = (isLooking ? 1 + more : 1) * Math.exp(drift * at);
    const [databaseMs, shopMs] = [500 * factor, 1500 * factor];
    const ofProbes = isLooking ? { sessionMs: 11, oursMs: 55 } : { sessionMs: 0, oursMs: 5.5 };
    return { isLooking, seconds: 11, requests: 1000, p95: 5 * factor, shopMs, databaseMs, ...ofProbes };
  });
  return { ...FRAME, n, rounds };
}

test('every second run has the probes in its first round, and each in two of four', () => {
  expect(orderOf(1)).toEqual([false, true, true, false]);
  expect(orderOf(2)).toEqual([true, false, false, true]);
});

test('what drifts evenly over a run is in neither way more than in the other', () => {
  expect(logOf(row(1, 0.01, 0.2), costOf)).toBeCloseTo(Math.log(1.01), 12);
  expect(logOf(row(2, 0.01, -0.2), costOf)).toBeCloseTo(Math.log(1.01), 12);
});

test("the bounds are Student's of the logarithms", () => {
  // The mean of the logarithms is 0.0098278, their deviation 0.0180789, and t of 3 degrees 3.18245 (tables).
  const found = ratioOf([1, 1.02, 1.03, 0.99].map(Math.log));
  expect(found?.ratio).toBeCloseTo(1.009876, 5);
  expect(found?.low).toBeCloseTo(0.9812, 3);
  expect(found?.high).toBeCloseTo(1.0393, 3);
  expect(ratioOf([0.1])).toBeNull();
});

test('a limit is met or missed where the whole interval says so', () => {
  expect(holdsBelow(1.02, { ratio: 1, low: 0.99, high: 1.01 })).toBe('met');
  expect(holdsBelow(1.02, { ratio: 1.01, low: 0.99, high: 1.03 })).toBe('open');
  expect(holdsBelow(1.02, { ratio: 1.05, low: 1.03, high: 1.07 })).toBe('not met');
  expect(holdsBelow(1.02, null)).toBe('open');
});

test('the table says what is met, and what the probes take themselves', () => {
  const little: readonly Line[] = [row(1, 0.004), row(2, 0.006), { ...FRAME, n: 3, error: 'no k6' }];
  const table = tableOf(little);
  expect(table).toMatch(
    /^\| 1 \| 2\.000 \| 2\.008 \| 1\.004 \| 5\.000 \| 5\.020 \| 1\.004 \| 0\.50 \| 5\.00 \|$/m,
  );
  expect(table).toMatch(/^CPU per request, .*: 1\.005 \(95 %: 0\.992 to 1\.018; 2 runs\): met, below 1\.02/m);
  expect(table).toContain('takes 5.00 ms of CPU a second with the probes, and 0.50 ms without');
  expect(table).toContain('takes 1.00 ms a second');
  expect(table).toContain('1 runs crashed.');
  expect(isMissed(little)).toBe(false);
});

test('more than may be taken is missed, and nothing is said of a single run', () => {
  expect(isMissed([row(1, 0.03), row(2, 0.031)])).toBe(true);
  expect(tableOf([row(1, 0.03), row(2, 0.031)])).toContain('not met, below 1.02');
  expect(isMissed([row(1, 0.5)])).toBe(false);
  expect(tableOf([])).toMatch(/^\| run \|[\s\S]*open, as it takes two runs/);
});
