import vm from 'node:vm';
import { expect, test } from 'vitest';
import { roundLength } from '../../../src/core/decision/duet/round-length.ts';
import { expectedPercentiles } from '../../../src/core/decision/expect/percentiles.ts';
import type { Call } from '../../../src/core/script/call.ts';
import { functionNames } from '../../../src/core/script/function-names.ts';
import { pathName } from '../../../src/core/script/path-name.ts';
import { usualRate } from '../../../src/core/script/usual-rate.ts';
import { writeScript } from '../../../src/core/script/write-script.ts';

const CALL: Call = {
  ...{ method: 'GET', name: '/products', paths: ['/products'], headers: {}, body: null, weight: 1 },
  checks: { status: [], contains: null },
};

const scriptOf = (calls: readonly Partial<Call>[], more = {}) =>
  writeScript({
    calls: calls.map((call) => ({ ...CALL, ...call })),
    iteration: 'one',
    rate: { perSecond: 20, text: '20/s' },
    durationMs: 30_000,
    baseUrl: 'http://127.0.0.1:3000',
    remarks: ['Made for a test.'],
    ...more,
  });

type Sent = { readonly method: string; readonly url: string; readonly body: unknown; readonly params: never };

/** Runs a script's iterations with a stand-in for k6's two modules, which only notes what it is asked for. */
function iterations(script: string, count: number, answer = { status: 200, body: '' }) {
  const sent: Sent[] = [];
  const checked: [string, boolean][] = [];
  const note = (method: string, url: string, body: unknown, params: never) => {
    sent.push({ method, url, body, params });
    return answer;
  };
  const withBody = (method: string) => (url: string, body: unknown, params: never) =>
    note(method, url, body, params);
  const bare = (method: string) => (url: string, params: never) => note(method, url, null, params);
  const http = {
    ...{ get: bare('GET'), head: bare('HEAD'), post: withBody('POST'), put: withBody('PUT') },
    ...{ patch: withBody('PATCH'), del: withBody('DELETE'), options: withBody('OPTIONS'), request: note },
    expectedStatuses: (...all: number[]) => all,
  };
  const check = (value: unknown, tests: Record<string, (value: unknown) => boolean>) => {
    for (const [name, one] of Object.entries(tests)) checked.push([name, one(value)]);
  };
  const plain = script
    .replace(/^import .*$/gm, '')
    .replace('export const options', 'const options')
    .replace('export default function', 'function iteration');
  const world = { http, check, __ENV: { BASE_URL: 'http://app/', TOKEN: 't0ken' }, Math };
  const loaded = vm.runInNewContext(`${plain}\n;({ iteration, options })`, world);
  for (let index = 0; index < count; index += 1) loaded.iteration();
  return { sent, checked, options: loaded.options, world };
}

test('a request is sent to BASE_URL under its name, and its answer is looked at', () => {
  const { sent, checked, options } = iterations(scriptOf([{}]), 1);
  expect(sent).toEqual([
    { method: 'GET', url: 'http://app/products', body: null, params: { tags: { name: '/products' } } },
  ]);
  expect(checked).toEqual([['GET /products: the status is below 400', true]]);
  expect(options.scenarios.requests).toMatchObject({ rate: 20, timeUnit: '1s', duration: '30s' });
});

test('an answer that never came, or is none of those that are right, fails its check', () => {
  const checked = (call: Partial<Call>, answer: { status: number; body: string }) =>
    iterations(scriptOf([call]), 1, answer).checked.map(([, right]) => right);
  expect(checked({}, { status: 0, body: '' })).toEqual([false]);
  expect(checked({}, { status: 400, body: '' })).toEqual([false]);
  const checks = { status: [404, 410], contains: 'gone' };
  expect(checked({ checks }, { status: 410, body: 'it is gone' })).toEqual([true, true]);
  expect(checked({ checks }, { status: 200, body: 'here' })).toEqual([false, false]);
});

test('a status that is right is none of the failed requests', () => {
  const { sent } = iterations(scriptOf([{ checks: { status: [404], contains: null } }]), 1);
  expect(sent[0]?.params).toMatchObject({ responseCallback: [404] });
});

test('weights are kept over a few iterations, and the order of all is that of the list', () => {
  const calls = [{ weight: 3 }, { method: 'POST', name: '/orders', paths: ['/orders'], body: '{}' }] as const;
  const methods = iterations(scriptOf(calls), 40).sent.map(({ method }) => method);
  expect(Math.abs(methods.filter((one) => one === 'GET').length - 30)).toBeLessThanOrEqual(2);
  const all = iterations(scriptOf(calls, { iteration: 'all' }), 2).sent.map(({ method }) => method);
  expect(all).toEqual(['GET', 'POST', 'GET', 'POST']);
});

test('every method has its body and its headers, and a header its variable', () => {
  const headers = { Authorization: `Bearer \${TOKEN}!`, 'X-A': 'b' };
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    const { sent } = iterations(scriptOf([{ method, body: 'x', headers }]), 1);
    expect(sent, method).toMatchObject([
      { method, body: 'x', params: { headers: { Authorization: 'Bearer t0ken!', 'X-A': 'b' } } },
    ]);
  }
});

