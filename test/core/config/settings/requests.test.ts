import { expect, test } from 'vitest';
import { configOf, problemsOf } from '../written.ts';

const of = (requests: string): string => `
app: { start: node server.js }
workload:
  requests:
${requests.replace(/^/gm, '    ')}
`;

const requestsOf = (text: string) => configOf(of(text)).workload.requests;

test('a line is a request, and an object is one with more to say', () => {
  const found = requestsOf(`
- GET /products
- /orders?page=2
- { path: /cart, method: POST, body: { id: 1 }, weight: 3, name: add to cart, checks: { status: 201 } }
- { path: /search, checks: { status: [200, 204], contains: products }, headers: { X-Depth: 2 } }`);
  const plain = { origin: null, name: null, headers: {}, body: null, weight: 1 };
  const any = { status: [], contains: null };
  expect(found).toEqual([
    { ...plain, method: 'GET', path: '/products', checks: any },
    { ...plain, method: 'GET', path: '/orders?page=2', checks: any },
    {
      ...{ ...plain, method: 'POST', path: '/cart', name: 'add to cart', weight: 3, body: '{"id":1}' },
      ...{ headers: { 'Content-Type': 'application/json' }, checks: { status: [201], contains: null } },
    },
    {
      ...{ ...plain, method: 'GET', path: '/search', headers: { 'X-Depth': '2' } },
      checks: { status: [200, 204], contains: 'products' },
    },
  ]);
});

test('a text body stays as it stands, and its type is what the headers say', () => {
  const found = requestsOf('- { method: PUT, path: /a, body: "x=1", headers: { content-type: text/plain } }');
  expect(found).toMatchObject([{ body: 'x=1', headers: { 'content-type': 'text/plain' } }]);
  const json = requestsOf('- { method: PUT, path: /a, body: [1], headers: { content-type: a/b } }');
  expect(json?.[0]?.headers).toEqual({ 'content-type': 'a/b' });
});

test('an input or a flag holds lines, or commas between requests', () => {
  const file = 'app: { start: x }';
  const paths = (requests: string) => configOf(file, { requests }).workload.requests?.map(({ path }) => path);
  expect(paths('GET /a\nPOST /b\n')).toEqual(['/a', '/b']);
  expect(paths('GET /a?ids=1,2, /b,HEAD /c')).toEqual(['/a?ids=1,2', '/b', '/c']);
});

test('every mistake is told at once, each with its place and what was meant', () => {
  const text = of(`
- get /products
- GTE /products
- products
- GET /products/:id
- GET: /products
- { pth: /a }
- { path: a, method: SEND, weight: "2", checks: 200 }
- { path: /a b, headers: { "X Y": 1, Z: [1] }, checks: { status: 99, contians: x } }
- 5`);
  expect(problemsOf(text).map((one) => one.replace(/^perf-gate.yml:\d+:\d+ /, ''))).toEqual([
    'workload.requests[4].GET is not a setting. Write the request as one text, `GET /products`.',
    'workload.requests[5].pth is not a setting. Did you mean path? Known here: method, path, name, headers, body, weight, checks.',
    'workload.requests[7].checks.contians is not a setting. Did you mean contains? Known here: status, contains.',
    'workload.requests[0] is "get /products", but must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS. Did you mean GET /products?',
    'workload.requests[1] is "GTE /products", but must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS. Did you mean GET /products?',
    'workload.requests[2] is "products", but must be a request such as GET /products. Did you mean GET /products?',
    'workload.requests[3] is "GET /products/:id", but must be a path that can be sent: write a value for :id, and `name: /products/:id` beside it.',
    'workload.requests[5].path is empty, but must be a path from / on, such as /products?page=2.',
    'workload.requests[6].method is "SEND", but must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.',
    'workload.requests[6].path is "a", but must be a path from / on, such as /products?page=2. Did you mean /a?',
    'workload.requests[6].weight is "2", but must be a number above 0 and up to 1000. Did you mean 2?',
    'workload.requests[6].checks is 200, but must be checks such as { status: 200, contains: products }. Did you mean { status: 200 }?',
    'workload.requests[7].path is "/a b", but must be a path from / on, such as /products?page=2.',
    'workload.requests[7].headers is "X Y", but must be names of headers: letters, digits and dashes.',
    'workload.requests[7].headers.Z is "[…]", but must be a text in one line.',
    'workload.requests[7].checks.status is 99, but must be a status such as 200, or a list of them.',
    'workload.requests[8] is 5, but must be a request such as GET /products, or method, path and more.',
  ]);
});

