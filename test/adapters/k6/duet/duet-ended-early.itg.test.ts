import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Arm } from '../../../../src/core/model/recording/window.ts';
import type { DuetDriver } from '../../../../src/ports/load-generator.ts';
import { k6Binary } from '../../../support/tools.ts';
import { openDuet } from '../open-duet.ts';
import { recordPids } from '../recorded-binary.ts';

/** Closed loops without a pause: nothing but answers keeps k6 from its full speed. */
const SCRIPT = `import http from 'k6/http';
export const options = { scenarios: { main: { executor: 'constant-vus', vus: 4, duration: '60s' } } };
export default function () { http.get(__ENV.BASE_URL, { tags: { name: 'home' } }); }`;
/** A busy machine takes some seconds to notice the end of one arm. */
const PAIRS: readonly Arm[] = ['base', 'head', 'base', 'head', 'base', 'head'];
/** Of one arm in all its rounds, at four VUs and 40 ms. */
const WHOLE = PAIRS.length * 3 * (4 / 0.04);

type Served = { readonly url: string; readonly server: Server; requests: number; onRequest: () => void };

async function serve(): Promise<Served> {
  const server = createServer((_request, response) => {
    served.requests += 1;
    served.onRequest();
    setTimeout(() => response.end('{}'), 40);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served: Served = { url, server, requests: 0, onRequest: () => {} };
  return served;
}

let directory: string;
let arms: { readonly [A in Arm]: Served };
let pids: () => Promise<readonly number[]>;
beforeEach(async () => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'ended-early-'));
  arms = { base: await serve(), head: await serve() };
});
afterEach(() => {
  for (const { server } of Object.values(arms)) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(directory, { recursive: true, force: true });
});

async function openDriver(): Promise<DuetDriver> {
  writeFileSync(path.join(directory, 'load.js'), SCRIPT);
  const recorded = await recordPids(directory, await k6Binary('2.2.0'));
  pids = recorded.pids;
  const baseUrls = { base: arms.base.url, head: arms.head.url };
  const opened = await openDuet({ directory, baseUrls, warmupMs: 0, binary: recorded.binary });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  for (const arm of Object.values(arms)) arm.requests = 0;
  return opened.driver;
}

test('a head that refuses every connection ends the rounds of both, and is named', async () => {
  const driver = await openDriver();
  arms.head.onRequest = () => {
    if (arms.head.requests < 20) return;
    arms.head.server.close();
    arms.head.server.closeAllConnections();
  };
  const { trouble } = await driver.drive(PAIRS);
  const { host } = new URL(arms.head.url);
  expect(trouble).toEqual({
    base: [],
    head: [
      {
        text: expect.stringContaining(`Every connection to ${host} was refused`),
        kind: 'refused',
        said: expect.stringContaining(host),
      },
    ],
  });
  expect(arms.base.requests).toBeLessThan(0.7 * WHOLE);
  const words = readFileSync(path.join(directory, 'k6.log'), 'utf8');
  expect(words.match(/connection refused/g)?.length).toBeLessThan(10);
  expect(words).toMatch(/came \d{3,} more times: warning .*connection refused/);
});

test('a killed k6 ends the rounds of the other arm too', async () => {
  const driver = await openDriver();
  let killed = 0;
  arms.head.onRequest = () => {
    if (arms.head.requests !== 20) return;
    void pids().then((all) => {
      for (const pid of all) {
        if (environmentOf(pid).includes(`BASE_URL=${arms.head.url}\0`)) {
          process.kill(pid, 'SIGKILL');
          killed = pid;
        }
      }
    });
  };
  const { pairs, trouble } = await driver.drive(PAIRS);
  expect(killed).toBeGreaterThan(0);
  const why = { text: expect.stringMatching(/^k6 was ended by SIGKILL/), kind: 'k6 SIGKILL', said: null };
  expect({ pairs, trouble }).toEqual({ pairs: [], trouble: { base: [why], head: [why] } });
  expect(arms.base.requests).toBeLessThan(0.7 * WHOLE);
});

test('undisturbed, both are driven to the end', async () => {
  const driver = await openDriver();
  const { pairs, trouble } = await driver.drive(PAIRS.slice(0, 1));
  expect({ pairs: pairs.length, trouble }).toEqual({ pairs: 1, trouble: { base: [], head: [] } });
});

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
