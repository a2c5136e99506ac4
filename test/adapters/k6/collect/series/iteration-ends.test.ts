import { expect, test } from 'vitest';
import { IterationEnds } from '../../../../../src/adapters/k6/collect/series/iteration-ends.ts';

test('iterations are counted by the slice that they are of', () => {
  const ends = new IterationEnds();
  ends.take({ seen: 0, round: '3' }, 5, 1000);
  ends.take({ seen: 5, round: '3' }, 6, 2000);
  ends.take({ seen: 0, round: '4' }, 2, 2000);
  ends.take({ seen: 0 }, 9, 2000);
  ends.take({ seen: 0, dropped: true, round: '4' }, 7, 2000);
  expect([...ends.ofRounds]).toEqual([
    ['3', 6],
    ['4', 2],
  ]);
});

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
