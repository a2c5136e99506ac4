import { expect, test } from 'vitest';
import { createClient } from '../../src/adapters/github/client/client.ts';
import { emulated, REPOSITORY } from '../adapters/github/emulated.ts';
import { createHastyClock } from './hasty-clock.ts';

const STANDS_STILL_MS = 400;

/** What a busy machine does to this process: nothing in it moves for a while. */
function standStill(): void {
  const until = performance.now() + STANDS_STILL_MS;
  while (performance.now() < until);
}

test('a machine that stands still is no silence: who answers afterwards has answered', async () => {
  const emulator = await emulated();
  const clock = createHastyClock(250);
  const { token, url: apiUrl } = emulator;
  const { rest } = createClient({ clock, onWait: () => {}, token, apiUrl, userAgent: 'perf-gate/test' });
  const answer = rest.repos.get({ ...REPOSITORY });
  setTimeout(standStill, 1);
  await expect(answer).resolves.toMatchObject({ status: 200 });
  expect(clock.waits).toEqual([]);
});

test('silence is one all the same', async () => {
  const emulator = await emulated();
  emulator.fault({ method: 'GET', path: /./, times: 99, effect: { kind: 'silence' } });
  const clock = createHastyClock(250);
  const { token, url: apiUrl } = emulator;
  const { rest } = createClient({ clock, onWait: () => {}, token, apiUrl, userAgent: 'perf-gate/test' });
  await expect(rest.repos.get({ ...REPOSITORY })).rejects.toThrow('nothing for 30 s');
});