test('what a mistaken request holds in its headers is not told', () => {
  const text = of('- { path: 5, headers: { Authorization: ["Bearer s3cr3t-v4lue"] } }');
  expect(problemsOf(text).join('\n')).not.toContain('s3cr3t');
});

test('an empty list is no load', () => {
  expect(problemsOf('app: { start: x }\nworkload: { requests: [] }').join()).toContain(
    'a list with a request',
  );
});

test('one thing says what is sent', () => {
  expect(problemsOf('app: { start: x }')).toEqual([
    expect.stringMatching(
      /no k6 script is named\. Set workload\.script \(or --script\), or one of workload\.requests/,
    ),
  ]);
  const both = 'app: { start: x }\nworkload: { script: a.js, requests: [GET /] }';
  expect(problemsOf(both)).toEqual([
    'perf-gate.yml:2:37 workload.script and workload.requests exclude each other: keep the one that is meant.',
  ]);
});

test('an address is a target and a request, and excludes what starts or names another', () => {
  const url = 'http://127.0.0.1:3000/products?page=2';
  expect(configOf('gate: a', { url }).workload).toMatchObject({ url, target: 'http://127.0.0.1:3000' });
  expect(configOf('workload: { requests: [GET https://a.test/x] }').workload.target).toBe('https://a.test');
  expect(problemsOf('app: { start: x }', { url })).toEqual([
    '--url: workload.url and app.start exclude each other: write `requests: [GET /products?page=2]` in its place.',
  ]);
  expect(problemsOf('app: { start: x }\nworkload: { requests: [GET http://a.test/x] }').join()).toContain(
    'the address http://a.test and app.start exclude each other: write the path alone, /x.',
  );
  expect(problemsOf('workload: { requests: [GET http://a.test/x, GET http://b.test/y] }').join()).toContain(
    'a load is of one address, and these are http://a.test and http://b.test: keep one of them.',
  );
  expect(problemsOf('gate: a', { url: '127.0.0.1:3000/x' }).join()).toContain(
    'Did you mean http://127.0.0.1:3000/x?',
  );
});

test('a rate and a duration are free to say, and not needed', () => {
  const file = 'app: { start: x }\nworkload: { requests: [GET /] }';
  expect(configOf(file).workload).toMatchObject({ rate: null, durationMs: null, script: '' });
  expect(configOf(file, { duration: '10s' }).workload.durationMs).toBe(10_000);
});

test('a header names only variables that reach the script', () => {
  const file = (env: string) => `
app: { start: x }
workload:
  env: [${env}]
  headers: { X-Key: "\${KEY}" }
  requests: [{ path: /, headers: { Authorization: "Bearer \${TOKEN}" } }]`;
  expect(problemsOf(file('KEY, TOKEN=abc'))).toEqual([]);
  expect(problemsOf(file('')).map((one) => one.replace(/^\S+ /, ''))).toEqual([
    'a header names the variable KEY, which does not reach the script: add it to workload.env, as `env: [KEY]`.',
    'a header names the variable TOKEN, which does not reach the script: add it to workload.env, as `env: [TOKEN]`.',
  ]);
});

test('headers of all requests belong to no script of the user', () => {
  const file = 'app: { start: x }\nworkload: { script: a.js, headers: { A: b } }';
  expect(problemsOf(file).join()).toContain('workload.headers has no use with workload.script');
});

test('a request without its path is told at its place, and nothing that it sends', () => {
  const text = of('- { headers: { Authorization: hunterpass, X-Pin: 4711 }, body: hunterpass }');
  expect(problemsOf(text)).toEqual([
    'perf-gate.yml:5:7 workload.requests[0].path is empty, but must be a path from / on, such as /products?page=2.',
  ]);
  const noList = 'workload: { requests: { path: /a, headers: { Authorization: hunterpass } } }';
  expect(problemsOf(noList).join()).toContain('workload.requests is "{…}", but must be a list of requests');
});

test('a secret is hidden before a long value is cut within it', () => {
  const secret = 's3cr3t-'.repeat(9);
  const text = `workload: { headers: [${'x'.repeat(70)}, ${secret}] }`;
  const told = problemsOf(text).join();
  expect(told).toContain('workload.headers is [');
  expect(told).not.toContain('s3cr3t');
});
