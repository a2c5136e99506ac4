import { expect, test } from 'vitest';
import { slicesOf } from '../../../../src/adapters/k6/side/slices.ts';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { Stop } from '../../../../src/core/model/recording/duet.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { setupLine } from '../../../../src/core/words/outcome/setup.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const users = (level: number) => [{ scenario: 'default', unit: 'vus', level }] as const;

/** Slices of both sides at once: on the way, at 10 users and at 20, head slower by `effect` at the last. */
function slices(effect: number, share = 0.4): readonly Pair[] {
  const at = (level: number | null, count: number, seed: number, slower = 0): readonly Pair[] =>
    samplePairs({ count, seed, effect: slower, noise: 0.02 }).map((pair) => ({
      ...pair,
      first: 'base',
      slice: { level },
    }));
  const all = [...at(null, 4, 1), ...at(0, 8, 2), ...at(1, 5, 3, effect)];
  return all.map((pair, index) => {
    const side = (window: Pair['base']) => ({
      ...window,
      startedAt: 1000 + index * 5000,
      readings: { busy: share },
    });
    return { ...pair, base: side(pair.base), head: side(pair.head) };
  });
}

function recordingOf(pairs: readonly Pair[], stop: Stop = 'end'): Recording {
  const plain = duetRecording(pairs, stop, 34);
  if (plain.duet === undefined) throw new Error('no duet');
  const sideBySide = { levels: [users(10), users(20)] };
  return { ...plain, duet: { ...plain.duet, roundMs: 5000, sideBySide } };
}

/** As it lies on disk, judged. */
function replayed(recording: Recording): Judgement {
  const decoded = decodeRecording(JSON.parse(JSON.stringify(recording)));
  if (!decoded.ok) throw new Error(decoded.reason);
  const judgement = judge({
    ...{ head: decoded.value, policy: POLICY, createdAt: recording.createdAt, tool: '0.1.0' },
    ...{ baseline: { runs: [], refused: [], history: null }, remedy: { kind: 'told', text: '' } },
  });
  const read = decodeJudgement(JSON.parse(JSON.stringify(judgement)));
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

test('the time under load is that of its slices, which are of different length', () => {
  const pairs = slices(0).map((pair, index) => {
    const durationMs = index < 8 ? 5000 : 9000;
    return { ...pair, base: { ...pair.base, durationMs }, head: { ...pair.head, durationMs } };
  });
  expect(replayed(recordingOf(pairs)).comparing).toMatchObject({ loadSeconds: 8 * 5 + 9 * 9 });
});

test('slices are kept with the level that each is of, and say the same when they are read again', () => {
  const recording = recordingOf(slices(0));
  expect(replayed(recording)).toEqual(replayed(recordingOf(slices(0))));
  const judgement = replayed(recording);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.reason).toMatch(/^no regression vs b{7} in 17 slices side by side/);
  expect(setupLine(judgement)).toContain('same runner, side by side in 17 slices of 5 s.');
});

test('slices as long as iterations of half a minute and of half an hour want are read again', () => {
  const all = recordingOf(slices(0));
  if (all.duet === undefined) throw new Error('no duet');
  for (const iterationMs of [40_000, 1_700_000]) {
    const { ms } = slicesOf([], 15 * iterationMs, iterationMs);
    const failed = {
      requests: 3000,
      failed: 1500,
      percentiles: null,
      failingSeconds: Array.from({ length: 1500 }, (_, second) => second),
    };
    const windows = all.windows.map((window) => {
      const subjects = Object.entries(window.subjects).map(([key, one]) => [key, { ...one, ...failed }]);
      return { ...window, durationMs: ms, subjects: Object.fromEntries(subjects) };
    });
    const recording = { ...all, windows, duet: { ...all.duet, roundMs: ms } };
    const read = decodeRecording(JSON.parse(JSON.stringify(recording)));
    expect(read.ok ? null : read.reason).toBe(null);
  }
});

test('a slow-down at the peak alone fails, and the line says at which level', () => {
  const { verdict, reason } = replayed(recordingOf(slices(Math.log(1.8))));
  expect(verdict).toBe('fail');
  expect(reason).toMatch(/^GET home is \d+ % slower \(p\d\d [\d.]+ ms → [\d.]+ ms, at 20 VUs, 95 % CI/);
});

test('what looks saw and exact figures do not show is no answer, and what both show is one', () => {
  const { verdict, reason, comparing } = replayed(recordingOf(slices(0), 'disagreed'));
  expect(verdict).toBe('inconclusive');
  expect(reason).toMatch(
    /^A look during the run showed .* exact figures of its 17 slices do not show it\. .* Run the check again$/,
  );
  expect(comparing?.stop).toBe(
    'stopped early: a look during the run took head for worse, which the exact figures do not show',
  );
  expect(replayed(recordingOf(slices(Math.log(1.8)), 'regressed')).verdict).toBe('fail');
});

test('on a machine without room for both nothing is called unchanged, and that is why', () => {
  const { verdict, reason } = replayed(recordingOf(slices(0, 0.97)));
  expect(verdict).toBe('inconclusive');
  expect(reason).toContain('in use for more than 90 % of the time in 17 of 17 slices');
});

test('a slice is no round, and a level that nobody named is damage', () => {
  const { windows, ...rest } = recordingOf(slices(0));
  const mixed = windows.map((window, at) =>
    at > 1 ? window : { ...window, part: { kind: 'round', pair: 0, turn: at + 1, start: 1 } },
  );
  expect(decodeRecording(JSON.parse(JSON.stringify({ ...rest, windows: mixed })))).toMatchObject({
    ok: false,
  });
  const beyond = windows.map((window) => ({ ...window, part: { ...window.part, level: 7 } }));
  expect(decodeRecording(JSON.parse(JSON.stringify({ ...rest, windows: beyond })))).toMatchObject({
    ok: false,
    reason: expect.stringContaining('level'),
  });
});
