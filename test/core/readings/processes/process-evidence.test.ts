import { expect, test } from 'vitest';
import { processEvidence, windowsOfArm } from '../../../../src/core/readings/processes/process-evidence.ts';
import type { ArmSample } from '../../../../src/core/readings/sample.ts';
import { samplePairs } from '../../decision/pairs.ts';

const MB = 1e6;
/** Memory that grows by 1 MB a second; every second sample is a quick one. */
const SAMPLES: readonly ArmSample[] = Array.from({ length: 200 }, (_, n) => ({
  ...{ at: n * 500, cpu: n, minorFaults: 0, majorFaults: 0, threads: n === 7 ? 12 : 11 },
  ...(n % 2 === 0 && { slow: { memory: (n / 2) * MB, limit: 100 * MB, handles: n === 8 ? 31 : 30 } }),
}));
const PAIRS = samplePairs({ count: 4, seed: 1 }).map((pair, n) => (n < 2 ? pair : { ...pair, start: 2 }));

test('memory before and after the load of each start, with the judged requests between', () => {
  const windows = windowsOfArm(PAIRS, 'head');
  const at = (n: number) => ((windows[n]?.window.startedAt ?? 0) / 1000) * MB;
  expect(processEvidence(windows, SAMPLES, [812, 640])).toEqual({
    readyMs: [812, 640],
    memory: [
      { before: at(0), middle: expect.any(Number), after: at(1) + 3 * MB },
      { before: at(2), middle: expect.any(Number), after: at(3) + 3 * MB },
    ],
    requests: [1200, 1200],
    mostHandles: 31,
    threads: 12,
  });
});

/** One window of a minute over memory that is so much at each second. */
function memoryOf(at: (second: number) => number) {
  const [first] = windowsOfArm(PAIRS, 'head');
  if (first === undefined) throw new Error('no window');
  const whole = { ...first, window: { ...first.window, startedAt: 10_000, durationMs: 60_000 } };
  const samples = SAMPLES.map((one) => ({
    ...one,
    ...(one.slow && { slow: { ...one.slow, memory: at(one.at / 1000 - 10) * MB } }),
  }));
  return processEvidence([whole], samples, [])?.memory[0];
}

test('memory halfway is that of a cache that is full, or half of what a leak leaves, in saw-teeth too', () => {
  expect(memoryOf((second) => Math.min(20, Math.max(0, second)) * 6)).toEqual({
    ...{ before: 0, middle: 120 * MB, after: 120 * MB },
  });
  expect(memoryOf((second) => 2 * second)?.middle).toBe(60 * MB);
  // Cleaned up every four seconds, last just before the middle.
  const middle = memoryOf((second) => 2 * second + 10 * ((second + 2) % 4))?.middle ?? 0;
  expect(middle / MB).toBeGreaterThan(65);
  expect(middle / MB).toBeLessThan(85);
});

test('halfway is half of the time that was driven, not of what lies between windows', () => {
  const [first] = windowsOfArm(PAIRS, 'head');
  if (first === undefined) throw new Error('no window');
  const driven = (startedAt: number, durationMs: number) => ({
    ...{ start: 1, window: { ...first.window, startedAt, durationMs } },
  });
  const found = processEvidence([driven(80_000, 2000), driven(10_000, 10_000)], SAMPLES, [])?.memory;
  expect(found).toEqual([{ before: 10 * MB, middle: 16 * MB, after: 82 * MB }]);
});

test('a whole run counts no requests itself, and files of another user are not known', () => {
  const [first] = windowsOfArm(PAIRS, 'head');
  if (first === undefined) throw new Error('no window');
  const whole = { ...first, window: { ...first.window, subjects: {} } };
  const hidden = SAMPLES.map(({ slow, ...one }) => ({
    ...one,
    ...(slow && { slow: { ...slow, handles: null } }),
  }));
  expect(processEvidence([whole], hidden, [])).toMatchObject({ requests: [null], mostHandles: null });
});

test('where its processes are not known, or it was not driven, there is no evidence', () => {
  expect(processEvidence(windowsOfArm(PAIRS, 'base'), [], [100])).toBeNull();
  expect(processEvidence([], SAMPLES, [100])).toBeNull();
});
