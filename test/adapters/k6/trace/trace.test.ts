import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createNaming, NO_RULES } from '../../../../src/adapters/k6/names/naming.ts';
import { markedParams } from '../../../../src/adapters/k6/trace/mark-requests.ts';
import { readSamples } from '../../../../src/adapters/k6/trace/samples.ts';
import { isEnough } from '../../../../src/adapters/k6/trace/trace.ts';
import { Group } from '../../../../src/core/series/group.ts';

const BASE = 'http://127.0.0.1:4000';

const marking = () => {
  let made = 0;
  return {
    isOurs: (address: string) => address.startsWith(BASE),
    ...{ header: 'perf-gate-request', tag: 'perf_gate_request' },
    next: () => `1.${++made}`,
  };
};

test.each([
  ['nothing', undefined, {}, {}],
  ['null', null, {}, {}],
  ['headers', { headers: { a: 'b' } }, { a: 'b' }, {}],
  ['tags', { tags: { name: 'x' } }, {}, { name: 'x' }],
  ['both, empty', { headers: null, tags: null }, {}, {}],
])('a request to BASE_URL with %s gets an id twice', (_, params, headers, tags) => {
  const given = Object.freeze(structuredClone(params));
  expect(markedParams(`${BASE}/a`, given, marking())).toEqual({
    headers: { ...headers, 'perf-gate-request': '1.1' },
    tags: { ...tags, perf_gate_request: '1.1' },
  });
});

test('what http.url makes of a template is an address too, and each request gets another id', () => {
  const one = marking();
  const url = { name: `${BASE}/a/\${}`, url: `${BASE}/a/1`, clean_url: '' };
  const ids = [url, `${BASE}/b`].map((each) => markedParams(each, { timeout: '1s' } as object, one));
  expect(ids).toMatchObject([
    { timeout: '1s', tags: { perf_gate_request: '1.1' } },
    { tags: { perf_gate_request: '1.2' } },
  ]);
});

test.each(['https://login.test/token', undefined, null, 7, {}])('%j is no address of ours', (url) => {
  const params = { tags: { a: 'b' } };
  expect(markedParams(url, params, marking())).toBe(params);
});

/** A line as k6 writes it. */
const line = (metric: string, tags: object) =>
  JSON.stringify({ metric, type: 'Point', data: { time: '2026-01-01T00:00:00Z', value: 1, tags } });

test('samples of iterations with an id are read, as far as the file goes', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samples-'));
  const file = path.join(folder, 'samples.json');
  const tags = { perf_gate: 'judged', perf_gate_request: '1.1', method: 'GET', status: '200' };
  const whole = line('http_reqs', { ...tags, name: `${BASE}/late` });
  const lines = [
    '{"type":"Metric","data":{"name":"http_reqs","type":"counter"},"metric":"http_reqs"}',
    line('http_reqs', { ...tags, perf_gate: undefined, group: '::setup', name: `${BASE}/setup` }),
    line('http_reqs', { ...tags, name: `${BASE}/orders/17?a=b`, status: '302' }),
    line('http_req_duration', { ...tags, name: `${BASE}/orders/17` }),
    line('http_reqs', { ...tags, perf_gate_request: '2.1', name: 'own \ue02c name', method: 'POST' }),
    line('http_reqs', { ...tags, perf_gate_request: undefined, name: 'https://login.test/' }),
    whole.slice(0, -9),
  ];
  writeFileSync(file, lines.join('\n'));
  const naming = createNaming(NO_RULES);
  expect(await readSamples(file, BASE, naming)).toEqual([
    { id: '1.1', endpoint: 'GET /orders/:id', status: 302 },
    { id: '2.1', endpoint: 'POST own , name', status: 200 },
  ]);
  expect(await readSamples(path.join(folder, 'none'), BASE, naming)).toEqual([]);
  rmSync(folder, { recursive: true });
});

const seen = (requests: Readonly<Record<string, number>>) => ({
  endpoints: new Map(
    Object.entries(requests).map(([key, count]) => {
      const [method = '', name = ''] = key.split(' ');
      const group = new Group();
      group.addRequests({ bucket: 0, width: 1 }, count, 200, null);
      return [key, { endpoint: { method, name, path: name, ambiguous: false }, group }];
    }),
  ),
});

test.each([
  ['nothing was called', {}, [], false],
  ['all were called often', { 'GET /a': 22, 'GET /b': 40 }, [], true],
  ['one was not', { 'GET /a': 22, 'GET /b': 21 }, [], false],
  ['one that is wanted was not called at all', { 'GET /a': 30 }, ['GET /c'], false],
  ['those that are wanted were called too', { 'GET /a': 30, 'GET /c': 22 }, ['GET /c'], true],
  ['a metric of the script’s own has few', { 'GET /a': 30, 'Trend login': 3 }, [], true],
])('whether it is enough where %s', (_, requests, wanted, isIt) => {
  expect(isEnough(seen(requests as Record<string, number>), wanted)).toBe(isIt);
});
