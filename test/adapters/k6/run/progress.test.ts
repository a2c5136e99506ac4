import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { underLoad } from '../../../../src/adapters/k6/duet/windows.ts';
import { tellSeen, type Watched } from '../../../../src/adapters/k6/run/progress.ts';
import type { ProgressFact } from '../../../../src/core/model/progress/fact.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const began = Date.parse('2026-11-29T12:00:00.000Z');

/** Pushes once a second of 20 requests each, from the second after the load began, but for `silent` ones. */
function watched(more: Partial<Watched>, silent: readonly number[] = []) {
  vi.setSystemTime(began);
  const told: ProgressFact[] = [];
  let last = began;
  const collector = {
    startedAt: began as number | null,
    glance() {
      const now = Date.now();
      const until = began + Math.floor((now - began) / 1000) * 1000;
      const isPushed = until > last && !silent.includes((until - began) / 1000);
      const glance = { from: last, until: isPushed ? until : last, requests: 0, failed: 0, p95Ms: null };
      if (!isPushed) return glance;
      last = until;
      return { ...glance, requests: 20, failed: 1, p95Ms: 12 };
    },
  };
  const progress = { tell: (fact: ProgressFact) => void told.push(fact) };
  const end = tellSeen(collector, { progress, arm: 'head', ...more });
  return { told, end, collector };
}

const SECOND = { kind: 'seen', arm: 'head', requestsPerSecond: 20, p95Ms: 12, failed: 0.05 };

test('each push is told once, until it ends', () => {
  const { told, end } = watched({});
  vi.advanceTimersByTime(3600);
  expect(told).toEqual([SECOND, SECOND, SECOND]);
  end();
  vi.advanceTimersByTime(5000);
  expect(told).toHaveLength(3);
});

test('after a longer pause the first push says nothing: it is not known what of that time was load', () => {
  const { told } = watched({}, [2, 3, 4, 5]);
  vi.advanceTimersByTime(7600);
  expect(told).toHaveLength(2);
});

test('of rounds only seconds are told that are under load as a whole', () => {
  const window = { round: 0, first: true, leads: true };
  const windows = [
    { ...window, fromMs: 1500 },
    { ...window, round: 1, fromMs: 6000 },
  ];
  const { told } = watched({ isWhole: underLoad(windows, 3000, () => began) });
  vi.advanceTimersByTime(10_600);
  // 2 to 4 of 1.5 to 4.5, and 6 to 9.
  expect(told).toHaveLength(5);
  // One stretch of 6 s, where the second goes on from the first.
  const [first, second] = windows;
  const joined = first && second ? [first, { ...second, fromMs: 4500, leads: false }] : [];
  const on = watched({ isWhole: underLoad(joined, 3000, () => began) });
  vi.advanceTimersByTime(10_600);
  expect(on.told).toHaveLength(5);
  const before = watched({ isWhole: underLoad(windows, 3000, () => null) });
  vi.advanceTimersByTime(10_600);
  expect(before.told).toEqual([]);
});

test('a load begins with what is judged first', () => {
  const { told, collector } = watched({ lengthMs: 30_000 });
  collector.startedAt = null;
  vi.advanceTimersByTime(900);
  expect(told).toEqual([]);
  collector.startedAt = began;
  vi.advanceTimersByTime(700);
  expect(told).toEqual([{ kind: 'load', lengthMs: 30_000, from: 0, pairs: 0 }, SECOND]);
});

test('where nobody waits nothing is looked at', () => {
  watched({ progress: undefined });
  expect(vi.getTimerCount()).toBe(0);
});
