import { expect, test } from 'vitest';
import { usablePairs } from '../../../../src/core/decision/load/usable-pairs.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { SubjectStats } from '../../../../src/core/model/recording/window.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven } from '../driven.ts';
import { type PairsWanted, samplePairs } from '../pairs.ts';

/** Where it stops and why, looked at after 4 pairs and after every two more. */
function run(wanted: Omit<PairsWanted, 'count'>, policy: Partial<Policy> = {}): string {
  const { pairs, stop } = driven(samplePairs({ ...wanted, count: 20 }), { ...POLICY, ...policy });
  return `${stop} after ${pairs.length}`;
}

test.each([
  ['a quiet machine and one build', { seed: 1 }, 'settled after 4'],
  ['a quiet machine and +30 %', { seed: 2, effect: Math.log(1.3) }, 'regressed after 4'],
  ['a quiet machine and +70 %', { seed: 3, effect: Math.log(1.7) }, 'regressed after 4'],
  ['a quiet machine and −30 %', { seed: 4, effect: Math.log(0.7) }, 'settled after 4'],
  ['errors in each second of head', { seed: 5, headErrors: 0.02 }, 'regressed after 4'],
  ['+16 %, which is neither', { seed: 6, effect: Math.log(1.16) }, 'budget after 20'],
  ['a noisy machine and one build', { seed: 7, noise: 0.2 }, 'settled after 10'],
  ['300 requests a round, too few for p99', { seed: 1, requests: 300 }, 'settled after 4'],
  ['40 requests a round, too few for p95, which is waited for', { seed: 1, requests: 40 }, 'settled after 6'],
  ['80 requests a round, which show it in four pairs', { seed: 1, requests: 80 }, 'settled after 4'],
  ['a noisy machine and +50 %', { seed: 8, noise: 0.15, effect: Math.log(1.5) }, 'regressed after 4'],
])('%s', (_name, wanted, expected) => {
  expect(run(wanted)).toBe(expected);
});

test('a limit of its own, and a role, change what stops it', () => {
  const slower = { seed: 2, effect: Math.log(1.3) };
  const wide = { warn: 0.6, fail: 0.9 };
  expect(run(slower, { metrics: { p50: wide, p95: wide, p99: wide } })).toMatch(/^settled/);
  const told = { role: 'informative' } as const;
  expect(run(slower, { metrics: { p50: told, p95: told, p99: told } })).toMatch(/^settled after 4/);
});

test('what fails on base and works on head does not stop the duet, nor does the whole', () => {
  const pairs = samplePairs({ count: 20, seed: 2, effect: Math.log(3) });
  const failing = (values: SubjectStats) => ({
    ...values,
    failed: values.requests,
    failingSeconds: [0, 1, 2],
  });
  const mended = pairs.map((pair) => {
    const { overall, 'GET home': home } = pair.base.subjects;
    if (overall === undefined || home === undefined) throw new Error('no requests');
    const subjects = { overall: failing(overall), 'GET home': failing(home) };
    return { ...pair, base: { ...pair.base, subjects } };
  });
  expect(driven(mended, POLICY)).toMatchObject({ stop: 'settled' });
  expect(driven(pairs, POLICY)).toMatchObject({ stop: 'regressed' });
});

test('pairs in which the host took the CPU away are left out, and too many make the run invalid', () => {
  const few = usablePairs(samplePairs({ count: 8, seed: 1, steal: (pair) => (pair === 3 ? 0.2 : 0) }));
  expect(few.pairs).toHaveLength(7);
  expect(few.invalid).toEqual([]);
  expect(few.notes.map(noteText).join()).toContain('1 of 8 pairs');
  const many = usablePairs(samplePairs({ count: 8, seed: 1, steal: (pair) => (pair % 2) * 0.3 }));
  expect(many.invalid.map(noteText).join()).toContain('4 of 8 pairs');
  expect(usablePairs(samplePairs({ count: 8, seed: 1 }))).toMatchObject({ notes: [], invalid: [] });
});
