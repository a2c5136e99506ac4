import { expect, test } from 'vitest';
import { parseSummary } from '../../../../src/adapters/k6/collect/summary.ts';
import { scopeInRounds, scopeToScript } from '../../../../src/adapters/k6/collect/tags.ts';
import { pooledThresholds, withoutBarrier } from '../../../../src/adapters/k6/collect/thresholds.ts';
import {
  keyWithoutAddress,
  thresholdsOf,
  withoutAddress,
} from '../../../../src/adapters/k6/collect/without-address.ts';

const BASE = 'http://127.0.0.1:400';

test.each([
  [`d{url:${BASE}/orders?page=1}`, 'd{url:BASE_URL/orders?page=1}'],
  [`d{url:${BASE},method:GET}`, 'd{url:BASE_URL,method:GET}'],
  [`d{name:"${BASE}"}`, 'd{name:"BASE_URL"}'],
  ['d{url:ws://127.0.0.1:400/ws}', 'd{url:ws://BASE_URL.host/ws}'],
  ['d{target:127.0.0.1:400}', 'd{target:BASE_URL.host}'],
  [`d{url:${BASE}1/orders}`, `d{url:${BASE}1/orders}`],
  ['d{name:home}', 'd{name:home}'],
])('%s is %s', (key, free) => {
  expect(keyWithoutAddress(key, BASE)).toBe(free);
});

test('an address may be one with a path, and there may be none', () => {
  expect(keyWithoutAddress('d{url:http://a.test/api/x}', 'http://a.test/api/')).toBe('d{url:BASE_URLx}');
  expect(keyWithoutAddress('d{url:http://a.test/apis}', 'http://a.test/api')).toBe(
    'd{url:http://BASE_URL.host/apis}',
  );
  expect(keyWithoutAddress('d{name:home}', '')).toBe('d{name:home}');
});

/** A process against this address, whose slowest request took so long. */
function processAt(baseUrl: string, max: number) {
  const key = `http_req_duration{url:${baseUrl}/orders}`;
  const at = {
    inspected: { thresholds: { [key]: ['max<30'], vus: ['value>0'] } },
    setting: { env: { BASE_URL: baseUrl } },
  };
  const trend = { count: 10, avg: 10, min: 5, med: 10, max };
  const metrics = {
    [key]: { ...trend, thresholds: { 'max<30': max >= 30 } },
    [scopeInRounds(key)]: trend,
    [scopeToScript(key)]: { ...trend, max: max / 2 },
    vus: { value: 4, min: 1, max: 4 },
  };
  return { at, summary: withoutAddress(parseSummary(JSON.stringify({ metrics })), at) };
}

test('a threshold on an address is one over both starts, and the same on both sides', () => {
  const [first, second] = [processAt('http://127.0.0.1:4001', 40), processAt('http://127.0.0.1:4002', 20)];
  const thresholds = thresholdsOf(second.at);
  expect(thresholdsOf(first.at)).toEqual(thresholds);
  const metric = 'http_req_duration{url:BASE_URL/orders}';
  const [one, other] = pooledThresholds(thresholds, [first.summary, second.summary], 1000, []);
  expect(one).toEqual({ metric, expression: 'max<30', value: 40, crossed: true });
  expect(other).toMatchObject({ metric: 'vus', value: 4, crossed: false });
});

test('so is that of a whole run, after which both sides got other addresses', () => {
  const { summary } = processAt('http://127.0.0.1:4001', 40);
  const { at } = processAt('http://127.0.0.1:4002', 20);
  const keys = Object.fromEntries(Object.keys(thresholdsOf(at)).map((key) => [key, key]));
  expect(summary.thresholds(keys)).toEqual([
    { metric: 'http_req_duration{url:BASE_URL/orders}', expression: 'max<30', value: 40, crossed: true },
  ]);
  const [of] = withoutBarrier(summary.thresholds(keys), summary, 0);
  expect(of).toMatchObject({ value: 20, crossed: false });
});
