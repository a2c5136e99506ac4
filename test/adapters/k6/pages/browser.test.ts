import { expect, test } from 'vitest';
import {
  hasBrowser,
  mustDoWithoutSandbox,
  withoutSandbox,
} from '../../../../src/adapters/k6/pages/browser.ts';

test.runIf(process.platform !== 'win32').each([
  [{ PATH: '/nowhere', K6_BROWSER_EXECUTABLE_PATH: process.execPath }, true],
  [{ K6_BROWSER_EXECUTABLE_PATH: '/nowhere/chromium' }, false],
  [{ PATH: '/nowhere', K6_BROWSER_WS_URL: 'ws://127.0.0.1:1' }, true],
])('with %j a browser is there: %s', (env, isThere) => {
  expect(hasBrowser(env)).toBe(isThere);
});

test('root alone does without a sandbox, and only where the browser is ours', () => {
  const isRoot = process.getuid?.() === 0;
  expect(mustDoWithoutSandbox({})).toBe(isRoot);
  expect(mustDoWithoutSandbox({ K6_BROWSER_ARGS: 'lang=de' })).toBe(isRoot);
  expect(mustDoWithoutSandbox({ K6_BROWSER_ARGS: 'lang=de,no-sandbox' })).toBe(false);
  expect(mustDoWithoutSandbox({ K6_BROWSER_WS_URL: 'ws://127.0.0.1:1' })).toBe(false);
  expect(withoutSandbox({ PATH: 'a', K6_BROWSER_ARGS: 'lang=de' })).toEqual({
    PATH: 'a',
    K6_BROWSER_ARGS: 'lang=de,no-sandbox',
  });
  expect(withoutSandbox({})).toEqual({ K6_BROWSER_ARGS: 'no-sandbox' });
});
