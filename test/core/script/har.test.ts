import { expect, test } from 'vitest';
import { callsOfHar } from '../../../src/core/script/har/calls-of-har.ts';
import { planScript } from '../../../src/core/script/plan-script.ts';
import { writeScript } from '../../../src/core/script/write-script.ts';
import { leftOutText, unusableText } from '../../../src/core/words/script/left-out.ts';
import { configOf } from '../config/written.ts';

type Recorded = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly postData?: unknown;
  readonly status?: number | null;
  readonly bodySize?: number;
  readonly type?: string;
};

function entry(url: string, more: Recorded = {}) {
  const { method = 'GET', headers = {}, postData, bodySize, status = 200, type = 'text/html' } = more;
  return {
    request: {
      method,
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      postData,
      bodySize,
    },
    response: { status, content: { mimeType: type } },
  };
}

const har = (...entries: unknown[]) => ({ log: { entries } });

function converted(document: unknown, target: string | null = null) {
  const found = callsOfHar(document, { target });
  if ('kind' in found) throw new Error(unusableText(found));
  return { ...found, told: found.leftOut.map(leftOutText) };
}

test('a journey keeps its order and its bodies, and expects the answers that it had', () => {
  const { calls, leftOut } = converted(
    har(
      entry('https://shop.test/products/12?page=2#top', { headers: { Accept: 'text/html', ':path': '/' } }),
      entry('https://shop.test/cart', {
        method: 'POST',
        status: 303,
        postData: { mimeType: 'application/json', text: '{"id":12}' },
        headers: { 'Content-Type': 'application/json', 'Content-Length': '9', Host: 'shop.test' },
      }),
      entry('https://shop.test/cart', { status: 304 }),
      entry('https://shop.test/find', {
        method: 'POST',
        postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'q', value: 'a b' }] },
      }),
    ),
  );
  const plain = { weight: 1, redirects: false, headers: {}, body: null };
  const status = (...all: number[]) => ({ status: all, contains: null });
  expect(leftOut).toEqual([]);
  expect(calls).toEqual([
    {
      ...{ ...plain, method: 'GET', name: '/products/:id', paths: ['/products/12?page=2'] },
      ...{ headers: { Accept: 'text/html' }, checks: status(200) },
    },
    {
      ...{ ...plain, method: 'POST', name: '/cart', paths: ['/cart'], body: '{"id":12}' },
      ...{ headers: { 'Content-Type': 'application/json' }, checks: status(303) },
    },
    { ...plain, method: 'GET', name: '/cart', paths: ['/cart'], checks: status(200, 304) },
    { ...plain, method: 'POST', name: '/find', paths: ['/find'], body: 'q=a%20b', checks: status(200) },
  ]);
});

const SECRETS = ['c00kie', 'b3arer', 'k3y', 'csrft0ken', 'qu3rytoken', 'passw0rd', 'j5on'];

