import { expect, test } from 'vitest';
import {
  createMask,
  listedVariables,
  secretsHandedOn,
  secretsOf,
  secretsWithin,
} from '../../../src/core/config/secrets.ts';

test.each([
  'GITHUB_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'INPUT_GITHUB-TOKEN',
  'DB_PASSWORD',
  'STRIPE_SECRET',
  'API_KEY',
  'apiKey',
  'SSH_PRIVATE_KEY',
  'AWS_CREDENTIALS',
  'PGPASSWORD',
  'MYSQL_PWD',
  'SENTRY_DSN',
])('the value of %s is a secret', (name) => {
  expect(secretsOf({ [name]: 's3cr3t-value' })).toEqual(['s3cr3t-value']);
});

test.each(['PWD', 'OLDPWD', 'PATH', 'HOME', 'SSH_AUTH_SOCK', 'GITHUB_SHA', 'COMPASS', 'RUNNER_TEMP'])(
  'the value of %s is none',
  (name) => {
    expect(secretsOf({ [name]: '/home/runner/x1' })).toEqual([]);
  },
);

test.each(['abc', '', '   ', 'true', 'False', '1', '4096', 'localhost', 'postgres', 'password'])(
  'the value %j is too short or too common to be masked',
  (value) => {
    expect(secretsOf({ API_TOKEN: value })).toEqual([]);
    expect(secretsHandedOn({ ANY: value })).toEqual([]);
  },
);

test.each([
  'orders',
  '300s',
  '200/s',
  '100%',
  './data/x',
  '/var/lib',
  'http://localhost:3000/x',
  `p:\${PORT}`,
])('the value %j that is handed on tells nothing, unless its name says secret', (value) => {
  expect(secretsHandedOn({ MODE: value })).toEqual([]);
  expect(secretsHandedOn({ MODE_SECRET: value })).toContain(value);
});

test('other values that are handed on are secrets, whatever their names are', () => {
  expect(secretsHandedOn({ SHOP_PIN: 'hunter2', PHRASE: 'correcthorsebattery' })).toEqual([
    'hunter2',
    'correcthorsebattery',
  ]);
});

test('the password in a URL is a secret in any variable, as it is written and as it is meant', () => {
  const url = 'postgres://app:hun%21ter2@db/shop';
  expect(secretsOf({ DATABASE_URL: url })).toEqual(['hun%21ter2', 'hun!ter2']);
});

test('a key of several lines is masked line by line', () => {
  const mask = createMask(secretsOf({ SSH_KEY: '--BEGIN--\nabcdefghijkl\nmnopqrstuvwx\nend' }));
  expect(mask('x abcdefghijkl')).toBe('x ***');
  expect(mask('the end')).toBe('the end');
});

test('variables are listed by name, or with their value', () => {
  expect(listedVariables(['A', 'B=x=y', ' C ', ''], { A: 'a', C: 'c' })).toMatchObject({
    A: 'a',
    B: 'x=y',
    C: 'c',
  });
});

test.each([
  ['as it is', 'token s3cr"et/1 here', 'token *** here'],
  ['in JSON', `{"a":${JSON.stringify('s3cr"et/1')}}`, '{"a":"***"}'],
  ['in a URL', `/x?q=${encodeURIComponent('s3cr"et/1')}&b`, '/x?q=***&b'],
  ['twice', 's3cr"et/1s3cr"et/1', '******'],
])('a secret is masked %s', (_name, text, shown) => {
  expect(createMask(['s3cr"et/1'])(text)).toBe(shown);
});

test('a secret that holds another leaves no part of it, and a short one is no part of words', () => {
  expect(createMask(['abcd1234', 'abcd1234efgh'])('abcd1234efgh')).toBe('***');
  const mask = createMask(['shop']);
  expect(mask('shop, workshop, shops, "shop"')).toBe('***, workshop, shops, "***"');
});

test.each([
  ['postgres://app:other@db/shop', 'postgres://app:***@db/shop'],
  ['mysql://:p@h', 'mysql://:***@h'],
  ['https://x-access-token:abc@github.com/a/b', 'https://x-access-token:***@github.com/a/b'],
  ['host=db password=abc user=x', 'host=db password=*** user=x'],
  ['/x?access_token=abc&y=1', '/x?access_token=***&y=1'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
  ['{"authorization":"Basic dXNlcg=="}', '{"authorization":"Basic ***"}'],
  [`got ghs_${'a'.repeat(36)}`, 'got ***'],
  ['http://127.0.0.1:8080/users/@me', 'http://127.0.0.1:8080/users/@me'],
  ['mail to a@b.example at 10:30', 'mail to a@b.example at 10:30'],
])('%s is masked by where its secret stands', (text, shown) => {
  const mask = createMask([]);
  expect(mask(text)).toBe(shown);
  expect(mask(mask(text))).toBe(shown);
});

/** Patterns that look at a line again from each of its places would take hours for it. */
test('a line of a megabyte is masked in one go', { timeout: 120_000 }, () => {
  const mask = createMask(['s3cr3t-value']);
  for (const part of ['a.b-', 'http://', 'authorization:', '\u009d', 'password=', '://a:']) {
    const line = part.repeat(1_000_000 / part.length);
    expect(mask(`${line} s3cr3t-value`)).toMatch(/\*\*\*/);
  }
});

test('a mistake in a setting of variables does not show their values', () => {
  expect(secretsWithin({ PIN: 'hunter2x' }, false)).toEqual(['hunter2x']);
  expect(secretsWithin(['PIN: hunter2x', 'NAME ONLY'], false)).toEqual(['hunter2x']);
  expect(secretsWithin(['hunter2x'], true)).toEqual(['hunter2x']);
  expect(secretsWithin('$API_KEY', false)).toEqual([]);
});
