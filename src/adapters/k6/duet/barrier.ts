import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arm } from '../../../core/model/recording/window.ts';
import { secretPath } from '../collect/secret-path.ts';

/** Where two processes wait for each other. */
export type Barrier = {
  urlOf(arm: Arm): string;
  /** Unix time at which both were let go, ms; null: they never met. */
  releasedAt(): number | null;
  /** how long this arm's process waited, ms; 0: it never came, or still does */
  waitedMs(arm: Arm): number;
  /** requests that were neither arm's */
  refused(): number;
  /** Lets whoever waits go: the other has ended. */
  giveUp(): void;
  close(): Promise<void>;
};

/**
 * Listens on a free port of 127.0.0.1. `now` gives Unix milliseconds; `releasing` is called when both are there,
 * before they are let go. `parties`: 1 where an arm is driven by itself, to know when its `setup()` is done.
 */
export async function openBarrier(
  now: () => number,
  releasing: () => void,
  parties: 1 | 2 = 2,
): Promise<Barrier> {
  const waiting = new Map<string, ServerResponse>();
  /** when each path was first asked for, Unix ms, and how long it waited */
  const came = new Map<string, number>();
  const waited = new Map<string, number>();
  let released: number | null = null;
  let over = false;
  const letGo = () => {
    for (const [url, response] of waiting) {
      waited.set(url, now() - (came.get(url) ?? now()));
      response.end();
    }
    waiting.clear();
  };
  const paths: { readonly [A in Arm]: string } = { base: secretPath(), head: secretPath() };
  let refused = 0;
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    if (!Object.values(paths).includes(url)) {
      refused += 1;
      response.writeHead(404).end();
      return;
    }
    if (!came.has(url)) came.set(url, now());
    waiting.set(url, response);
    if (waiting.size === parties) {
      releasing();
      released = now();
    }
    if (waiting.size === parties || over) letGo();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (arm) => `http://127.0.0.1:${port}${paths[arm]}`,
    refused: () => refused,
    releasedAt: () => released,
    waitedMs: (arm) => waited.get(paths[arm]) ?? 0,
    giveUp: () => {
      over = true;
      letGo();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