test('nothing secret, foreign or of a browser gets into the script, and each is told', () => {
  const headers = {
    Cookie: 'sid=c00kie',
    Authorization: 'Bearer b3arer',
    'X-Api-Key': 'k3y',
    'x-csrf-token': 'csrft0ken',
  };
  const form = { mimeType: 'application/x-www-form-urlencoded', text: 'user=a&password=passw0rd' };
  const json = { mimeType: 'application/json', text: '{"a":{"accessToken":"j5on"}}' };
  const document = har(
    entry('https://shop.test/?access_token=qu3rytoken&page=2', { headers }),
    entry('https://shop.test/cart', { headers: { cookie: 'sid=c00kie' } }),
    entry('https://cdn.test/a.js'),
    entry('https://cdn.test/b.js'),
    entry('https://shop.test/logo', { type: 'image/png' }),
    entry('https://shop.test/app.js?v=1'),
    entry('data:image/png;base64,AAAA'),
    entry('wss://shop.test/live', { status: 101 }),
    entry('https://shop.test/cart', {
      method: 'OPTIONS',
      headers: { 'Access-Control-Request-Method': 'PUT' },
    }),
    entry('https://shop.test/login?token=qu3rytoken', { method: 'POST', postData: form }),
    entry('https://shop.test/graphql', { method: 'POST', postData: json }),
    entry('https://shop.test/upload', {
      method: 'POST',
      postData: { mimeType: 'multipart/form-data; boundary=x' },
    }),
    entry('https://shop.test/slow', { status: 0 }),
    entry('https://shop.test/nothing', { status: 404 }),
  );
  const { told } = converted(document);
  expect(told).toEqual([
    '2 requests to another host, cdn.test',
    '2 requests for what browsers keep, such as /logo',
    '2 requests of another protocol than HTTP, such as data:image/png;base64',
    'one request by which a browser asks whether it may ask, such as OPTIONS /cart',
    'POST /login: what it sends may hold a secret',
    'POST /graphql: what it sends may hold a secret',
    'POST /upload: the recording does not hold what it sends',
    'GET /slow: it was not answered',
    'GET /nothing: it was answered with 404',
    'the header cookie of 2 requests: it may be a secret',
    'the header authorization of one request: it may be a secret',
    'the header x-api-key of one request: it may be a secret',
    'the header x-csrf-token of one request: it may be a secret',
    'the parameter access_token in the address of one request: it may be a secret',
  ]);
  const { workload } = configOf('app: { start: x }\nworkload: { har: a.har }');
  const planned = planScript(workload, document);
  if (planned.kind !== 'planned') throw new Error('a script was to be made');
  const script = writeScript({ ...planned.plan, remarks: told });
  for (const secret of SECRETS) expect(script).not.toContain(secret);
  expect(script).toContain('getRoot();\n  getCart();');
});

test('of an address that is no HTTP only what holds no secret is told', () => {
  const told = (url: string) => converted(har(entry(url, { status: 101 }))).told.join();
  for (const url of [
    'wss://shop.test/live?token=s3cret',
    'wss://shop.test/live#s3cret',
    'wss://me:s3cret@shop.test/live',
    'https://shop.test/live?ticket=s3cret@a',
    'data:text/plain,s3cret',
    `wss://shop.test/live/${'x'.repeat(60)}s3cret`,
  ]) {
    expect(told(url), url).not.toContain('s3cret');
  }
  expect(told('wss://me:s3cret@shop.test/live?a=1')).toContain('such as wss://shop.test/live');
});

const SECRET_NAMES = [
  ...[
    'passphrase',
    'passcode',
    'userPwd',
    'private_key',
    'privateKey',
    'jwt',
    'otp',
    'loginOtp',
    'SAMLResponse',
  ],
  ...['Ocp-Apim-Subscription-Key', 'x-functions-key', 'GITHUB_PAT', 'db_dsn', 'code_verifier'],
];

test.each(SECRET_NAMES)('%s is the name of a secret in a query, a header, a form and a JSON text', (name) => {
  const post = (path: string, text: string) =>
    entry(`http://a.test/${path}`, { method: 'POST', postData: { text } });
  const { calls, told } = converted(
    har(
      entry(`http://a.test/?${name}=s3cret&page=2`, { headers: { [name]: 's3cret' } }),
      post('form', `a=b&${name}=s3cret`),
      post('json', JSON.stringify({ a: [{ [name]: 's3cret' }] })),
    ),
  );
  expect(calls).toMatchObject([{ headers: {}, paths: ['/?page=2'] }]);
  expect(told.length).toBe(4);
});

test('names that only look alike are sent', () => {
  const path = '/?code=SAVE10&options=1&desktop=2&spinner=3&compass=4&keyword=5&assignee=6';
  const text =
    '{"shipping":"a","opinion":"b","options":[{"passenger":"c"}],"note":"the pass: it was shut","state":"CA","code":"US"}';
  const { calls, leftOut } = converted(
    har(entry(`http://a.test${path}`, { method: 'POST', postData: { text } })),
  );
  expect(leftOut).toEqual([]);
  expect(calls).toMatchObject([{ paths: [path], body: text }]);
});

test.each(['/callback?code=s3cret', '/?state=1&code=s3cret', '/oauth/done?a=b&code=s3cret'])(
  'the code of a login is a secret: %s',
  (path) => {
    expect(JSON.stringify(converted(har(entry(`http://a.test${path}`))))).not.toContain('s3cret');
  },
);

