import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LADDER } from '../../../../src/core/model/recording/percentiles.ts';
import type { SubjectStats } from '../../../../src/core/model/recording/window.ts';
import type { DuetOpened } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';
import { drive } from '../drive.ts';
import { openDuet } from '../open-duet.ts';
import { startWsServer, type WsServer } from '../ws-server.ts';

/** A session of each iteration, with the way of a message there and back. */
const SESSIONS = `import ws from 'k6/ws';
import { Trend } from 'k6/metrics';
const roundTrip = new Trend('round_trip', true);
const bytes = new Trend('size_seconds');
export const options = { vus: 4, duration: '11s' };
export default function () {
  ws.connect(__ENV.BASE_URL.replace('http', 'ws'), (socket) => {
    let sent = 0;
    socket.on('open', () => { sent = Date.now(); socket.send('hello'); });
    socket.on('message', (text) => { roundTrip.add(Date.now() - sent); bytes.add(text.length); socket.close(); });
  });
}
`;

/** Requests, and a time of the script's own around two of them. */
const TIMED = `import http from 'k6/http';
import { Trend } from 'k6/metrics';
const checkout = new Trend('checkout_time', true);
export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: 40, timeUnit: '1s', duration: '3s', preAllocatedVUs: 20 } } };
export default function () {
  checkout.add(http.get(__ENV.BASE_URL, { tags: { name: 'home' } }).timings.duration + 30);
}
`;

let directory: string;
let base: WsServer;
let head: WsServer;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'times-'));
  [base, head] = [await startWsServer(20), await startWsServer(60)];
});
afterEach(async () => {
  base.close();
  head.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(line: '1.8.1' | '2.2.0', script: string): Promise<DuetOpened> {
  await writeFile(path.join(directory, 'load.js'), script);
  return openDuet({ directory, line, warmupMs: 2000, baseUrls: { base: base.url, head: head.url } });
}

const median = (stats: SubjectStats | undefined) => stats?.percentiles?.values[LADDER.indexOf(0.5)] ?? 0;

test.each(['2.2.0', '1.8.1'] as const)(
  'on k6 %s sessions alone are driven side by side, with what they and the script time',
  async (line) => {
    const opened = await open(line, SESSIONS);
    if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
    const { pairs, trouble } = await opened.driver.drive();
    expect(trouble).toEqual({ base: [], head: [] });
    const [slice] = pairs;
    const keys = ['Trend round_trip', 'Trend ws_connecting'];
    const all = [...keys, 'Trend ws_session_duration'];
    expect(Object.keys(slice?.head.subjects ?? {}).sort()).toEqual(all);
    for (const key of keys) {
      const [ofBase, ofHead] = [slice?.base.subjects[key], slice?.head.subjects[key]];
      expect(median(ofBase)).toBeGreaterThanOrEqual(19);
      expect(median(ofHead)).toBeGreaterThanOrEqual(59);
      expect(ofHead?.failed).toBe(0);
      expect(ofHead?.percentiles?.error).toBeUndefined();
    }
    const { head: finished } = opened.driver.finish();
    expect(finished.overall.requests).toBe(0);
    expect(finished.endpoints).toMatchObject([
      { name: 'round_trip', method: 'Trend', failed: 0, failures: [] },
      { name: 'ws_connecting', method: 'Trend' },
      { name: 'ws_session_duration', method: 'Trend' },
    ]);
  },
);

test('rounds hold the exact values of a Trend beside those of requests, which it is not', async () => {
  const opened = await open('2.2.0', TIMED);
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { pairs } = await opened.driver.drive(['base']);
  const { overall, 'Trend checkout_time': time, 'GET home': home } = pairs[0]?.head.subjects ?? {};
  expect(time?.requests).toBe(home?.requests);
  expect(overall?.requests).toBe(home?.requests);
  expect(median(time) - median(home)).toBeCloseTo(30, 3);
});

test('a run alone of sessions is valid, and has their times', async () => {
  const binary = await k6Binary('2.2.0');
  const script = SESSIONS.replace('11s', '3s');
  const { measurement } = await drive({ binary, url: head.url, file: 'sessions.js', script });
  expect(measurement.validity).toEqual({ valid: true });
  const [time, connecting] = measurement.endpoints;
  expect(time).toMatchObject({ name: 'round_trip', method: 'Trend', precision: 'exact' });
  expect(connecting?.duration?.p50).toBeGreaterThanOrEqual(59);
});

test.each([
  "import ws from 'k6/ws';\nexport default function () { ws; }",
  "import http from 'k6/http';\nexport default function () { http; }",
  "import { sleep } from 'k6';\nexport default function () { sleep(0.01); }",
])('a script that measures nothing is refused after its first iterations: %s', async (silent) => {
  await expect(open('2.2.0', silent)).rejects.toThrow(/measures nothing that is compared/);
});
