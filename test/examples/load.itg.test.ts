import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { k6Binary } from '../support/tools.ts';
import { type Database, openDatabase, openShop, type RunningShop, SHOP } from './shop.ts';

const run = promisify(execFile);

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await openDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'shop-load-'));
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

type Summary = {
  readonly metrics: {
    readonly http_reqs: { count: number };
    readonly checks: { passes: number; fails: number };
  };
};

/** Ten iterations of the script on a shop, one after the other. */
async function drive(shop: RunningShop) {
  const k6 = await k6Binary('2.2.0');
  const [points, summary] = [path.join(folder, 'points.json'), path.join(folder, 'summary.json')];
  const env = { ...process.env, BASE_URL: shop.base, K6_NO_USAGE_REPORT: 'true', NO_PROXY: '127.0.0.1' };
  const load = ['--vus', '1', '--iterations', '10', '--quiet', '--address='];
  const kept = ['--out', `json=${points}`, '--summary-export', summary];
  await run(k6, ['run', ...load, ...kept, path.join(SHOP, 'load.js')], { env });
  const names = (await readFile(points, 'utf8'))
    .split('\n')
    .filter((line) => line.includes('"metric":"http_reqs","type":"Point"'))
    .map((line): string => JSON.parse(line).data.tags.name);
  return { names, summary: JSON.parse(await readFile(summary, 'utf8')) as Summary };
}

test('the k6 script names its five requests, and its check sees a planted error', async () => {
  const healthy = await openShop(database.url, {});
  const { names, summary } = await drive(healthy).finally(() => healthy.stop());
  expect(names).toHaveLength(50);
  expect(new Set(names)).toEqual(new Set(['products', 'product', 'search', 'orders', 'checkout']));
  expect(summary.metrics.http_reqs.count).toBe(50);
  expect(summary.metrics.checks).toMatchObject({ passes: 10, fails: 0 });

  const failing = await openShop(database.url, { SHOP_ERROR_RATE: '1' });
  const planted = await drive(failing).finally(() => failing.stop());
  expect(planted.summary.metrics.checks).toMatchObject({ passes: 0, fails: 10 });
});
