import { expect, test } from 'vitest';
import { fewestOf, pairsToCome, stopOf } from '../../../../src/core/decision/duet/duet-stop.ts';
import { levelsOf } from '../../../../src/core/decision/duet/levels/levels.ts';
import { pairsInput } from '../../../../src/core/decision/duet/pairs-input.ts';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import { type Pair, pairsOf, windowsOf } from '../../../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import { decodeJudgement, decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { setupLine } from '../../../../src/core/words/outcome/setup.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const users = (level: number) => [{ scenario: 'default', unit: 'vus', level }] as const;
const RUN_MS = 60_000;

type Wanted = {
  readonly count: number;
  /** ln of head's slow-down over all, and at its highest level alone */
  readonly effect?: number;
  readonly atPeak?: number;
  readonly noise?: number;
  readonly seed?: number;
};

/** Whole runs of both sides: all of each, at 10 users, at 20 and on the way. */
function runs({ count, effect = 0, atPeak = effect, noise = 0.03, seed = 1 }: Wanted): readonly Pair[] {
  const some = (own: number, slower: number) => samplePairs({ count, seed: own, effect: slower, noise });
  const [whole, low, peak, rest] = [
    some(seed, effect),
    some(seed + 100, effect),
    some(seed + 200, atPeak),
    some(seed + 300, effect),
  ];
  const side = (window: Pair['base'] | undefined, pair: number, turn: number) => {
    if (window === undefined) throw new Error('no window');
    return { ...window, startedAt: 1000 + (2 * pair + turn) * RUN_MS, durationMs: RUN_MS };
  };
  return whole.map((pair, index) => {
    const both = (one: Pair | undefined) => ({
      base: side(one?.base, index, 0),
      head: side(one?.head, index, 1),
    });
    const levels = [
      { level: 0, ...both(low[index]) },
      { level: 1, ...both(peak[index]) },
      { level: null, ...both(rest[index]) },
    ];
    return { ...pair, ...both(pair), ...(index > 0 && { start: 2 }), run: { levels } };
  });
}

const recordingOf = (
  pairs: readonly Pair[],
  stop: 'limit' | 'settled' | 'regressed' = 'limit',
): Recording => {
  const plain = duetRecording(pairs, stop, Math.max(pairs.length, 2));
  if (plain.duet === undefined) throw new Error('no duet');
  const inTurns = { levels: [users(10), users(20)] };
  return { ...plain, duet: { ...plain.duet, roundMs: RUN_MS, starts: 2, inTurns } };
};

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

test('runs are kept with their levels, in the order in which they were driven', () => {
  const pairs = runs({ count: 4 });
  expect(pairsOf(windowsOf(pairs))).toEqual(pairs);
  const decoded = decodeRecording(JSON.parse(JSON.stringify(recordingOf(pairs))));
  expect(decoded.ok && pairsOf(decoded.value.windows)).toEqual(pairs);
  expect(windowsOf(pairs).filter(({ part }) => part.kind === 'run' && part.level === undefined)).toHaveLength(
    8,
  );
});

test('four pairs of one build pass, and the reader is told what they are', () => {
  const judgement = replayed(recordingOf(runs({ count: 4 })));
  expect(judgement.verdict).toBe('pass');
  expect(judgement.reason).toMatch(/^no regression vs b{7} in 4 pairs of whole runs/);
  expect(setupLine(judgement)).toContain('same runner, 4 whole runs of 60 s each, in turns.');
});

test('two pairs of one build are no pass, and say what it takes', () => {
  const { verdict, reason } = replayed(recordingOf(runs({ count: 2 })));
  expect(verdict).toBe('inconclusive');
  expect(reason).toContain(
    'No gross regression in 2 pairs of whole runs. It takes 4 to show a smaller one, or that nothing changed',
  );
});

test('two pairs fail for a gross regression, and for no smaller one', () => {
  const gross = replayed(recordingOf(runs({ count: 2, effect: Math.log(3) }), 'regressed'));
  expect(gross.verdict).toBe('fail');
  expect(gross.reason).toMatch(/^GET home is /);
  expect(replayed(recordingOf(runs({ count: 2, effect: Math.log(1.6) }))).verdict).toBe('inconclusive');
});

test('four pairs fail for what rounds fail for', () => {
  expect(replayed(recordingOf(runs({ count: 4, effect: Math.log(1.7) }), 'regressed')).verdict).toBe('fail');
});

test('a slow-down at the peak alone is judged by itself', () => {
  const judgement = replayed(recordingOf(runs({ count: 4, atPeak: Math.log(2) }), 'regressed'));
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toContain('at 20 VUs');
});

test('the levels of a run are no pairs of their own', () => {
  const pairs = runs({ count: 3 });
  expect(levelsOf(pairs).map(({ level, pairs: own }) => [level, own.length])).toEqual([
    [0, 3],
    [1, 3],
    [null, 3],
  ]);
  const { comparisons } = replayed(recordingOf(pairs));
  const counts = comparisons.flatMap(({ evidence }) => evidence?.count ?? []);
  expect(new Set(counts)).toEqual(new Set([3]));
});

test('it goes on after two pairs but for a gross regression', () => {
  const stop = (pairs: readonly Pair[]) => {
    const { input } = pairsInput({
      ...{ pairs, policy: POLICY, starts: 2, roundMs: RUN_MS },
      toCome: pairsToCome(pairs.length, 4),
    });
    return stopOf(input);
  };
  expect(fewestOf(runs({ count: 2 }))).toBe(2);
  expect(stop(runs({ count: 2 }))).toBeNull();
  expect(stop(runs({ count: 2, effect: Math.log(1.6) }))).toBeNull();
  expect(stop(runs({ count: 2, effect: Math.log(3) }))).toBe('regressed');
  expect(stop(runs({ count: 4 }))).toBe('settled');
});

test('a level that nobody named, one that stands twice, and a run among rounds are damage', () => {
  const read = (change: (recording: Recording) => unknown) => {
    const decoded = decodeRecording(JSON.parse(JSON.stringify(change(recordingOf(runs({ count: 2 }))))));
    return decoded.ok ? null : decoded.reason;
  };
  const levels = (level: (now: number | null) => number | null) => (recording: Recording) => ({
    ...recording,
    windows: recording.windows.map((window) =>
      window.part.kind === 'run' && window.part.level !== undefined
        ? { ...window, part: { ...window.part, level: level(window.part.level) } }
        : window,
    ),
  });
  expect(read(levels((level) => level))).toBeNull();
  expect(read(levels((level) => level ?? 7))).toContain('a level that it does not name');
  expect(read(levels(() => 0))).toMatch(/not in pairs|stands twice/);
  expect(read(({ duet: { inTurns: _, ...duet } = {}, ...rest }) => ({ ...rest, duet }))).toContain(
    'its runs and how it was driven differ',
  );
});
