import { expect, test } from 'vitest';
import { deliveredPairs } from '../../../../src/core/decision/load/delivered-pairs.ts';
import { duetFaults } from '../../../../src/core/decision/load/duet-validity.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { Arm } from '../../../../src/core/model/recording/window.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { samplePairs, withLoad } from '../pairs.ts';

/** Two pairs of whole runs of 600 iterations, of which an arm dropped some. */
function runs(dropped: (arm: Arm, pair: number) => number): readonly Pair[] {
  return samplePairs({ count: 2, seed: 1 }).map((pair, index) => {
    const of = (arm: Arm) => {
      const lost = dropped(arm, index);
      return withLoad(pair[arm], { iterations: 600 - lost, dropped: lost });
    };
    return { ...pair, base: of('base'), head: of('head'), run: { levels: [] } };
  });
}

const byHead = (dropped: number) => runs((arm) => (arm === 'head' ? dropped : 0));

test('of two whole runs, head alone dropping far more in both is what the change does', () => {
  const { overloaded, ...found } = deliveredPairs(byHead(120));
  expect(found).toMatchObject({ invalid: [], notes: [] });
  expect(overloaded && noteText(overloaded)).toContain('in 2 of 2 pairs of whole runs, base alone in 0');
  expect(duetFaults({ pairs: byHead(120), stop: 'regressed', generatorCpu: null })).toEqual([]);
});

test.each([
  ['a little more', byHead(10)],
  ['far more in one of them', runs((arm, pair) => (arm === 'head' && pair === 0 ? 120 : 0))],
  ['as much as base', runs(() => 120)],
  ['more than base by little', runs((arm) => (arm === 'head' ? 30 : 5))],
  ['far more, in one pair that there is', byHead(120).slice(1)],
])('%s accuses nobody', (_name, all) => {
  const { overloaded, invalid } = deliveredPairs(all);
  expect(overloaded).toBeNull();
  expect(invalid).toHaveLength(1);
});

test('runs that make all of it are judged, and of rounds as few say nothing', () => {
  expect(deliveredPairs(byHead(0))).toMatchObject({ overloaded: null, invalid: [] });
  const rounds = byHead(120).map(({ run: _, ...pair }) => pair);
  expect(deliveredPairs(rounds).overloaded).toBeNull();
});
