import { expect, test } from 'vitest';
import { processEvidence, windowsOfArm } from '../../../src/core/readings/process-evidence.ts';
import type { ArmSample } from '../../../src/core/readings/sample.ts';
import { samplePairs } from '../decision/pairs.ts';

const MB = 1e6;
/** Memory that grows by 1 MB a second; every second sample is a quick one. */
const SAMPLES: readonly ArmSample[] = Array.from({ length: 200 }, (_, n) => ({
  ...{ at: n * 500, cpu: n, minorFaults: 0, majorFaults: 0, threads: n === 7 ? 12 : 11 },
  ...(n % 2 === 0 && { slow: { resident: (n / 2) * MB, limit: 100 * MB, handles: n === 8 ? 31 : 30 } }),
}));
const PAIRS = samplePairs({ count: 4, seed: 1 }).map((pair, n) => (n < 2 ? pair : { ...pair, start: 2 }));

test('memory before and after the load of each start, with the judged requests between', () => {
  const windows = windowsOfArm(PAIRS, 'head');
  const at = (n: number) => ((windows[n]?.window.startedAt ?? 0) / 1000) * MB;
  expect(processEvidence(windows, SAMPLES, [812, 640])).toEqual({
    readyMs: [812, 640],
    memory: [
      { before: at(0), after: at(1) + 3 * MB },
      { before: at(2), after: at(3) + 3 * MB },
    ],
    requests: [1200, 1200],
    mostHandles: 31,
    threads: 12,
  });
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
