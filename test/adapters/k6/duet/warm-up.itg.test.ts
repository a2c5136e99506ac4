import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuet } from '../open-duet.ts';

type Wanted = {
  /** of requests that get faster, each by a little */
  readonly cold: number;
  /** started by the gate itself */
  readonly local?: boolean;
  /** whether the load has a rate of its own */
  readonly rated?: boolean;
};

const WARM_MS = 20;
const COLD_MS = 120;
const SCENARIOS = {
  rated: `executor: 'constant-arrival-rate', rate: 60, timeUnit: '1s', preAllocatedVUs: 20`,
  users: `executor: 'constant-vus', vus: 2`,
};

let directory: string;
let servers: Server[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'warm-up-'));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) server.close();
  await rm(directory, { recursive: true, force: true });
});

/** A server that warms up; tells when each request came. */
async function serve(cold: number) {
  const came: number[] = [];
  const server = createServer((_request, response) => {
    const left = Math.max(0, 1 - came.length / Math.max(cold, 1));
    came.push(performance.now());
    setTimeout(() => response.end('{}'), WARM_MS + (COLD_MS - WARM_MS) * left);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, came };
}

/** Warms up two of them; what each was asked, and how often the other one was asked between its first and last request. */
async function warmUp({ cold, local = true, rated = true }: Wanted) {
  const own = SCENARIOS[rated ? 'rated' : 'users'];
  await writeFile(
    path.join(directory, 'load.js'),
    `import http from 'k6/http';
export const options = { scenarios: { main: { ${own}, duration: '60s' } } };
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`,
  );
  const lines: string[] = [];
  const [base, head] = await Promise.all([serve(cold), serve(cold)]);
  const baseUrls = { base: base.url, head: head.url };
  const hear = (line: string) => void lines.push(line);
  const opened = await openDuet({ directory, baseUrls, warmupMs: null, local, hear });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const asked = { base: base.came.length, head: head.came.length };
  // Without the first try.
  const all = [
    ...base.came.slice(1).map((at) => ({ at, arm: 'base' })),
    ...head.came.slice(1).map((at) => ({ at, arm: 'head' })),
  ].sort((one, other) => one.at - other.at);
  const changes = all.filter(({ arm }, index) => index > 0 && all[index - 1]?.arm !== arm).length;
  return { asked, changes, lines };
}

test('both are warmed up at once, and until they are warm', async () => {
  const { asked, changes, lines } = await warmUp({ cold: 400 });
  expect(lines.join('\n')).toMatch(/Warm-up: [\d.]+ s on each side, not judged/);
  // From then on answers take as long as they will in every round.
  expect(Math.min(asked.base, asked.head)).toBeGreaterThan(400);
  expect(changes).toBeGreaterThan(50);
});

test('those that are warm from the start are asked less', async () => {
  const { asked, changes } = await warmUp({ cold: 0 });
  // Three rounds of 1.8 s at 60 per second, or some more on a busy machine; 13 are the most, and make 1400.
  expect(Math.max(asked.base, asked.head)).toBeLessThan(1200);
  expect(changes).toBeGreaterThan(50);
});

test.each([
  ['users without a rate', { rated: false }],
  ['targets that run elsewhere', { local: false }],
])('%s are warmed up in turns', async (_, how) => {
  const { changes, asked } = await warmUp({ cold: 0, ...how });
  expect(Math.min(asked.base, asked.head)).toBeGreaterThan(100);
  // Six rounds, and what is on its way when one ends.
  expect(changes).toBeLessThan(50);
});
