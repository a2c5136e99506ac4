import { expect, test } from 'vitest';
import { IterationEnds } from '../../../../src/adapters/k6/collect/iteration-ends.ts';

test('iterations that ended and those that were dropped are told apart, each with its time', () => {
  const ends = new IterationEnds();
  ends.take({ seen: 0 }, 5, 1000);
  ends.take({ seen: 5 }, 5, 2000);
  expect(ends.latest).toBe(1000);
  ends.take({ seen: 0, dropped: true }, 3, 3000);
  ends.take({ seen: 3, dropped: true }, 4, 4000);
  expect(ends.latest).toBe(1000);
  expect([ends.droppedIn(3000, 1000), ends.droppedIn(3000, 1001), ends.droppedIn(0, 3000)]).toEqual([
    3, 4, 0,
  ]);
});
