import { expect, test } from 'vitest';
import {
  bothOf,
  distinctNames,
  readName,
  renamed,
  tagsOf,
} from '../../../../src/adapters/k6/collect/endpoint-name.ts';
import { aliasOf, markReal } from '../../../../src/adapters/k6/names/alias.ts';
import { createNaming } from '../../../../src/adapters/k6/names/naming.ts';

const HERE = 'http://127.0.0.1:4001';
const THERE = 'http://127.0.0.1:4002';

test.each([
  [`${HERE}/products`, HERE, '/products'],
  [HERE, HERE, '/'],
  ['https://shop.test/api/orders', 'https://shop.test/api/', '/orders'],
  // Not below the address, though it begins alike.
  [`${HERE}0/products`, HERE, `${HERE}0/products`],
  ['https://other.test/products', HERE, 'https://other.test/products'],
  ['orders', HERE, 'orders'],
  ['/products', HERE, '/products'],
  [`${HERE}/products`, '', `${HERE}/products`],
])('%s at %s is called %s', (tag, baseUrl, name) => {
  const endpoint = readName(tag, 'GET', baseUrl);
  expect(endpoint.name).toBe(name);
  expect(tagsOf(endpoint, baseUrl)).toEqual({ name: tag, method: 'GET' });
});

test('the same path on another arm has the same name, and the tags of that arm', () => {
  const endpoint = readName(`${HERE}/products`, 'GET', HERE);
  expect(readName(`${THERE}/products`, 'GET', THERE)).toEqual(endpoint);
  expect(tagsOf(endpoint, THERE)).toEqual({ name: `${THERE}/products`, method: 'GET' });
});

test('what k6 knows by two names has no tags of its own', () => {
  const named = readName('/products', 'GET', HERE);
  const bare = readName(`${HERE}/products`, 'GET', HERE);
  expect(tagsOf(bothOf(named, named), HERE)).not.toBeNull();
  expect(tagsOf(bothOf(named, bare), HERE)).toBeNull();
  const [one, ...more] = distinctNames([named, bare, named]);
  expect(one).toMatchObject({ name: '/products', ambiguous: true });
  expect(more).toEqual([]);
});

test('a request that k6 was not made to name is called alike, and k6 cannot count it exactly', () => {
  const bare = readName(`${HERE}/products/7?page=2`, 'GET', HERE);
  expect(bare).toMatchObject({ name: '/products/:id', path: '/products/:id', ambiguous: true });
  expect(readName(`${HERE}/products/:id`, 'GET', HERE)).toEqual({ ...bare, ambiguous: false });
});

test('a name with a comma is another one in k6, and its own where it is read', () => {
  const tag = aliasOf('list, sorted');
  const endpoint = readName(tag, 'GET', HERE);
  expect(endpoint).toMatchObject({ name: 'list, sorted', path: null, ambiguous: false });
  expect(tagsOf(endpoint, HERE)).toEqual({ name: tag, method: 'GET' });
});

test('a name that the script gave stays, even one that looks like an address', () => {
  const tag = markReal(`${HERE}/products/7`);
  const endpoint = readName(tag, 'GET', HERE);
  expect(endpoint).toMatchObject({ name: `${HERE}/products/7`, path: null, ambiguous: false });
  expect(tagsOf(endpoint, THERE)).toEqual({ name: tag, method: 'GET' });
});

test('what the warm-up taught calls earlier names anew', () => {
  const naming = createNaming({ patterns: [], learned: ['/posts/*'], kept: [] });
  const endpoint = readName(`${HERE}/posts/first`, 'GET', HERE);
  expect(renamed(endpoint, naming)).toEqual({ ...endpoint, name: '/posts/*', path: '/posts/*' });
});

test('a gRPC call is known by its name alone: k6 has the bare method as a tag', () => {
  const call = readName('/menu.Menu/GetDish', 'gRPC', HERE);
  expect(call).toEqual({ name: '/menu.Menu/GetDish', method: 'gRPC', path: null, ambiguous: false });
  expect(tagsOf(call, HERE)).toEqual({ name: '/menu.Menu/GetDish' });
});
