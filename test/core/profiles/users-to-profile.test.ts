import { expect, test } from 'vitest';
import { usersOfEach, usersToProfile } from '../../../src/core/profiles/users-to-profile.ts';
import { sampleRecording } from '../../contracts/samples.ts';

const { head } = sampleRecording().arms;

function users(load: Partial<typeof head.load>, requests: number, avg: number): number {
  const { duration } = head.overall;
  if (duration === null) throw new Error('the sample has no durations');
  const overall = { ...head.overall, requests, duration: { ...duration, avg } };
  return usersToProfile({ load: { ...head.load, ...load }, overall });
}

test('one user is enough where a script does nothing but ask', () => {
  // Four users without pauses, 20 ms each: 200 iterations per second.
  expect(users({ maxVus: 4, iterations: 2000, iterationRate: 200 }, 2000, 20)).toBe(1);
});

test('a script with pauses gets as many as keep a request under way for a third of the time', () => {
  // 20 users, each 1 s of pause and two requests of 50 ms: 18 iterations per second.
  expect(users({ maxVus: 20, iterations: 180, iterationRate: 18.2 }, 360, 50)).toBe(4);
});

test('there are no more than the load had, and never more than ten', () => {
  expect(users({ maxVus: 3, iterations: 30, iterationRate: 3 }, 30, 1)).toBe(3);
  expect(users({ maxVus: 500, iterations: 500, iterationRate: 50 }, 500, 1)).toBe(10);
  expect(users({ maxVus: 0, iterations: 0, iterationRate: 0 }, 0, 1)).toBe(1);
});

test('they are shared among the functions of a script, and each has one', () => {
  expect([usersOfEach(10, 1), usersOfEach(10, 3), usersOfEach(4, 5), usersOfEach(1, 2)]).toEqual([
    10, 3, 1, 1,
  ]);
});
