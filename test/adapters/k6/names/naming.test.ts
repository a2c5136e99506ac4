import { expect, test } from 'vitest';
import { createNaming, NO_RULES } from '../../../../src/adapters/k6/names/naming.ts';

const BASE = 'http://127.0.0.1:4001';
/** Begins like the one above. */
const OTHER = 'http://127.0.0.1:40017/api';
const naming = createNaming(NO_RULES);
const named = (path: string, rules = NO_RULES) =>
  createNaming(rules)(`${BASE}${path}`, BASE).slice(BASE.length);

test.each([
  ['/products/7', '/products/:id'],
  ['/products/7/reviews/12', '/products/:id/reviews/:id'],
  ['/a/-3.75', '/a/:id'],
  ['/sales/2026-11-28', '/sales/:id'],
  ['/sales/2026-11-28T12:00:00Z', '/sales/:id'],
  ['/sales/2026-11-28T12%3A00%3A00Z', '/sales/:id'],
  ['/geo/52.52,13.4', '/geo/:id'],
  ['/u/550e8400-e29b-41d4-a716-446655440000', '/u/:id'],
  ['/o/507f1f77bcf86cd799439011', '/o/:id'],
  ['/o/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/o/:id'],
  ['/o/V1StGXR8_Z5jdHi6B-myT', '/o/:id'],
  ['/o/k3j9x2m1', '/o/:id'],
  ['/o/q8z7w6', '/o/:id'],
  ['/commits/a1b2c3d', '/commits/:id'],
  ['/users/user-42', '/users/:id'],
  ['/users/jo@shop.test', '/users/:id'],
  ['/orders/ord_000123/lines', '/orders/:id/lines'],
  ['/posts/hello-world-2024', '/posts/:id'],
  ['/files/report-2024.pdf', '/files/report-:id.pdf'],
  ['/files/12.json', '/files/:id.json'],
  ['/assets/index-BxK3l9aQ.js', '/assets/index-:id.js'],
  ['/assets/main.8f3a2c1d.css', '/assets/main.:id.css'],
  ['/search?q=shoes&page=2', '/search'],
  ['/team/30min?nocache=1764345678', '/team/30min'],
  ['?page=1', ''],
])('%s is called %s', (path, name) => {
  expect(named(path)).toBe(name);
  expect(named(name)).toBe(name);
});

test.each(
  '/ /products /v1/orders /v2.1/orders /1.0/users /oauth2/token /2fa /sha256sum /deadbeef /facade /team/30min /step-1 /checkout.html /posts/my-first-post /x/ /wp-json/wc/v3/products /oauth2callback'.split(
    ' ',
  ),
)('%s keeps its name', (path) => {
  expect(named(path)).toBe(path);
});

test('an address elsewhere is called by its own path, and credentials are hidden as k6 hides them', () => {
  expect(naming('https://other.test/items/7?x=1', BASE)).toBe('https://other.test/items/:id');
  expect(naming(`${BASE}0/items/7`, BASE)).toBe(`${BASE}0/items/:id`);
  expect(naming('https://jo:secret@other.test/items', BASE)).toBe('https://****:****@other.test/items');
});

test('a base address with a path of its own, with and without its last slash', () => {
  expect(naming('https://shop.test/api/orders/7', 'https://shop.test/api/')).toBe(
    'https://shop.test/api/orders/:id',
  );
  expect(naming('https://shop.test/api/orders/7', 'https://shop.test/api')).toBe(
    'https://shop.test/api/orders/:id',
  );
});

test('a real name is never touched, whatever it holds', () => {
  for (const name of ['orders 7', '/orders/7', 'GET /orders/7?x=1', '550e8400-e29b-41d4-a716-446655440000'])
    expect(naming(name, BASE)).toBe(name);
});

test('what a threshold looks at keeps its name', () => {
  const rules = { ...NO_RULES, kept: [`${BASE}/orders/7`] };
  expect(named('/orders/7', rules)).toBe('/orders/7');
  expect(named('/orders/8', rules)).toBe('/orders/:id');
});

test('patterns of the user come first, the first that fits counts', () => {
  const patterns = [
    '/users/me',
    '/users/:name/posts/*',
    '/static/**',
    '/index.php?route=cart',
    '/index.php?route',
  ];
  const rules = { ...NO_RULES, patterns: [...patterns, 'https://cdn.test/*/logo.png', '/reports/2024'] };
  expect(named('/users/jo/posts/first', rules)).toBe('/users/:name/posts/*');
  expect(named('/users/me', rules)).toBe('/users/me');
  expect(named('/users/jo', rules)).toBe('/users/jo');
  expect(named('/static/a/b/c.js', rules)).toBe('/static/**');
  expect(named('/index.php?a=1&route=cart', rules)).toBe('/index.php?route=cart');
  expect(named('/index.php?route=7', rules)).toBe('/index.php?route');
  expect(named('/index.php', rules)).toBe('/index.php');
  expect(named('/reports/2024', rules)).toBe('/reports/2024');
  expect(named('/reports/2023', rules)).toBe('/reports/:id');
  expect(createNaming(rules)('https://cdn.test/7/logo.png', BASE)).toBe('https://cdn.test/*/logo.png');
  for (const name of ['/users/:name/posts/*', '/static/**', '/index.php?route=cart'])
    expect(named(name, rules)).toBe(name);
});

test('what was learned takes texts only, where values are known by themselves', () => {
  const rules = {
    ...NO_RULES,
    learned: ['/users/me', '/users/*', '/users/*/orders/:id', 'https://o.test/*'],
  };
  expect(named('/users/jo', rules)).toBe('/users/*');
  expect(named('/users/me', rules)).toBe('/users/me');
  expect(named('/users/jo/orders/7', rules)).toBe('/users/*/orders/:id');
  expect(named('/users/jo/orders/open', rules)).toBe('/users/jo/orders/open');
  expect(createNaming(rules)('https://o.test/x', BASE)).toBe('https://o.test/*');
});

test('the text of a template is called as its path', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: k6 writes it so
  expect(naming('${}/users/${}', BASE)).toBe(`${BASE}/users/:id`);
});

test.each([
  ['by rules alone', NO_RULES],
  ['with learned routes', { ...NO_RULES, learned: ['/users/*', '/users/0', '/0/*/:id', '/*/:id'] }],
  ['with patterns', { ...NO_RULES, patterns: ['/users/7', '/:id/7/v1', '/0/**'] }],
  ['with kept names', { ...NO_RULES, kept: [`${BASE}/users/7`, `${OTHER}/7`] }],
])('%s, what was named before changes no name', (_how, rules) => {
  const uuid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
  const parts = ['users', '7', '77', '0', 'v1', 'v10', 'report-7', uuid, uuid.toUpperCase(), `x${uuid}`, ''];
  const paths = parts.flatMap((one) => parts.flatMap((two) => [`/${one}/${two}`, `/${two}/${one}/v1?q=7`]));
  const bases = [BASE, OTHER, `${OTHER}/`, 'http://7'];
  for (const base of bases) {
    const together = createNaming(rules);
    for (const address of paths.flatMap((path) => bases.map((at) => `${at}${path}`)))
      expect(together(address, base), `${address} at ${base}`).toBe(createNaming(rules)(address, base));
  }
});
