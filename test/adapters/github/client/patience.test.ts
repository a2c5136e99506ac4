import { describe, expect, test } from 'vitest';
import { createClient } from '../../../../src/adapters/github/client/client.ts';
import { timed, timeLeft, withinTime } from '../../../../src/adapters/github/client/time-budget.ts';
import { explain } from '../../../../src/adapters/github/client/trouble.ts';
import { createClock } from '../../../../src/plumbing/time/clock.ts';
import { samplePublication } from '../../../contracts/samples.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import type { Fault } from '../../../support/github/faults.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { emulated, REPOSITORY } from '../emulated.ts';

const SHA = 'a'.repeat(40);

/** A client on a clock that remembers what was waited for. */
function watched(emulator: Emulator, clock = createHastyClock()) {
  const said: string[] = [];
  const patience = { clock, onWait: (text: string) => void said.push(text) };
  const { token, url: apiUrl } = emulator;
  const { rest } = createClient({ ...patience, token, apiUrl, userAgent: 'perf-gate/test' });
  return {
    ...{ clock, said },
    get: () => rest.repos.get({ ...REPOSITORY }),
    post: () => rest.repos.createCommitStatus({ ...REPOSITORY, sha: SHA, state: 'success' }),
  };
}

const limit = (status: number, headers: Record<string, string>, message = 'slow down'): Fault['effect'] => ({
  kind: 'reply',
  reply: { status, headers, body: { message } },
});
const any = { path: /./, times: 99 } as const;

describe.concurrent('a call of GitHub', () => {
  test.each([500, 502, 503])(
    'is tried four times when reading fails (%i), with growing waits',
    async (status) => {
      const emulator = await emulated();
      emulator.fault({ ...any, method: 'GET', effect: limit(status, {}) });
      const { get, clock } = watched(emulator);
      await expect(get()).rejects.toMatchObject({ status });
      expect(clock.waits).toEqual([1000, 4000, 9000]);
      expect(emulator.requests).toHaveLength(4);
    },
  );

  test('is tried again when the connection is cut, and when the answer is', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'GET', path: /./, effect: { kind: 'reset' } });
    emulator.fault({ method: 'GET', path: /./, effect: { kind: 'truncate' } });
    expect((await watched(emulator).get()).data.id).toBe(1);
    expect(emulator.requests).toHaveLength(3);
  });

  test('that creates something is sent once: whoever sent it has to look', async () => {
    const emulator = await emulated();
    emulator.fault({ ...any, method: 'POST', effect: limit(502, {}) });
    const { post, clock } = watched(emulator);
    await expect(post()).rejects.toMatchObject({ status: 502 });
    expect([emulator.requests.length, clock.waits]).toEqual([1, []]);
  });

  test('that changes something comes a second after the one before', async () => {
    const emulator = await emulated();
    const { post, clock } = watched(emulator);
    await Promise.all([post(), post()]);
    await post();
    expect(clock.waits.every((wait) => wait > 0 && wait <= 2000)).toBe(true);
    expect(clock.waits.length).toBeGreaterThanOrEqual(2);
  });

  test('is ended after 30 s of silence', async () => {
    const emulator = await emulated();
    emulator.fault({ ...any, method: 'GET', effect: { kind: 'silence' } });
    const { get, clock } = watched(emulator, createHastyClock(200));
    await expect(get()).rejects.toThrow('nothing for 30 s');
    expect(clock.waits).toEqual([30_000, 1000, 30_000, 4000, 30_000, 9000, 30_000]);
  });

  test.each([
    ['429 with Retry-After', limit(429, { 'retry-after': '7' }), 7000],
    ['403 with Retry-After', limit(403, { 'retry-after': '5' }), 5000],
    [
      '403 of the secondary limit without a time',
      limit(403, {}, 'You have exceeded a secondary rate limit'),
      60_000,
    ],
  ])('waits for a limit that ends soon: %s', async (_name, effect, wait) => {
    const emulator = await emulated();
    emulator.fault({ method: 'POST', path: /./, effect });
    const { post, clock, said } = watched(emulator);
    expect((await post()).status).toBe(201);
    expect(clock.waits[0]).toBe(wait);
    expect(said).toEqual([expect.stringMatching(/asks to wait \d+ s: waiting/)]);
  });

  test('waits until the primary limit is reset', async () => {
    const emulator = await emulated();
    const clock = createHastyClock();
    const reset = Math.floor(clock.now() / 1000) + 20;
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    emulator.fault({ method: 'GET', path: /./, effect: limit(403, headers, 'API rate limit exceeded') });
    await watched(emulator, clock).get();
    expect(clock.now()).toBeGreaterThanOrEqual(reset * 1000);
  });

  test('gives up a limit that ends late, and says when that is', async () => {
    const emulator = await emulated();
    emulator.fault({ ...any, method: 'GET', effect: limit(429, { 'retry-after': '3600' }) });
    const { get, clock, said } = watched(emulator);
    const failed = await get().catch((thrown: unknown) => thrown);
    const free = new Date(clock.now() + 3_600_000).toISOString();
    expect(explain(failed, 'ask', 'actions: read')).toBe(
      `Could not ask: GitHub's rate limit is used up (429). It is free again at ${free.slice(11, 19)} UTC (${free.slice(0, 10)}): run the job again after that.`,
    );
    expect(said).toEqual(["GitHub's secondary rate limit asks to wait 3600 s: giving up."]);
    expect(clock.waits).toEqual([]);
  });

  test('gives up a limit that comes back again and again', async () => {
    const emulator = await emulated();
    emulator.fault({ ...any, method: 'GET', effect: limit(429, { 'retry-after': '1' }) });
    const { get, clock } = watched(emulator);
    await expect(get()).rejects.toMatchObject({ name: 'RateLimited' });
    expect(clock.waits).toEqual([1000, 1000]);
  });

  test('is tried again by the real clock too', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'GET', path: /./, effect: limit(429, { 'retry-after': '1' }) });
    const before = Date.now();
    const { token, url: apiUrl } = emulator;
    const client = createClient({ token, apiUrl, userAgent: 'test', clock: createClock(), onWait: () => {} });
    expect((await client.rest.repos.get({ ...REPOSITORY })).data.id).toBe(1);
    expect(Date.now() - before).toBeGreaterThanOrEqual(990);
  });
});

