import { describe, expect, test } from 'vitest';
import { noRoomIn } from '../../../../src/core/decision/duet/levels/no-room.ts';
import { lookAtSlices } from '../../../../src/core/decision/duet/slices-look.ts';
import { usablePairs } from '../../../../src/core/decision/load/usable-pairs.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs, withLoad } from '../pairs.ts';

const rate = (level: number) => [{ scenario: 'default', unit: 'per-second', level }] as const;

/** Slices of a level; a side drops so many of its 600 iterations in each. */
function slices(level: number | null, count: number, seed: number, drops = { base: 0, head: 0 }, effect = 0) {
  return samplePairs({ count, seed, effect, noise: 0.02, requests: 300 }).map((pair): Pair => {
    const of = (arm: 'base' | 'head') =>
      withLoad(pair[arm], { iterations: 600 - drops[arm], dropped: drops[arm] });
    return { ...pair, first: 'base', base: of('base'), head: of('head'), slice: { level } };
  });
}

const stolenFrom = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.map((pair) => ({ ...pair, head: { ...pair.head, readings: { ...pair.head.readings, steal: 0.3 } } }));

function judged(pairs: readonly Pair[], levels = [rate(50), rate(500)]) {
  const plain = duetRecording(pairs, 'end', pairs.length);
  if (plain.duet === undefined) throw new Error('no duet');
  const duet = { ...plain.duet, roundMs: 5000, sideBySide: { levels } };
  return judge({
    ...{ head: { ...plain, duet }, policy: POLICY, createdAt: plain.createdAt, tool: '0.1.0' },
    ...{ baseline: { runs: [], refused: [], history: null }, remedy: { kind: 'told', text: '' } },
  });
}

const BOTH = { base: 18, head: 18 };
const calm = [...slices(null, 8, 1), ...slices(0, 20, 2)];
/** 28 % of all. */
const peak = (drops = { base: 0, head: 0 }, effect = 0) => slices(1, 11, 3, drops, effect);

describe('a level at which neither side got its load', () => {
  test('leaves the run without an answer, however calm the others are, and is named', () => {
    const { verdict, reason, notes } = judged([...calm, ...peak(BOTH, Math.log(1.5))]);
    expect(verdict).toBe('inconclusive');
    expect(reason).toMatch(/at 500 iterations\/s\), not judged: k6 could not deliver .* 11 of 11 slices/);
    expect(notes.join('\n')).toContain('The level of 500 iterations/s is not judged');
    expect(judged([...calm, ...peak()]).verdict).toBe('pass');
    expect(judged([...calm, ...peak(undefined, Math.log(1.6))]).verdict).toBe('fail');
  });

  test('hides no regression at another one', () => {
    const slower = slices(0, 20, 2, undefined, Math.log(1.8));
    expect(judged([...slices(null, 8, 1), ...slower, ...peak(BOTH)]).verdict).toBe('fail');
  });

  test('accuses nobody by what it showed', () => {
    const pairs = [...calm, ...peak(BOTH, Math.log(3))];
    const known = { policy: POLICY, accepted: [], starts: 1, roundMs: 5000, toCome: 0 };
    expect(lookAtSlices({ ...known, pairs })).toMatchObject({ isCritical: false });
    expect(usablePairs(pairs)).toMatchObject({
      invalid: [],
      overloaded: null,
      lost: [{ level: 1, usable: 0 }],
    });
    expect(usablePairs(pairs).pairs).toHaveLength(28);
  });

  test('is lost too where single slices of it are left', () => {
    const some = [...slices(1, 7, 3, BOTH), ...slices(1, 4, 4)];
    expect(usablePairs([...calm, ...some]).lost).toMatchObject([{ level: 1, usable: 4, of: 11 }]);
  });

  test('that is much of the run leaves nothing to judge, as ever', () => {
    const { invalid } = usablePairs([...calm, ...slices(1, 20, 3, BOTH)]);
    expect(invalid.map(noteText).join()).toContain('20 of 48 slices');
  });
});

describe('a level that was not seen', () => {
  test("since the machine's host took the CPU is open", () => {
    const { verdict, reason } = judged([...calm, ...stolenFrom(peak())]);
    expect(verdict).toBe('inconclusive');
    expect(reason).toMatch(
      /at 500 iterations\/s\), not judged: the machine's host took .* 11 of the 11 slices/,
    );
  });

  test('in any whole slice is told', () => {
    expect(judged(calm).notes.join('\n')).toContain('500 iterations/s was held in no whole slice');
    expect(judged(slices(0, 20, 2), [rate(50)]).notes.join('\n')).not.toContain('was held in');
  });
});

