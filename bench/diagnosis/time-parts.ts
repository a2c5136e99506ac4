import pg from 'pg';
import { median } from 'simple-statistics';
import { openShop, type RunningShop } from '../../test/examples/shop.ts';
import type { Times } from './attribution.ts';
import type { Cell } from './cells.ts';

/** Requests of each shop that are not timed, and that are. */
const WARM = 30;
const TIMED = 60;

/** Requests as the shop's own load has them. */
const ROUTES: Readonly<Record<string, (turn: number) => string>> = {
  'GET orders': (turn) => `/orders?user=${(turn * 37) % 2000}`,
  'GET product': (turn) => `/products/${1 + ((turn * 7) % 1000)}`,
};

/**
 * Times what two planted causes add to a request, without the gate and without load: four shops, each with a database of its own
 * on the server at `url`, one with neither cause, two with one of them, and one with both. They are asked for the same
 * in turn, one request at a time, so that what the machine does meanwhile is in all of them alike. Medians, ms.
 */
export async function timeParts(
  { both = {}, parts, wanted }: Cell,
  url: string,
  signal: AbortSignal,
): Promise<Times> {
  const route = ROUTES[wanted?.endpoint ?? ''];
  if (parts === undefined || route === undefined) throw new Error('Nothing is known to time.');
  const [first, second] = [parts[0].plant, parts[1].plant];
  const plants = [{}, first, second, { ...first, ...second }];
  return withShops(
    plants.map((plant) => ({ SHOP_ROUND_TRIP_MS: '2', ...both, ...plant })),
    url,
    async (shops) => {
      await inTurn(shops, WARM, route, signal);
      const [none = 0, one = 0, other = 0, all = 0] = (await inTurn(shops, TIMED, route, signal)).map(median);
      return { none, alone: [one, other], both: all };
    },
  );
}

/** What each shop took for each of so many requests, ms. */
async function inTurn(
  shops: readonly RunningShop[],
  turns: number,
  route: (turn: number) => string,
  signal: AbortSignal,
): Promise<number[][]> {
  const taken: number[][] = shops.map(() => []);
  for (let turn = 0; turn < turns; turn += 1) {
    signal.throwIfAborted();
    // Another one is the first each time.
    for (const step of shops.keys()) {
      const at = (turn + step) % shops.length;
      taken[at]?.push(await timed(shops[at], route(turn)));
    }
  }
  return taken;
}

async function timed(shop: RunningShop | undefined, path: string): Promise<number> {
  const start = performance.now();
  const answer = await shop?.get(path);
  await answer?.arrayBuffer();
  if (answer?.status !== 200) throw new Error(`${path} is answered with ${answer?.status}.`);
  return performance.now() - start;
}

async function withShops<T>(
  switches: readonly Record<string, string>[],
  url: string,
  work: (shops: readonly RunningShop[]) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = switches.map((_, at) => `timed_${process.pid}_${at}`);
  const shops: RunningShop[] = [];
  try {
    for (const [at, own] of switches.entries()) {
      await client.query(`create database ${names[at]}`);
      shops.push(await openShop(String(Object.assign(new URL(url), { pathname: names[at] })), own));
    }
    return await work(shops);
  } finally {
    await Promise.all(shops.map((shop) => shop.stop()));
    for (const name of names) await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  }
}
