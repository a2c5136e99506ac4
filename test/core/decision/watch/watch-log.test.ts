import { expect, test } from 'vitest';
import { countWatched, MOST_PUSHES, mergeWatchLogs } from '../../../../src/core/decision/watch/watch-log.ts';
import { outcomeOf } from '../../../../src/core/decision/watch/watching.ts';
import type { Verdict } from '../../../../src/core/model/judgement/verdict.ts';
import type { WatchedPush } from '../../../../src/core/model/judgement/watch.ts';
import { POLICY } from '../../../contracts/policy.ts';

const push = (runId: number, pull: number, more: Partial<WatchedPush> = {}): WatchedPush => ({
  ...{ runId, attempt: 1, pull, outcome: 'passed' },
  at: new Date(Date.UTC(2026, 4, 3) + runId * 60_000).toISOString(),
  ...more,
});

const count = (...pushes: readonly WatchedPush[]) => countWatched(mergeWatchLogs('shop', [{ pushes }]));

test('a pull request counts once, whatever the number of its pushes and attempts', () => {
  const pushes = [push(1, 7), push(2, 7), push(2, 7, { attempt: 2 }), push(3, 8)];
  expect(count(...pushes)).toMatchObject({ pulls: 2, blocked: 0, unmeasured: 0 });
});

test('it would have been blocked if one of its pushes would, be it mended since', () => {
  const pushes = [push(1, 7), push(2, 7, { outcome: 'blocked' }), push(3, 7)];
  expect(count(...pushes)).toMatchObject({ pulls: 1, blocked: 1 });
});

test('it could not be measured only where no push could', () => {
  const never = push(1, 7, { outcome: 'unmeasured' });
  expect(count(never)).toMatchObject({ pulls: 1, blocked: 0, unmeasured: 1 });
  expect(count(never, push(2, 7))).toMatchObject({ pulls: 1, unmeasured: 0 });
});

test('it watches since the first push that is known', () => {
  expect(count(push(5, 8), push(1, 7), push(9, 9))?.since).toBe(push(1, 7).at);
  expect(count()).toBeNull();
});

test('logs of runs that did not know of each other become one, in whatever order', () => {
  const [one, other] = [{ pushes: [push(2, 8), push(1, 7)] }, { pushes: [push(3, 9), push(1, 7)] }];
  const merged = mergeWatchLogs('shop', [one, other]);
  expect(merged.pushes.map(({ pull }) => pull)).toEqual([9, 8, 7]);
  expect(mergeWatchLogs('shop', [other, one])).toEqual(merged);
});

test('two pull requests that one run judges are two', () => {
  expect(count(push(1, 7), push(1, 8))).toMatchObject({ pulls: 2 });
});

test('the oldest pushes are forgotten first', () => {
  const pushes = Array.from({ length: MOST_PUSHES + 5 }, (_, index) => push(index + 1, index + 1));
  const { pushes: kept } = mergeWatchLogs('shop', [{ pushes }]);
  expect(kept).toHaveLength(MOST_PUSHES);
  expect(kept.at(-1)?.pull).toBe(6);
});

test.each<[Verdict, ReturnType<typeof outcomeOf>]>([
  ['fail', 'blocked'],
  ['warn', 'passed'],
  ['pass', 'passed'],
  ['inconclusive', 'passed'],
  ['no-baseline', 'passed'],
  ['invalid', 'unmeasured'],
  ['not-affected', null],
])('%s counts as %s, and not at all where the gate may block', (verdict, outcome) => {
  expect(outcomeOf({ verdict, policy: { ...POLICY, failOn: 'never' } })).toBe(outcome);
  expect(outcomeOf({ verdict, policy: { ...POLICY, failOn: 'fail' } })).toBeNull();
});