describe('head that falls short where the machine had no room', () => {
  const known = { policy: POLICY, accepted: [], starts: 1, roundMs: 5000, toCome: 4 };
  const inUse = (pairs: readonly Pair[], busy: number): readonly Pair[] =>
    pairs.map((pair) => {
      const of = (side: Pair['base']) => ({ ...side, readings: { ...side.readings, busy } });
      return { ...pair, base: of(pair.base), head: of(pair.head) };
    });
  /** Head drops 1.5 %, and is slower as whatever waits is. */
  const short = slices(0, 12, 3, { base: 4, head: 9 }, Math.log(2));

  test('is not blamed for it, and not for its latency either', () => {
    const full = inUse(short, 0.98);
    expect(lookAtSlices({ ...known, pairs: full })).toMatchObject({ isCritical: false });
    const { verdict, reason } = judged(full, [rate(100)]);
    expect(verdict).toBe('inconclusive');
    expect(reason).toContain('in use for more than 90 % of the time in 12 of 12 slices');
    expect(noRoomIn({ ...known, toCome: 0, pairs: full }, [])).toEqual({ full: 12, of: 12 });
  });

  test('is blamed where slices with room show it by themselves, whatever the others hide', () => {
    const alike = [...slices(0, 13, 3, { base: 0, head: 60 }), ...slices(0, 7, 5, { base: 0, head: 60 })];
    const pairs = [...inUse(alike.slice(0, 13), 0.7), ...inUse(alike.slice(13), 0.95)];
    expect(judged(pairs, [rate(100)]).verdict).toBe('fail');
    expect(noRoomIn({ ...known, toCome: 0, pairs }, [])).toBeNull();
    const upTo = { gate: 'job', endpoint: 'overall', metric: 'delivered-rate', upTo: 2 } as const;
    const accepted = [{ ...upTo, reason: 'worth it', expires: '2026-12-31' }];
    expect(noRoomIn({ ...known, toCome: 0, pairs }, accepted)).toEqual({ full: 7, of: 20 });
  });

  /** A request of base takes 2 ms of CPU. */
  const costing = (pairs: readonly Pair[], times: number): readonly Pair[] =>
    pairs.map((pair) => {
      const of = (side: Pair['base'], each: number) => ({
        ...side,
        readings: { ...side.readings, cpu: each * (side.subjects['overall']?.requests ?? 0) },
      });
      return { ...pair, base: of(pair.base, 2), head: of(pair.head, 2 * times) };
    });

  test('is blamed for its latency where each slice shows that it is what fills the machine', () => {
    const full = costing(inUse(short, 0.98), 1.6);
    expect(lookAtSlices({ ...known, pairs: full })).toMatchObject({ stop: 'regressed' });
    expect(noRoomIn({ ...known, toCome: 0, pairs: full }, [])).toBeNull();
    expect(judged(full, [rate(100)]).verdict).toBe('fail');
    // One slice that does not show it leaves it open, and so do a few per cent more.
    const but = [...full.slice(1), ...costing(inUse(slices(0, 1, 5), 0.98), 1)];
    expect(judged(but, [rate(100)]).verdict).toBe('inconclusive');
    expect(judged(costing(inUse(short, 0.98), 1.05), [rate(100)]).verdict).toBe('inconclusive');
  });

  test('is blamed for it at the peak too, which then counts as judged', () => {
    const over = inUse(slices(1, 11, 3, { base: 4, head: 9 }, Math.log(2)), 0.98);
    const pairs = [...costing(calm, 1), ...costing(over, 1.6)];
    const { verdict, notes } = judged(pairs);
    expect(verdict).toBe('fail');
    expect(notes.join('\n')).not.toContain('is not judged');
    expect(judged([...costing(calm, 1), ...costing(over, 1.05)]).verdict).toBe('inconclusive');
  });

  test('is blamed where it does so in slices with room', () => {
    const pairs = [...inUse(short.slice(0, 6), 0.5), ...inUse(short.slice(6), 0.98)];
    expect(lookAtSlices({ ...known, pairs })).toMatchObject({ stop: 'regressed', isCritical: true });
    expect(judged(pairs, [rate(100)]).verdict).toBe('fail');
  });

  test('at the peak alone leaves the others judged', () => {
    const over = inUse(slices(1, 11, 3, { base: 4, head: 9 }), 0.98);
    expect(usablePairs([...calm, ...over])).toMatchObject({
      ...{ invalid: [], overloaded: null },
      lost: [{ level: 1, why: 'undelivered', noRoom: { full: 11, of: 11 } }],
    });
    expect(judged([...calm, ...over]).verdict).toBe('inconclusive');
    const slower = slices(0, 20, 2, undefined, Math.log(1.8));
    expect(judged([...slices(null, 8, 1), ...slower, ...over]).verdict).toBe('fail');
  });
});