describe.concurrent('a time budget', () => {
  test('ends the tries, and what is asked after it is over is not sent', async () => {
    const emulator = await emulated();
    emulator.fault({ ...any, method: 'GET', effect: limit(500, {}) });
    const { get, clock } = watched(emulator);
    await withinTime(clock, 6000, async () => {
      await expect(get()).rejects.toMatchObject({ status: 500 });
      expect(clock.waits).toEqual([1000, 4000]);
      await clock.sleep(2000);
      await expect(get()).rejects.toThrow('time for this is used up');
    });
    expect(emulator.requests).toHaveLength(3);
    expect(timeLeft(clock)).toBe(Number.POSITIVE_INFINITY);
  });

  test('shortens the last time limit, and no limit is waited for beyond it', async () => {
    const emulator = await emulated();
    emulator.fault({ method: 'GET', path: /./, effect: { kind: 'silence' } });
    emulator.fault({ ...any, method: 'GET', effect: limit(429, { 'retry-after': '30' }) });
    const silent = watched(emulator, createHastyClock(200));
    await withinTime(silent.clock, 20_000, () => expect(silent.get()).rejects.toThrow('nothing for 20 s'));
    expect(silent.clock.waits).toEqual([20_000]);
    // A clock of its own: on a busy machine an answer takes longer than what stood for 20 s.
    const { get, clock } = watched(emulator);
    await withinTime(clock, 20_000, () => expect(get()).rejects.toMatchObject({ name: 'RateLimited' }));
    expect(clock.waits).toEqual([]);
  });

  test('is that of each task of a publisher', async () => {
    const clock = createHastyClock();
    const left: number[] = [];
    const task = async () => void left.push(timeLeft(clock));
    const publisher = timed(
      {
        name: 'x',
        publish: async () => {
          await task();
          return { publisher: 'x', state: 'done', text: '', url: null };
        },
        announce: task,
        abandon: task,
      },
      clock,
    );
    await publisher.announce?.();
    await publisher.publish(samplePublication('pass'));
    await publisher.abandon?.('why');
    expect(left).toEqual([45_000, 120_000, 45_000]);
    expect(Object.keys(timed({ name: 'y', publish: publisher.publish }, clock))).toEqual(['name', 'publish']);
  });
});
