import { expect, test, vi } from 'vitest';
import { cpuBetween, createProcessWatch, readCpuMs } from '../../../../src/adapters/k6/run/process-watch.ts';

const STAT =
  '5202 (k6 (1) run) S 5199 5199 20829 0 -1 4194304 100 0 0 0 730 120 0 0 20 0 9 0 494222 3133440 393 184467';

test('CPU time is user and system time in ticks of 10 ms, whatever the process is called', () => {
  expect(readCpuMs(STAT)).toBe(8500);
});

test('a line that is none tells nothing', () => {
  expect(readCpuMs('')).toBeNull();
  expect(readCpuMs('5202 (k6) S 5199')).toBeNull();
});

const READINGS = [
  { at: 1000, cpuMs: 100 },
  { at: 1250, cpuMs: 200 },
  { at: 1500, cpuMs: 450 },
];

test.each([
  ['from one reading to another', 1000, 1500, 350],
  ['between two readings', 1050, 1150, 40],
  ['across a reading', 1125, 1375, 175],
  ['only as far as it was read', 0, 9000, 350],
])('CPU time of a stretch is counted %s', (_, from, to, used) => {
  expect(cpuBetween(READINGS, from, to)).toBeCloseTo(used, 6);
});

test('a stretch that nothing was read of is not known, and not zero', () => {
  expect(cpuBetween([], 0, 1000)).toBeNull();
  expect(cpuBetween(READINGS, 1600, 2000)).toBeNull();
  expect(cpuBetween(READINGS.slice(0, 1), 0, 2000)).toBeNull();
});

test('a process that takes the place of another leaves nobody watching that one', () => {
  vi.useFakeTimers();
  try {
    const watch = createProcessWatch(() => 0);
    watch.begin(1);
    watch.begin(2);
    watch.end();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
