import { describe, expect, test } from 'vitest';
import { duetPressure } from '../../../../src/core/decision/load/duet-validity.ts';
import { bears } from '../../../../src/core/decision/load/pressure.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowLoad, WindowValues } from '../../../../src/core/model/recording/window.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { asDuet, sampleRecording } from '../../../contracts/samples.ts';
import { samplePairs, withLoad } from '../pairs.ts';

/** So much of the time something waited for a CPU. */
const pressed = (pairs: readonly Pair[], pressure: number): readonly Pair[] => {
  const of = (values: WindowValues) => ({ ...values, readings: { ...values.readings, pressure } });
  return pairs.map((pair) => ({ ...pair, base: of(pair.base), head: of(pair.head) }));
};

/** Rounds whose requests are too few for p99, and whose noise leaves everything open. */
const few = (pressure: number): readonly Pair[] =>
  pressed(samplePairs({ count: 6, seed: 4, requests: 120, effect: 0.08, noise: 0.15 }), pressure);

function commentOn(pairs: readonly Pair[]): string {
  const notes = duetPressure(pairs).map(noteText);
  const head = { ...asDuet(sampleRecording(), pairs, { stop: 'budget', mostPairs: 6 }), notes };
  const judgement = judge({
    ...{ head, policy: POLICY, createdAt: '2026-11-29T12:00:00.000Z', tool: 'perf-gate 0.1.0' },
    baseline: { runs: [], refused: [], history: null },
    remedy: { kind: 'name-one' },
  });
  expect(judgement.verdict).toBe('inconclusive');
  return renderComment(toReport(judgement, { runUrl: null }), { maxBytes: 65_000 });
}

/** Advice to drive more, without a word of a larger machine, and advice to drive less. */
const MORE = /a higher rate|Raise `rate`\.|higher load/;
const LESS = /lower rate|lower the rate/i;

test('a comment on a busy machine asks for a larger one, and for neither a higher rate nor a lower one', () => {
  const text = commentOn(few(0.9));
  expect(text).toContain('A larger runner gives a clearer answer.');
  expect(text).toContain('A larger runner or a wider limit (`policy.warn`) would settle it.');
  expect(text).toContain('Raise `rate`, on a larger runner.');
  expect(text).not.toMatch(MORE);
  expect(text).not.toMatch(LESS);
});

test('on one that has room it asks for more requests', () => {
  const text = commentOn(few(0.1));
  expect(text).toMatch(MORE);
  expect(text).toContain('Raise `rate`.');
  expect(text).not.toMatch(LESS);
});

describe('whether a higher rate would tell more', () => {
  const of = (pairs: readonly Pair[]) => bears(asDuet(sampleRecording(), pairs));
  const wanted = (made: number): Partial<WindowLoad> => ({
    wanted: 600,
    iterations: made,
    dropped: 600 - made,
  });
  const driven = (base: number, head: number, count = 8) =>
    samplePairs({ count: 8, seed: 1 }).map((pair, index) => {
      const [ofBase, ofHead] = index < count ? [base, head] : [600, 600];
      return {
        ...pair,
        base: withLoad(pair.base, wanted(ofBase)),
        head: withLoad(pair.head, wanted(ofHead)),
      };
    });

  test.each([
    ['yes, where all of it is borne', 600, 600, 8, 'more'],
    ['not on this machine, where some of it was not delivered', 400, 400, 1, 'more-on-larger'],
    ['no, where head alone falls short of it', 600, 400, 8, 'no-more'],
  ] as const)('%s', (_, base, head, count, answer) => {
    expect(of(driven(base, head, count))).toBe(answer);
  });

  test.each([
    ['not on this machine, where a run alone was busy', 0.9, 'more-on-larger'],
    ['yes, where one was not', 0.1, 'more'],
  ] as const)('%s', (_, pressure, answer) => {
    const window = {
      arm: 'head',
      part: { kind: 'whole' },
      startedAt: 0,
      durationMs: 6000,
      subjects: {},
    } as const;
    const load = { iterations: 100, dropped: 0, wanted: null, vus: null, exhausted: null };
    expect(bears({ windows: [{ ...window, load, readings: { pressure } }] })).toBe(answer);
  });
});
