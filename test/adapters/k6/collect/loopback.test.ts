import { afterEach, expect, test } from 'vitest';
import { openReceiver, type Receiver } from '../../../../src/adapters/k6/collect/receiver.ts';
import { type Barrier, openBarrier } from '../../../../src/adapters/k6/duet/barrier.ts';

const opened: (Pick<Receiver, 'close'> | Pick<Barrier, 'close'>)[] = [];
afterEach(async () => {
  at = 1000;
  for (const one of opened.splice(0)) await one.close();
});

async function receiver() {
  const taken: string[] = [];
  let refused = 0;
  const own = await openReceiver(
    (body) => void taken.push(Buffer.from(body).toString()),
    () => {
      refused += 1;
    },
  );
  opened.push(own);
  return { own, taken, refused: () => refused };
}

const push = (url: string) => fetch(url, { method: 'POST', body: 'forged' });

test('a forged push to the port is refused and counted, and changes nothing', async () => {
  const { own, taken, refused } = await receiver();
  const { origin } = new URL(own.url);
  for (const path of ['/write', '/', '/api/v1/write'])
    expect((await push(`${origin}${path}`)).status).toBe(404);
  expect((await fetch(own.url)).status).toBe(404);
  expect(taken).toEqual([]);
  expect(refused()).toBe(4);
});

test('a push to the address that k6 is given is taken, and that of another process of ours is not', async () => {
  const [one, other] = [await receiver(), await receiver()];
  const ofOther = new URL(other.own.url).pathname;
  expect((await push(one.own.url)).status).toBe(204);
  expect((await push(new URL(ofOther, one.own.url).href)).status).toBe(404);
  expect(one.taken).toEqual(['forged']);
});

/** What the clock says, Unix ms. */
let at = 1000;

async function barrier() {
  let releases = 0;
  const own = await openBarrier(
    () => at,
    () => {
      releases += 1;
    },
  );
  opened.push(own);
  return { own, releases: () => releases };
}

test('forged calls do not let the arms go', async () => {
  const { own, releases } = await barrier();
  const { origin } = new URL(own.urlOf('base'));
  const limit = AbortSignal.timeout(1000);
  const calls = ['/base', '/head', '/x', '/y'].map((path) => fetch(`${origin}${path}`, { signal: limit }));
  const answers = await Promise.allSettled(calls);
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.status : one.status))).toEqual(
    calls.map(() => 404),
  );
  expect([releases(), own.releasedAt(), own.refused()]).toEqual([0, null, 4]);
});

test('the two arms together are let go once, and one that asks twice is not two', async () => {
  const { own, releases } = await barrier();
  const asked = [fetch(own.urlOf('base')), fetch(own.urlOf('base'))];
  await expect(
    Promise.race([...asked, new Promise((resolve) => setTimeout(resolve, 200, 'waits'))]),
  ).resolves.toBe('waits');
  expect((await fetch(own.urlOf('head'))).status).toBe(200);
  expect([releases(), own.releasedAt()]).toEqual([1, 1000]);
  own.giveUp();
});

test('an arm waits from its first call on until both are let go, or the other gives up', async () => {
  const { own } = await barrier();
  const first = fetch(own.urlOf('head'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(own.waitedMs('head')).toBe(0);
  at = 4000;
  await Promise.all([first, fetch(own.urlOf('base'))]);
  expect([own.waitedMs('head'), own.waitedMs('base')]).toEqual([3000, 0]);
});
