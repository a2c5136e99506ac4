import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { samplePprof } from '../../../../src/adapters/profiles/sample/sample-pprof.ts';
import type { Body, Sampled } from '../../../../src/adapters/profiles/sample/sampled.ts';

const NEVER = new AbortController().signal;
const driven: Body = async () => ({ requests: 7 });

async function asked(
  answer: RequestListener,
  body: Body = driven,
  signal = NEVER,
): Promise<{ readonly sampled: Sampled; readonly urls: readonly string[] }> {
  const urls: string[] = [];
  const server = createServer((request, response) => {
    urls.push(request.url ?? '');
    answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/debug/pprof/profile`;
  try {
    return { sampled: await samplePprof({ url, signal }, body), urls };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a profile of some seconds is asked for while the application is driven', async () => {
  const { sampled, urls } = await asked((_, response) => void response.end('profile'));
  expect(urls).toEqual(['/debug/pprof/profile?seconds=11']);
  const bytes = Buffer.from('profile');
  expect(sampled).toEqual({ kind: 'sampled', raw: { format: 'pprof', bytes }, requests: 7 });
});

test('what is still driven as the profile is there is ended, and counts as far as it tells', async () => {
  const answer: RequestListener = (_, response) => void response.end('profile');
  const ended =
    (tell: () => { readonly requests: number }): Body =>
    (signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(null))).then(tell);
  const { sampled } = await asked(
    answer,
    ended(() => ({ requests: 3 })),
  );
  expect(sampled).toMatchObject({ kind: 'sampled', requests: 3 });
  const nothing = ended(() => {
    throw new Error('cancelled');
  });
  expect((await asked(answer, nothing)).sampled).toMatchObject({ kind: 'sampled', requests: null });
});

test.each<readonly [string, RequestListener, RegExp]>([
  ['says no', (_, response) => void response.writeHead(404).end('not here'), /answers HTTP 404: not here$/],
  ['leads elsewhere', (_, response) => void response.writeHead(302, { location: '/x' }).end(), /redirect/],
  ['hangs up', (request) => void request.socket.destroy(), /does not answer: /],
  [
    'never ends',
    (_, response) => {
      const more = () =>
        response.destroyed || response.write(Buffer.alloc(1 << 20), () => setImmediate(more));
      more();
    },
    /too long for a profile/,
  ],
])('an address that %s is a gap, and what is driven is ended', async (_, answer, said) => {
  const endless: Body = (signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const { sampled } = await asked(answer, endless);
  expect(sampled).toMatchObject({ gap: { kind: 'unreachable', said: expect.stringMatching(said) } });
});

test('what is driven may fail, and a cancelled run waits for no profile', async () => {
  const silent: RequestListener = () => {};
  await expect(asked(silent, () => Promise.reject(new Error('every iteration threw')))).rejects.toThrow(
    'threw',
  );
  const stop = new AbortController();
  const cancelled: Body = async () => {
    stop.abort(new Error('cancelled'));
    return { requests: 1 };
  };
  await expect(asked(silent, cancelled, stop.signal)).rejects.toThrow('cancelled');
});
