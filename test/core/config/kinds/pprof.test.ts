import { expect, test } from 'vitest';
import { PPROF } from '../../../../src/core/config/kinds/pprof.ts';

test.each([
  '/debug/pprof/profile',
  '/pprof?token=x',
  'http://127.0.0.1:6060/debug/pprof/profile',
  'http://localhost:6060/p',
  'http://[::1]:6060/p',
])('%s is where an application of this machine answers', (text) => {
  expect(PPROF.read(text)).toEqual({ ok: true, value: text });
});

test.each([
  'http://10.0.0.7:6060/debug/pprof/profile',
  'http://127.0.0.1.example.com/p',
  'http://127.0.0.1:6060@example.com/p',
  'https://127.0.0.1:6060/p',
  '//example.com/debug',
  'http://127.0.0.1:6060',
  6060,
])('%s is none', (raw) => {
  expect(PPROF.read(raw).ok).toBe(false);
});

test('a path without its first slash is guessed', () => {
  expect(PPROF.meant('debug/pprof/profile')).toBe('/debug/pprof/profile');
  expect(PPROF.meant('6060')).toBeNull();
});