test('one of several paths is sent', () => {
  const paths = ['/products/1', '/products/2'];
  const { sent } = iterations(scriptOf([{ paths, name: '/products/:id' }]), 40);
  expect(new Set(sent.map(({ url }) => url))).toEqual(new Set(paths.map((path) => `http://app${path}`)));
});

const ATTACKS = [
  '`; stolen(); `',
  `\${stolen()}`,
  '*/ stolen(); /*',
  '\n stolen();\n',
  '\r\nstolen();//',
  '\u2028stolen();\u2029stolen();',
  '"); stolen(); ("',
  "'); stolen(); ('",
  '\\"); stolen(); //',
  '</script>\u0000stolen()',
  '__proto__',
];

test.each(ATTACKS)('nothing of %j is run, wherever it stands', (text) => {
  const call = {
    ...{ name: text, paths: [`/${text}`, text], body: text, headers: { [`X-${text}`]: text } },
    checks: { status: [], contains: text },
  };
  const script = scriptOf([call, { ...call, method: 'POST', paths: [`/${text}`] }], {
    remarks: [text],
    baseUrl: text,
  });
  const { sent, world } = iterations(script.replace('__ENV.BASE_URL ||', ''), 20);
  expect('stolen' in world).toBe(false);
  expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
    body: text,
    params: { tags: { name: text }, headers: { [`X-${text}`]: text } },
  });
  expect(script).not.toMatch(/[\u2028\u2029\r\0]/);
});

test('a check has no name that k6 refuses', () => {
  const { checked } = iterations(scriptOf([{ name: 'a::b:::c' }]), 1);
  expect(checked[0]?.[0]).toBe('GET a:b:c: the status is below 400');
});

test('functions have names of their own, whatever the requests are called', () => {
  const of = (...names: string[]) => functionNames(names.map((name) => ({ method: 'GET', name })));
  expect(of('/', '/products/:id', '/products/{id}', '/products-id', '🤷', '/delete')).toEqual([
    ...['getRoot', 'getProductsId', 'getProductsId2', 'getProductsId3', 'getRoot2', 'getDelete'],
  ]);
});

test.each([
  ['/products', '/products/paths'],
  ['/products/paths', '/products'],
])('the list of a function’s paths has no other function’s name: %s and %s', (first, second) => {
  const paths = (name: string) => [`${name}?page=1`, `${name}?page=2`];
  const calls = [first, second].map((name) => ({ name, paths: paths(name) }));
  const { sent } = iterations(scriptOf(calls, { iteration: 'all' }), 1);
  expect(sent.map(({ params }) => params)).toEqual([first, second].map((name) => ({ tags: { name } })));
});

test('a path is called by what does not vary in it', () => {
  expect(pathName('/products/12/reviews?page=2')).toBe('/products/:id/reviews');
  expect(pathName('/users/6f9619ff-8b86-d011-b42d-00c04fc964ff')).toBe('/users/:id');
  expect(pathName('/v2/products')).toBe('/v2/products');
  expect(pathName('/')).toBe('/');
  const routes = ['/users/:name', '/files/**'];
  expect(pathName('/users/ann?x=1', routes)).toBe('/users/:name');
  expect(pathName('/files/a/b.txt', routes)).toBe('/files/**');
  expect(['/users', '/users/', '/users/ann/posts'].map((path) => pathName(path, routes))).toEqual([
    ...['/users', '/users/', '/users/ann/posts'],
  ]);
});

test('a rate that nobody sets lets each request be judged, within what a small application bears', () => {
  const rate = (count: number, iteration: 'one' | 'all', weight = 1) => {
    const calls = Array.from({ length: count }, (_, index) => ({
      ...CALL,
      weight: index === 0 ? weight : 1,
    }));
    return usualRate({ calls, iteration }).text;
  };
  expect([1, 2, 4, 30].map((count) => rate(count, 'one'))).toEqual(['20/s', '30/s', '50/s', '100/s']);
  expect([1, 2, 4, 30, 300].map((count) => rate(count, 'all'))).toEqual([
    '20/s',
    '15/s',
    '12/s',
    '3/s',
    '1/s',
  ]);
  expect(rate(2, 'one', 5)).toBe('70/s');
});

// The rate that leaves every endpoint's p95 to be judged must follow what a round is made of.
test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
  'the p95 of each of %i requests can be judged at that rate',
  (count) => {
    const calls = Array.from({ length: count }, () => CALL);
    const { perSecond } = usualRate({ calls, iteration: 'one' });
    const round = roundLength(perSecond, 10);
    if (!round.ok) throw new Error('a round is to be had');
    const all = (perSecond * round.ms) / 1000;
    const window = { kind: 'round' as const, ms: round.ms, most: Math.floor(120_000 / (2 * round.ms)) };
    const expected = expectedPercentiles({ window, all, own: all / count, levels: [] });
    expect(expected.find(({ metric }) => metric === 'p95')?.state).not.toBe('too-few');
  },
);

test('slow rates are whole ones of a longer time', () => {
  const { options } = iterations(
    scriptOf([{}], { rate: { perSecond: 0.5, text: '30/m' }, durationMs: 1500 }),
    1,
  );
  expect(options.scenarios.requests).toMatchObject({ rate: 30, timeUnit: '60s', duration: '1500ms' });
});
