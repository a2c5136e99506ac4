import { expect, test } from 'vitest';
import { toApplication, toClient } from '../../../../src/adapters/app/proxy/rewrite.ts';

const own = new URL('http://127.0.0.1:4000');
const plain = { own, target: new URL('http://127.0.0.1:3000') };
const tls = { own, target: new URL('https://127.0.0.1:3443') };
const named = { own, target: new URL('http://shop.test:8080') };

test.each([
  ['Host', '127.0.0.1:4000', '127.0.0.1:3000'],
  ['Host', 'tenant.example', 'tenant.example'],
  ['Origin', 'http://127.0.0.1:4000', 'http://127.0.0.1:3000'],
  ['origin', 'https://elsewhere.test', 'https://elsewhere.test'],
  ['Origin', 'null', 'null'],
  ['Referer', 'http://127.0.0.1:4000/cart?a=1', 'http://127.0.0.1:3000/cart?a=1'],
  ['Referer', 'http://127.0.0.1:40001/cart', 'http://127.0.0.1:40001/cart'],
  ['X-Callback', 'http://127.0.0.1:4000/cb', 'http://127.0.0.1:4000/cb'],
])('the application sees %s: %s as %s', (name, value, seen) => {
  expect(toApplication([name, value], plain)).toEqual([name, seen]);
});

test('headers keep their order and case, come as often as before, and one of them stays behind', () => {
  const raw = ['X-One', 'a', 'Perf-Gate-Request', '1.7', 'x-one', 'b', 'Cookie', 'c=d'];
  expect(toApplication(raw, plain, 'perf-gate-request')).toEqual([
    'X-One',
    'a',
    'x-one',
    'b',
    'Cookie',
    'c=d',
  ]);
});

test.each([
  [plain, 'http://127.0.0.1:3000/end?x=%20y#z', 'http://127.0.0.1:4000/end?x=%20y#z'],
  [plain, '/end', '/end'],
  [plain, 'end', 'end'],
  [plain, '//127.0.0.1:3000/end', '//127.0.0.1:3000/end'],
  [plain, 'http://127.0.0.1:30001/end', 'http://127.0.0.1:30001/end'],
  [
    plain,
    'https://login.test/?next=http://127.0.0.1:3000/',
    'https://login.test/?next=http://127.0.0.1:3000/',
  ],
  [tls, 'https://127.0.0.1:3443/end', 'http://127.0.0.1:4000/end'],
  [named, 'http://shop.test:8080', 'http://127.0.0.1:4000/'],
])('a redirect of %j to %s leads to %s', (between, location, leads) => {
  expect(toClient(['Location', location], between)).toEqual(['Location', leads]);
});

test.each([
  [plain, 'id=7; Path=/; Secure; HttpOnly', 'id=7; Path=/; Secure; HttpOnly'],
  [tls, 'id=7; Path=/; Secure; HttpOnly', 'id=7; Path=/; HttpOnly'],
  [tls, 'secure=1; SameSite=None; secure', 'secure=1; SameSite=None'],
  [named, 'id=7; Domain=.shop.test; Path=/', 'id=7; Path=/'],
  [named, 'id=7; Domain=test; Path=/', 'id=7; Domain=test; Path=/'],
])('a cookie of %j, %s, is given as %s', (between, cookie, given) => {
  expect(toClient(['Set-Cookie', cookie], between)).toEqual(['Set-Cookie', given]);
});
