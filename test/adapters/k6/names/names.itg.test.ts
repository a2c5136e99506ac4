import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuet } from '../open-duet.ts';
import { startServer, type TestServer } from '../test-server.ts';

let directory: string;
let servers: readonly TestServer[];
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'names-'));
  servers = await Promise.all([startServer(), startServer()]);
});
afterEach(async () => {
  for (const server of servers) await server.close();
  await rm(directory, { recursive: true, force: true });
});

const SCRIPT = `import http from 'k6/http';
import exec from 'k6/execution';
export const options = { scenarios: { main: { executor: 'constant-arrival-rate', rate: 20, timeUnit: '1s', duration: '30s', preAllocatedVUs: 20 } } };
const any = (list) => list[Math.floor(Math.random() * list.length)];
const [adjectives, nouns] = ['red,green,blue,tall,small,old'.split(','), 'house,tree,boat,road,hill,river'.split(',')];
export default function () {
  http.get(\`\${__ENV.BASE_URL}/orders/\${exec.scenario.iterationInTest}?at=\${Date.now()}\`);
  http.get(\`\${__ENV.BASE_URL}/posts/\${any(adjectives)}-\${any(nouns)}-\${any(nouns)}\`);
  http.get(\`\${__ENV.BASE_URL}/posts/newest\`);
  http.get(\`\${__ENV.BASE_URL}/\`, { tags: { name: 'home, sweet home' } });
  exec.vu.metrics.tags.name = 'of the VU, as it is';
  http.get(\`\${__ENV.BASE_URL}/vu\`);
  delete exec.vu.metrics.tags.name;
}`;

test('rounds hold endpoints by their route, learned alike on both arms, however their requests are called', async () => {
  await writeFile(path.join(directory, 'load.js'), SCRIPT);
  const [base, head] = servers.map(({ url }) => url);
  const opened = await openDuet({
    directory,
    warmupMs: 4000,
    // It counts its iterations, which rounds do for an application that is reset.
    hasReset: true,
    baseUrls: { base: base ?? '', head: head ?? '' },
  });
  if (opened.kind !== 'ready') throw new Error(JSON.stringify(opened));
  const { pairs } = await opened.driver.drive(['base', 'head']);
  const measured = opened.driver.finish();
  const names = [
    'GET /orders/:id',
    'GET /posts/*',
    'GET /posts/newest',
    'GET home, sweet home',
    'GET of the VU, as it is',
  ];
  expect(pairs).toHaveLength(2);
  for (const { subjects } of pairs.flatMap((pair) => [pair.base, pair.head])) {
    expect(Object.keys(subjects).toSorted()).toEqual([...names, 'overall'].toSorted());
    const whole = subjects['overall']?.requests ?? 0;
    const counts = names.map((name) => subjects[name]?.requests ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(whole);
    const inexact = names.filter((name) => subjects[name]?.percentiles?.error !== undefined);
    expect(inexact).toEqual(['GET of the VU, as it is']);
  }
  for (const arm of [measured.base, measured.head]) {
    expect(arm.endpoints.map(({ method, name }) => `${method} ${name}`).toSorted()).toEqual(names);
    expect(arm.workload.names).toMatchObject({ rules: 1, learned: ['/posts/newest', '/posts/*'] });
  }
  expect(measured.head.notes).toContainEqual(expect.stringMatching(/^Read from histograms.*: GET of the VU/));
});
