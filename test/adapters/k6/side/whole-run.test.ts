import { expect, test } from 'vitest';
import { usersAtOnce } from '../../../../src/adapters/k6/side/users.ts';
import { wholeOf } from '../../../../src/adapters/k6/side/whole-run.ts';
import { samplePairs } from '../../../core/decision/pairs.ts';

test('the windows of a run add up, and their percentiles lie between them', () => {
  const windows = [samplePairs({ count: 1, seed: 1 }), samplePairs({ count: 1, seed: 2, effect: 1 })].flatMap(
    ([pair]) => (pair === undefined ? [] : [pair.head]),
  );
  const { subjects, load } = wholeOf(windows, (key) => (key === null ? [0, 3] : []));
  expect(load).toMatchObject({ iterations: 1200, dropped: 0, wanted: null });
  expect(subjects['overall']).toMatchObject({ requests: 1200, failingSeconds: [0, 3] });
  expect(subjects['GET home']).toMatchObject({ requests: 1200, failingSeconds: [] });
  const medians = windows.map((window) => window.subjects['overall']?.percentiles?.values[3] ?? 0);
  const all = subjects['overall']?.percentiles?.values[3] ?? 0;
  expect(all).toBeGreaterThan(Math.min(...medians));
  expect(all).toBeLessThan(Math.max(...medians));
  expect(subjects['overall']?.percentiles?.count).toBe(1200);
});

test('what was received adds up where every window tells it', () => {
  const heads = samplePairs({ count: 2, seed: 1 }).map(({ head }) => head);
  const of = (received: readonly (number | undefined)[]) =>
    wholeOf(
      heads.map((head, at) => {
        const own = received[at];
        return { ...head, readings: own === undefined ? {} : { received: own } };
      }),
      () => [],
    ).readings;
  expect(of([100, 250])).toEqual({ received: 350 });
  expect(of([100, undefined])).toEqual({});
});

test('the true values of a Rate add up, and what is none has none', () => {
  const [pair] = samplePairs({ count: 1, seed: 1 });
  if (pair === undefined) throw new Error('no pair');
  const rate = { requests: 40, failed: 0, failingSeconds: [], percentiles: null };
  const windows = [10, 25].map((trues) => ({
    ...pair.head,
    subjects: { ...pair.head.subjects, 'Rate found': { ...rate, trues } },
  }));
  const { subjects } = wholeOf([...windows, pair.head], () => []);
  expect(subjects['Rate found']).toMatchObject({ requests: 80, trues: 35 });
  expect(subjects['GET home']).not.toHaveProperty('trues');
});

test('one window is all of the run', () => {
  const [pair] = samplePairs({ count: 1, seed: 1 });
  if (pair === undefined) throw new Error('no pair');
  expect(wholeOf([pair.head], () => []).subjects).toEqual(pair.head.subjects);
});

test.each([
  ['constant', { a: { executor: 'constant-vus', vus: 7, duration: '10s' } }, 7],
  [
    'ramping',
    {
      a: {
        executor: 'ramping-vus',
        startVUs: 3,
        stages: [
          { duration: '5s', target: 20 },
          { duration: '5s', target: 0 },
        ],
      },
    },
    20,
  ],
  [
    'those that a rate begins with',
    { a: { executor: 'constant-arrival-rate', rate: 9, duration: '9s', preAllocatedVUs: 5, maxVUs: 900 } },
    5,
  ],
  [
    'of two at once',
    {
      a: { executor: 'constant-vus', vus: 7, duration: '10s' },
      b: { executor: 'shared-iterations', vus: 4, startTime: '5s' },
    },
    11,
  ],
  [
    'of two one after the other',
    {
      a: { executor: 'constant-vus', vus: 7, duration: '10s' },
      b: { executor: 'constant-vus', vus: 4, duration: '5s', startTime: '10s' },
    },
    7,
  ],
  ['none', {}, 0],
] as const)('users: %s', (_, scenarios, users) => {
  expect(usersAtOnce(scenarios)).toBe(users);
});