test.each([
  '{"query":"mutation { login(name: \\"a\\", password: \\"s3cret\\") { id } }"}',
  '{"message":"{\\"clientSecret\\":\\"s3cret\\"}"}',
  '<Envelope><wsse:Password Type="text">s3cret</wsse:Password></Envelope>',
  '<login user="a" passphrase="s3cret"/>',
  'mutation { login(token: "s3cret") }',
  'payload=%7B%22password%22%3A%22s3cret%22%7D&a=100%',
  'user[password]=s3cret',
  'grant_type=authorization_code&code=s3cret',
])('a body that names a secret in its text is left out: %s', (text) => {
  const { calls, told } = converted(har(entry('http://a.test/x', { method: 'POST', postData: { text } })));
  expect(calls).toEqual([]);
  expect(told).toEqual(['POST /x: what it sends may hold a secret']);
});

test.each([0, -1, null])('a request with the status %s was not answered', (status) => {
  const { calls, told } = converted(har(entry('http://a.test/slow', { status })));
  expect(calls).toEqual([]);
  expect(told).toEqual(['GET /slow: it was not answered']);
});

test.each([
  ['a file beside it', { postData: { mimeType: '', text: '', params: [], _file: 'a.json' } }],
  ['a hash', { postData: { mimeType: 'application/json', text: '', params: [], _sha1: 'a.json' } }],
  ['its size', { postData: { mimeType: 'application/json', text: '', params: [] }, bodySize: 20 }],
  ['only its size', { bodySize: 20 }],
])('a body that the recording did not keep is not sent as an empty one: %s', (_, more) => {
  const { calls, told } = converted(har(entry('http://a.test/x', { ...more, method: 'POST' })));
  expect(calls).toEqual([]);
  expect(told).toEqual(['POST /x: the recording does not hold what it sends']);
});

test.each([{}, { bodySize: 0 }, { bodySize: -1 }, { postData: { mimeType: '', text: '', params: [] } }])(
  'a request that sent nothing sends nothing: %j',
  (more) => {
    const { calls } = converted(har(entry('http://a.test/x', { ...more, method: 'POST' })));
    expect(calls).toMatchObject([{ body: null }]);
  },
);

test('the host is that of the target where the journey has it, else that of its first request', () => {
  const document = har(
    entry('http://login.test/'),
    entry('https://shop.test/a'),
    entry('https://shop.test/b'),
  );
  const paths = (target: string | null) => converted(document, target).calls.map((call) => call.paths[0]);
  expect(paths(null)).toEqual(['/']);
  expect(paths('https://shop.test')).toEqual(['/a', '/b']);
  expect(paths('http://127.0.0.1:3000')).toEqual(['/']);
});

test('the headers of all requests replace those that were recorded', () => {
  const { workload } = configOf('app: { start: x }\nworkload: { har: a.har, headers: { accept: text/css } }');
  const planned = planScript(workload, har(entry('http://a.test/', { headers: { Accept: 'text/html' } })));
  expect(planned).toMatchObject({ plan: { iteration: 'all', calls: [{ headers: { accept: 'text/css' } }] } });
});

test('a journey that does not tell its answers expects any that is no error', () => {
  const request = { method: 'GET', url: 'http://a.test/' };
  expect(converted(har({ request })).calls).toMatchObject([{ checks: { status: [] } }]);
});

test('a journey is cut where nobody would read it', () => {
  const all = Array.from({ length: 130 }, (_, index) => entry(`http://a.test/${index}`));
  const { calls, told } = converted(har(...all));
  expect(calls.length).toBe(100);
  expect(told).toEqual(['30 requests at the end: a journey may have 100']);
});

test.each([[null], [{}], [{ log: {} }], [{ log: { entries: {} } }], ['text']])(
  'what is no HAR file is told: %j',
  (document) => {
    const found = callsOfHar(document, { target: null });
    expect('kind' in found ? unusableText(found) : '').toContain('no HAR file');
  },
);

test.each([[null], [5], [{}], [{ request: 5 }], [{ request: { url: 5, headers: [null], postData: 5 } }]])(
  'an entry that is not as it should be breaks nothing: %j',
  (one) => {
    expect(converted(har(one)).calls).toEqual([]);
  },
);
