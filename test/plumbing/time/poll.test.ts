import { expect, test } from 'vitest';
import { poll } from '../../../src/plumbing/time/poll.ts';
import { createHastyClock } from '../../support/hasty-clock.ts';

test('it asks at once, then every so often, and once more when the time is over', async () => {
  const clock = createHastyClock();
  let asked = 0;
  const ask = () => {
    asked += 1;
    return null;
  };
  expect(await poll(ask, { everyMs: 100, limitMs: 250, clock })).toBeNull();
  expect([asked, clock.waits]).toEqual([4, [100, 100, 50]]);
});

test('an answer ends it, whatever it is', async () => {
  const clock = createHastyClock();
  const answers = [null, null, false];
  expect(await poll(async () => answers.shift() ?? null, { everyMs: 100, clock })).toBe(false);
  expect(clock.waits).toEqual([100, 100]);
});

test('a wait that is called off ends after the question that is under way', async () => {
  const [clock, stop] = [createHastyClock(), new AbortController()];
  const ask = () => {
    stop.abort();
    return null;
  };
  expect(await poll(ask, { everyMs: 100, clock, signal: stop.signal })).toBeNull();
  expect(clock.waits).toEqual([]);
});
