import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decide } from '../../../../src/core/decision/decide.ts';
import { unendedOf, unendedOfRuns } from '../../../../src/core/decision/load/unended.ts';
import { reasonOf } from '../../../../src/core/words/reason.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { duetRecording } from '../../../core/decision/driven.ts';
import { openDuet } from '../open-duet.ts';

const NO_REMEDY = { kind: 'told', text: '' } as const;

let directory: string;
const servers: Server[] = [];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'hanging-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  await rm(directory, { recursive: true, force: true });
});

/** A server that answers after 20 ms, and each of so many requests once never. */
async function serve(hangsEvery: number): Promise<string> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    if (requests % hangsEvery !== 0) setTimeout(() => response.end('{}'), 20);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const SCRIPT = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { scenarios: {
  main: { executor: 'constant-vus', vus: 16, duration: '30s' },
  slow: { executor: 'constant-vus', vus: 4, duration: '30s', exec: 'slow' },
} };
export default function () { http.get(__ENV.BASE_URL + '/', { tags: { name: 'home' } }); sleep(0.05); }
export function slow() { sleep(0.4); }`;

/** Checkouts at a rate beside users who come round by themselves; of both only the checkouts are asked of the server that hangs. */
const AT_RATE = `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { scenarios: {
  browse: { executor: 'constant-vus', vus: 4, duration: '30s', exec: 'browse' },
  checkout: { executor: 'constant-arrival-rate', rate: 40, duration: '30s', preAllocatedVUs: 80, maxVUs: 160 },
} };
export default function () { http.get(__ENV.BASE_URL + '/', { tags: { name: 'checkout' } }); }
export function browse() { sleep(0.2); }`;

/** Four pairs of rounds of this head beside a base that answers everything. */
async function drive(line: '1.8.1' | '2.2.0', hangsEvery: number, script = SCRIPT) {
  await writeFile(path.join(directory, 'load.js'), script);
  const baseUrls = { base: await serve(Number.POSITIVE_INFINITY), head: await serve(hangsEvery) };
  const opened = await openDuet({ directory, baseUrls, line, warmupMs: 0 });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { pairs } = await opened.driver.drive(['base', 'head', 'head', 'base']);
  const { verdict, grounds } = decide({
    head: duetRecording(pairs, 'settled'),
    baseline: { runs: [], refused: [], history: null },
    ...{ policy: POLICY, createdAt: '2026-01-01T00:00:00Z', tool: '0.0.0', remedy: NO_REMEDY },
  });
  return { pairs, verdict, reasons: grounds.map((ground) => reasonOf(ground).text) };
}

test.each(['2.2.0', '1.8.1'] as const)(
  'a head that never answers one request in twenty fails on k6 %s, which tells of none of them',
  async (line) => {
    const { pairs, verdict, reasons } = await drive(line, 20);
    expect(pairs).toHaveLength(4);
    for (const { base, head } of pairs) {
      expect(head.subjects['overall']?.failed).toBe(0);
      const hadMs = 16 * head.durationMs;
      expect(head.load.userTime).toMatchObject([{ scenario: 'main', hadMs }, { scenario: 'slow' }]);
      // Of four users who begin one after the other within 400 ms.
      const [main, slow] = base.load.userTime ?? [];
      expect(slow?.hadMs).toBeLessThan(4 * base.durationMs);
      for (const one of [main, slow]) expect(one?.endedMs).toBeGreaterThan(0.97 * (one?.hadMs ?? Infinity));
    }
    expect(unendedOf(pairs)).toMatchObject({ scenario: 'main', state: 'regressed' });
    expect(verdict).toBe('fail');
    expect(reasons.join()).toContain('Iterations of scenario main that never ended');
  },
);

test('one that answers all of them is not accused', async () => {
  const { pairs, verdict, reasons } = await drive('2.2.0', Number.POSITIVE_INFINITY);
  expect(unendedOf(pairs)).toMatchObject({ state: 'settled' });
  expect(verdict).not.toBe('fail');
  expect(reasons.join()).not.toContain('never ended');
});

test.each(['2.2.0', '1.8.1'] as const)(
  'so does one of twenty at a rate on k6 %s, though users who do not hang come round beside it',
  async (line) => {
    const { pairs, verdict, reasons } = await drive(line, 20, AT_RATE);
    expect(pairs).toHaveLength(4);
    for (const { base, head } of pairs) {
      const [ofBase, ofHead] = [base, head].map(({ load }) => load.begun?.[0]);
      expect([ofBase, ofHead]).toMatchObject([{ scenario: 'checkout' }, { scenario: 'checkout' }]);
      // k6's last beat may come at the very end of a round or just behind it.
      expect((ofBase?.ended ?? 0) - (ofBase?.begun ?? 0)).toBeOneOf([0, 1]);
      expect(ofHead?.begun).toBe(ofBase?.begun);
      expect(ofHead?.ended).toBeLessThan(ofBase?.ended ?? 0);
    }
    expect(verdict, reasons.join()).toBe('fail');
    expect(reasons.join()).toContain('scenario checkout');
  },
);

test('one that answers all of them at that rate is not accused', async () => {
  const { verdict, reasons } = await drive('2.2.0', Number.POSITIVE_INFINITY, AT_RATE);
  expect(verdict, reasons.join()).not.toBe('fail');
  expect(reasons.join()).not.toContain('scenario checkout');
});

test('whole runs tell how much of the time of their users went into iterations that ended', async () => {
  const users = { executor: 'constant-vus', vus: 4, duration: '8s', gracefulStop: '2s' };
  await writeFile(
    path.join(directory, 'load.js'),
    `import http from 'k6/http';
export const options = { scenarios: { main: ${JSON.stringify(users)} } };
export default function () { http.get(__ENV.BASE_URL + '/', { tags: { name: 'home' } }); }`,
  );
  const baseUrls = { base: await serve(Number.POSITIVE_INFINITY), head: await serve(20) };
  const opened = await openDuet({ directory, baseUrls, warmupMs: 0, shape: 'whole' });
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  await opened.driver.drive();
  const { base, head } = opened.driver.finish();
  expect([base, head].map(({ load }) => load.userTime)).toMatchObject([
    [{ hadMs: 32_000 }],
    [{ hadMs: 32_000 }],
  ]);
  expect(head.overall.failed).toBe(0);
  expect(unendedOfRuns(base.load, head.load)).toMatchObject({ state: 'unclear' });
  expect(unendedOfRuns(base.load, base.load)).toMatchObject({ state: 'settled', base: expect.closeTo(0, 1) });
});
