import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuet } from '../open-duet.ts';

/** More than a pair of rounds makes, and less than two: it stands for a token that ends with the script's own run. */
const USES = 220;
/** Longer than one arm's round, and shorter than two with another's between them. */
const TIME_TO_LIVE_MS = 6000;

const servers: Server[] = [];

/** A server whose tokens end. */
async function serve(isOver: (uses: number, ageMs: number) => boolean): Promise<string> {
  const tokens = new Map<string, { uses: number; readonly since: number }>();
  const server = createServer((request, response) => {
    if (request.url === '/login') {
      const fresh = `token-${tokens.size}`;
      tokens.set(fresh, { uses: 0, since: Date.now() });
      response.end(fresh);
      return;
    }
    const token = tokens.get(request.headers.authorization ?? '');
    if (token !== undefined) token.uses += 1;
    const isKnown = token !== undefined && !isOver(token.uses, Date.now() - token.since);
    response.writeHead(isKnown ? 200 : 401).end('{}');
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

const scriptOf = (rate: number, duration: string, rest: string) => `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: ${rate}, duration: '${duration}', preAllocatedVUs: 10 } } };
const login = () => http.get(__ENV.BASE_URL + '/login', { tags: { name: 'login' } }).body;
const home = (token) => http.get(__ENV.BASE_URL + '/', { headers: { Authorization: token }, tags: { name: 'home' } });
${rest}`;

/** Two pairs of rounds on servers like this. */
async function driveTwo(name: string, script: string, isOver: Parameters<typeof serve>[0]) {
  writeFileSync(path.join(directory, name), script);
  const lines: string[] = [];
  const opened = await openDuet({
    ...{ directory, script: name, warmupMs: 0, hear: (line) => void lines.push(line) },
    baseUrls: { base: await serve(isOver), head: await serve(isOver) },
  });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { pairs, trouble } = await opened.driver.drive(['base', 'head']);
  expect(trouble).toEqual({ base: [], head: [] });
  expect(pairs.map(({ first }) => first)).toEqual(['base', 'head']);
  const homes = pairs.flatMap(({ base, head }) => [base.subjects['GET home'], head.subjects['GET home']]);
  for (const home of homes) expect(home?.requests).toBeGreaterThan(0);
  const { setups, head } = opened.driver.finish();
  return {
    failed: homes.map((home) => home?.failed),
    setups,
    notes: head.notes.join('\n'),
    said: lines.join('\n'),
  };
}

test('what setup() fetched is not used for longer than the script itself would use it', async () => {
  const log = path.join(directory, 'k6-base.log');
  writeFileSync(log, 'of an earlier run');
  const rest = `export function setup() { sleep(4); return login(); }
export default function (token) { home(token); }`;
  const { failed, setups, notes, said } = await driveTwo(
    'load.js',
    scriptOf(60, '8s', rest),
    (uses) => uses > USES,
  );
  expect(failed).toEqual([0, 0, 0, 0]);
  // To try the script, and for each pair of rounds.
  expect(setups).toBe(3);
  expect(said).toContain("the script's own run of 8s: each k6 process drives one pair of rounds");
  // Four seconds each and k6's own start, for six seconds of load.
  const cost =
    /^setup\(\) with the start of k6 took .* for each of 2 k6 processes of a side, .* beside 12s of load\./m;
  expect(notes).toMatch(cost);
  expect(said).toMatch(/^setup\(\) with the start of k6 took /m);
  expect(readFileSync(log, 'utf8')).not.toContain('of an earlier run');
});

test('nor is what VUs fetched in their first iteration; a longer run of its own has the errors of its own', async () => {
  const rest = `let token;
export default function () { if (!token) token = login(); home(token); }`;
  const isOver = (_uses: number, ageMs: number) => ageMs > TIME_TO_LIVE_MS;
  const [short, long] = await Promise.all([
    driveTwo('short.js', scriptOf(100, '5s', rest), isOver),
    driveTwo('long.js', scriptOf(100, '60s', rest), isOver),
  ]);
  expect(short.failed).toEqual([0, 0, 0, 0]);
  expect(short.said).toContain('own run of 5s: each k6 process drives one pair of rounds (7s) at most.');
  expect(Math.max(...long.failed.map(Number))).toBeGreaterThan(0);
  expect(long.said).not.toContain('each k6 process');
  expect(short.notes + long.notes).not.toContain('with the start of k6');
});
