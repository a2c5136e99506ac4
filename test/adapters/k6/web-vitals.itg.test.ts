import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { judgePairs } from '../../../src/core/decision/duet/judge-pairs.ts';
import { subjectsOf } from '../../../src/core/decision/subjects/subjects.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import { subjectKey } from '../../../src/core/model/subject-key.ts';
import type { DuetOpened } from '../../../src/ports/load-generator.ts';
import { POLICY } from '../../contracts/policy.ts';
import { chromiumBrowser } from '../../support/tools.ts';
import { openDuet } from './open-duet.ts';

type Site = { readonly url: string; close(): void };

/** What a page says of itself, so that nothing rests on how busy the machine is. */
type Vitals = { readonly lcp: number; readonly cls: number };

/** A page that takes so long. */
async function startSite(waitMs: number, vitals: Vitals = { lcp: 0, cls: 0 }): Promise<Site> {
  const page = `<!doctype html><body><h1>Orders</h1><script type="x">${JSON.stringify(vitals)}</script></body>`;
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    setTimeout(() => response.end(page), waitMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** The names and kinds that k6's browser gives its vitals, filled by a script. */
const EMITTED = `import http from 'k6/http';
import { Trend } from 'k6/metrics';
const lcp = new Trend('browser_web_vital_lcp', true);
const cls = new Trend('browser_web_vital_cls');
const bytes = new Trend('browser_http_req_duration', true);
export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: 100, timeUnit: '1s', duration: '3s', preAllocatedVUs: 50 } } };
export default function () {
  const answer = http.get(__ENV.BASE_URL, { tags: { name: 'page' } });
  const vitals = JSON.parse(/{.*}/.exec(answer.body)[0]);
  const wobble = 0.95 + Math.random() / 10;
  lcp.add(vitals.lcp * wobble);
  cls.add(vitals.cls * wobble);
  bytes.add(1);
}
`;

const BROWSED = `import { browser } from 'k6/browser';
export const options = {
  scenarios: { pages: { executor: 'constant-vus', vus: 1, duration: '11s', options: { browser: { type: 'chromium' } } } },
};
export default async function () {
  const page = await browser.newPage();
  await page.goto(__ENV.BASE_URL);
  await page.close();
}
`;

let directory: string;
let sites: Site[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'web-vitals-'));
  sites = [];
});
afterEach(async () => {
  for (const site of sites) site.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(script: string, base: Site, head: Site): Promise<DuetOpened> {
  sites.push(base, head);
  await writeFile(path.join(directory, 'load.js'), script);
  const env = { K6_BROWSER_ARGS: 'no-sandbox', K6_BROWSER_EXECUTABLE_PATH: await chromiumBrowser() };
  return openDuet({ directory, warmupMs: 2000, baseUrls: { base: base.url, head: head.url }, env });
}

function foundIn(pairs: readonly Pair[]) {
  const subjects = subjectsOf(pairs).filter((subject) => /web_vital/.test(subjectKey(subject)));
  const judged = judgePairs({ pairs, subjects, policy: POLICY, starts: 1, roundMs: 3000, toCome: 0 });
  return judged
    .filter(({ metric }) => metric.endsWith('p50'))
    .map((metric) => [
      `${metric.metric} of ${subjectKey(metric.subject)}`,
      metric.limits.role,
      metric.kind === 'latency' ? metric.found?.state : metric.kind,
    ]);
}

test.each([
  { lcp: 900, cls: 0.2, state: 'regressed' },
  { lcp: 300, cls: 0.05, state: 'settled' },
])('web vitals of head are $state at $lcp ms and a shift of $cls', async ({ state, ...vitals }) => {
  const base = await startSite(5, { lcp: 300, cls: 0.05 });
  const opened = await open(EMITTED, base, await startSite(5, vitals));
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { pairs, trouble } = await opened.driver.drive(['base', 'head', 'head', 'base']);
  expect(trouble).toEqual({ base: [], head: [] });
  expect(foundIn(pairs)).toEqual(
    expect.arrayContaining([
      ['p50 of Trend browser_web_vital_lcp', 'warning', state],
      ['value-p50 of Value browser_web_vital_cls', 'warning', state],
    ]),
  );
  expect(Object.keys(pairs[0]?.head.subjects ?? {}).join(' ')).not.toContain('browser_http');
});

test('a real browser gives its vitals to slices', async () => {
  const opened = await open(BROWSED, await startSite(20), await startSite(300));
  if (opened.kind !== 'side-by-side') throw new Error(JSON.stringify(opened));
  const { pairs, trouble } = await opened.driver.drive();
  expect(trouble).toEqual({ base: [], head: [] });
  const [base, head] = [pairs[0]?.base.subjects ?? {}, pairs[0]?.head.subjects ?? {}];
  const key = 'Trend browser_web_vital_ttfb';
  expect(base[key]?.percentiles?.count).toBeGreaterThan(0);
  expect(head[key]?.percentiles?.values[0]).toBeGreaterThanOrEqual(299);
  const { head: finished } = opened.driver.finish();
  const names = finished.endpoints.map(({ method, name }) => `${method} ${name}`);
  expect(names).toEqual(expect.arrayContaining(['Trend browser_web_vital_fcp', key]));
  expect(names.every((name) => name.includes('browser_web_vital_'))).toBe(true);
});
