import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClock } from '../../../src/adapters/clock/clock.ts';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import type { DuetDriver } from '../../../src/ports/load-generator.ts';
import { k6Binary } from '../../support/tools.ts';

type Served = { readonly url: string; readonly server: Server; readonly seen: { requests: number } };

async function serve(waitMs: number): Promise<Served> {
  const seen = { requests: 0 };
  const server = createServer((_request, response) => {
    seen.requests += 1;
    setTimeout(() => response.end('{}'), waitMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, server, seen };
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

let directory: string;
let servers: readonly Served[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'rewarm-'));
  servers = await Promise.all([20, 40, 20, 40].map(serve));
});
afterEach(async () => {
  for (const { server } of servers) server.close();
  await rm(directory, { recursive: true, force: true });
});

const SCRIPT = `import http from 'k6/http';
export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: 60, timeUnit: '1s', duration: '30s', preAllocatedVUs: 20 } } };
export default function () {
  http.get(__ENV.BASE_URL, { tags: { name: 'home' } });
  http.get(\`\${__ENV.BASE_URL}/products\`);
}`;

/** A duet of these two, ready to be driven. */
async function openDriver(baseUrls: Readonly<Record<'base' | 'head', string>>): Promise<DuetDriver> {
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
  const generator = createLoadGenerator({
    binary: await k6Binary('2.2.0'),
    log: { write: () => {}, group: (_title, body) => body() },
    clock: createClock(),
    env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir() },
  });
  const none = { target: null, rate: null, durationMs: null, environment: null, env: [] };
  const opened = await generator.openDuet({
    workload: { ...none, script: 'load.js', warmupMs: 2000 },
    baseUrls,
    local: true,
    directory,
    workingDirectory: directory,
    signal: new AbortController().signal,
  });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  return opened.driver;
}

test('a duet goes on at new addresses, and requests named by their path are the same ones there', async () => {
  const [base, head, newBase, newHead] = servers;
  if (!base || !head || !newBase || !newHead) throw new Error('no servers');
  const driver = await openDriver({ base: base.url, head: head.url });
  const first = await driver.drive(['base']);
  const before = [base.seen.requests, head.seen.requests];
  const warm = await driver.rewarm?.({ base: newBase.url, head: newHead.url });
  expect(warm).toMatchObject({ pairs: [{}], trouble: { base: [], head: [] } });
  const second = await driver.drive(['head']);
  expect([base.seen.requests, head.seen.requests]).toEqual(before);
  const pairs = [...first.pairs, ...second.pairs];
  expect(pairs.map((pair) => pair.first)).toEqual(['base', 'head']);
  const judged = (arm: 'base' | 'head', subject: string) =>
    pairs.map((pair) => pair[arm].subjects[subject]?.requests ?? 0);
  const measured = driver.finish();
  for (const [arm, served] of [['base', newBase] as const, ['head', newHead] as const]) {
    const [home, products] = [judged(arm, 'GET home'), judged(arm, 'GET /products')];
    expect(Math.min(...home, ...products)).toBeGreaterThan(0);
    expect(measured[arm].endpoints).toMatchObject([
      { name: '/products', requests: sum(products) },
      { name: 'home', requests: sum(home) },
    ]);
    expect(measured[arm].overall.requests).toBe(sum(home) + sum(products));
    expect(measured[arm].notes.filter((note) => note.includes('Not judged'))).toEqual([]);
    // Warm-up and lead-in reach it too.
    expect(served.seen.requests).toBeGreaterThan(second.pairs[0]?.[arm].subjects['GET home']?.requests ?? 0);
  }
});
