import { expect, test } from 'vitest';
import { bothOf, distinctNames, readName, tagsOf } from '../../../src/adapters/k6/endpoint-name.ts';

const HERE = 'http://127.0.0.1:4001';
const THERE = 'http://127.0.0.1:4002';

test.each([
  [`${HERE}/products`, HERE, '/products'],
  [`${HERE}/products?page=2`, HERE, '/products?page=2'],
  [HERE, HERE, '/'],
  [`${HERE}?q=1`, HERE, '/?q=1'],
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
