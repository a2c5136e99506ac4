import { expect, test } from 'vitest';
import { strayIteration, strayRun, strayTries } from '../../../../src/adapters/k6/duet/base-url.ts';

const BASE_URL = 'http://127.0.0.1:4001';
const none = new Set<string>();
const elsewhere = new Set(['127.0.0.1:9966']);
const itself = new Set(['[::1]:4001']);

const trend = (name: string) => ({ name, method: 'Trend', path: null, ambiguous: false });

test.each([
  [
    'a request without a name tells its host',
    { hosts: new Set(['shop.test']), anonymous: false, refused: none },
    'shop.test',
  ],
  ['one with a name does not', { hosts: none, anonymous: true, refused: none }, null],
  [
    'one with a name that was refused does',
    { hosts: none, anonymous: true, refused: elsewhere },
    '127.0.0.1:9966',
  ],
  ['the address itself may refuse, under any name', { hosts: none, anonymous: true, refused: itself }, null],
  ['the right host', { hosts: new Set(['127.0.0.1:4001']), anonymous: false, refused: none }, null],
  [
    'a name of its own for the same port',
    { hosts: new Set(['acme.test:4001']), anonymous: false, refused: none },
    null,
  ],
  [
    'somebody who gives tokens, before its WebSocket session',
    { hosts: new Set(['login.test']), anonymous: false, refused: none, endpoints: [trend('ws_connecting')] },
    null,
  ],
  [
    'somebody else, beside a Trend of its own',
    { hosts: new Set(['shop.test']), anonymous: false, refused: none, endpoints: [trend('wished')] },
    'shop.test',
  ],
])('whom one iteration called: %s', (_what, flight, called) => {
  const said = strayIteration({ endpoints: [], ...flight }, BASE_URL);
  expect(said).toBe(
    called === null
      ? null
      : `The script does not use BASE_URL: it called ${called} and never 127.0.0.1:4001. Read \`__ENV.BASE_URL\` in the function that makes the requests.`,
  );
});

test.each([
  ['nothing connected to its address', 60, false, none, true],
  ['nothing connected, and another address refused', 60, false, elsewhere, true],
  ['its own address refused', 60, false, itself, false],
  ['something connected', 60, true, none, false],
  ['nobody knows', 60, null, none, false],
  ['no request was made', 0, false, none, false],
])('whom a run alone called: %s', (_what, requests, reached, refused, isStray) => {
  const watch = { begin: () => {}, end: () => {}, reached: () => reached };
  const said = strayRun({ requests, refused, watch }, BASE_URL);
  if (!isStray) expect(said).toBeNull();
  else
    expect(said).toMatch(
      /^The script does not use BASE_URL: it made 60 requests, none to 127\.0\.0\.1:4001\./,
    );
});

test.each([
  ['each its own name', ['api.shop.test', 'login.test'], ['api.shop-2.test', 'login.test'], null],
  ['both the same', ['api.shop.test'], ['api.shop.test'], 'api.shop.test'],
  ['one of them more', ['api.shop.test', 'login.test'], ['api.shop.test'], 'api.shop.test, login.test'],
])('whom the first iterations of both arms called: %s', (_what, base, head, called) => {
  const flight = (hosts: readonly string[]) => ({
    ...{ hosts: new Set(hosts), anonymous: false, refused: none, endpoints: [] },
  });
  const urls = { base: 'https://shop.test', head: 'https://shop-2.test' };
  const said = strayTries({ base: flight(base), head: flight(head) }, urls);
  if (called === null) expect(said).toBeNull();
  else expect(said).toMatch(`The script does not use BASE_URL: it called ${called} and never shop.test.`);
});
