import { expect, test } from 'vitest';
import { rareIn } from '../../../../src/core/decision/duet/rare.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { samplePairs, withLoad } from '../pairs.ts';

/** Slices of a load, some of which show another endpoint too. */
const slices = (shown: number, requests = 600): readonly Pair[] =>
  samplePairs({ count: 16, seed: 1 }).map((pair, index) => {
    const own = { ...pair, slice: { level: 0 } };
    const [rare] = samplePairs({ count: 1, seed: 2, requests });
    const { overall } = rare?.base.subjects ?? {};
    if (overall === undefined || index >= shown) return own;
    const withMore = (of: Pair['base']) => ({ ...of, subjects: { ...of.subjects, 'GET buy': overall } });
    return { ...own, base: withMore(own.base), head: withMore(own.head) };
  });

const rare = (pairs: readonly Pair[], policy: Policy = POLICY) =>
  rareIn({ pairs, policy, starts: 1, roundMs: 5000, toCome: 0 });

test.each([
  ['none', 0, null],
  ['one: two of two runs would be too few', 1, null],
  ['two', 2, 'buy'],
  ['three', 3, 'buy'],
  ['four, which are judged', 4, null],
])('an endpoint that slices show, in %s', (_, shown, name) => {
  expect(rare(slices(shown))).toEqual(name === null ? null : { kind: 'endpoint', method: 'GET', name });
});

test('what cannot fail the check is not worth a run', () => {
  const role = 'warning' as const;
  const metrics = { p50: { role }, p95: { role } };
  expect(rare(slices(3), { ...POLICY, metrics })).toBeNull();
});

test('nor is a percentile that takes more requests than slices have', () => {
  expect(rare(slices(3, 8))).toBeNull();
});

test('nor is anything where the machine or the load leaves nothing to judge', () => {
  const changed = (change: (of: Pair['base']) => Pair['base']) =>
    slices(3).map((pair) => ({ ...pair, base: change(pair.base), head: change(pair.head) }));
  expect(rare(changed((of) => ({ ...of, readings: { ...of.readings, busy: 0.97 } })))).toBeNull();
  expect(rare(changed((of) => withLoad(of, { dropped: 300 })))).toBeNull();
});
