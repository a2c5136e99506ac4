import { once } from 'node:events';
import net from 'node:net';
import { expect, test } from 'vitest';
import { createDatabases } from '../../../src/adapters/databases/databases.ts';
import type { Clock } from '../../../src/ports/clock.ts';

/** A port on which nothing listens any more. */
async function closedPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

function world(onSleep: (slept: number) => void = () => {}) {
  let now = 0;
  let sleeps = 0;
  const said: string[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
      sleeps += 1;
      onSleep(sleeps);
    },
  };
  const log = {
    write: (_: string, text: string) => void said.push(text),
    group: <T>(_: string, body: () => Promise<T>) => body(),
  };
  const run = { id: '1-zz-0123abcd-89abcdef', isOver: () => false };
  return { said, waited: () => now, make: createDatabases({ run, clock, log }).make };
}

test.each(['postgres', 'mysql'])(
  'a %s server that does not answer is waited for, said once',
  async (scheme) => {
    const { make, said, waited } = world();
    const url = `${scheme}://shop:s3cr3t-w0rd@127.0.0.1:${await closedPort()}/shop`;
    const request = {
      arm: 'head',
      variable: 'DB',
      url,
      copy: false,
      signal: new AbortController().signal,
    } as const;
    await expect(make(request)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The .+ server at 127\.0\.0\.1:\d+, which DB names, does not answer: .*ECONNREFUSED/,
      ),
      hint: expect.stringContaining(scheme === 'mysql' ? '3306:3306' : '5432:5432'),
    });
    expect(waited()).toBe(20_000);
    expect(said).toHaveLength(1);
    expect(said.join()).not.toContain('s3cr3t-w0rd');
  },
);

test('a run that is cancelled waits no longer', async () => {
  const stop = new AbortController();
  const { make, waited } = world((slept) => {
    if (slept === 3) stop.abort();
  });
  const url = `postgres://127.0.0.1:${await closedPort()}/shop`;
  const request = { arm: 'head', variable: 'DB', url, copy: false, signal: stop.signal } as const;
  await expect(make(request)).rejects.toThrow('does not answer');
  expect(waited()).toBe(1500);
});

test.each([
  ['mysql://db/shop', 'MySQL and MariaDB cannot copy a database by themselves'],
  ['postgres://db', 'needs a database to copy, and the URL in DB names none'],
])('a copy of %s is refused before the server is asked', async (url, message) => {
  const { make, waited } = world();
  const request = {
    arm: 'head',
    variable: 'DB',
    url,
    copy: true,
    signal: new AbortController().signal,
  } as const;
  await expect(make(request)).rejects.toThrow(message);
  expect(waited()).toBe(0);
});
