import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClock } from '../../../src/adapters/clock/clock.ts';
import { createLoadGenerator } from '../../../src/adapters/k6/load-generator.ts';
import { k6Binary } from '../../support/tools.ts';

/** More than a pair of rounds makes, and less than two: it stands for a token that ends with the script's own run. */
const USES = 220;

const servers: Server[] = [];

/** A server whose tokens end after so many uses. */
async function serve(): Promise<string> {
  const uses = new Map<string, number>();
  const server = createServer((request, response) => {
    const token = request.headers.authorization ?? '';
    if (request.url === '/login') {
      const fresh = `token-${uses.size}`;
      uses.set(fresh, 0);
      response.end(fresh);
      return;
    }
    const used = (uses.get(token) ?? USES) + 1;
    uses.set(token, used);
    response.writeHead(used > USES ? 401 : 200).end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'token-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(directory, { recursive: true, force: true });
});

const SCRIPT = `import http from 'k6/http';
export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: 60, duration: '8s', preAllocatedVUs: 10 } } };
export function setup() { return http.get(__ENV.BASE_URL + '/login').body; }
export default function (token) { http.get(__ENV.BASE_URL + '/', { headers: { Authorization: token }, tags: { name: 'home' } }); }`;

test('what setup() fetched is not used for longer than the script itself would use it', async () => {
  writeFileSync(path.join(directory, 'load.js'), SCRIPT);
  const lines: string[] = [];
  const generator = createLoadGenerator({
    binary: await k6Binary('2.2.0'),
    log: { write: (_level, text) => void lines.push(text), group: (_title, body) => body() },
    clock: createClock(),
    env: { PATH: process.env['PATH'] ?? '', HOME: os.homedir() },
  });
  const none = { target: null, rate: null, durationMs: null, environment: null, env: [] };
  const opened = await generator.openDuet({
    workload: { ...none, script: 'load.js', warmupMs: 0 },
    baseUrls: { base: await serve(), head: await serve() },
    local: true,
    directory,
    workingDirectory: directory,
    signal: new AbortController().signal,
  });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { pairs, trouble } = await opened.driver.drive(['base', 'head']);
  expect(trouble).toEqual({ base: [], head: [] });
  expect(pairs.map(({ first }) => first)).toEqual(['base', 'head']);
  for (const arm of ['base', 'head'] as const) {
    const seen = pairs.map((pair) => pair[arm].subjects['GET home']);
    expect(seen.map((values) => values?.failed)).toEqual([0, 0]);
    expect(seen[1]?.requests).toBeGreaterThan(0);
  }
  // To try the script, and for each pair of rounds.
  expect(opened.driver.finish().setups).toBe(3);
  expect(lines.join('\n')).toContain("the script's own run of 8s: each k6 process drives one pair of rounds");
});
