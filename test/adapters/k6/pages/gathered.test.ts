import { expect, test } from 'vitest';
import { pagesOf, readGathered } from '../../../../src/adapters/k6/pages/gathered.ts';

const LINE = {
  ...{ path: '/', number: 1, status: 200, tti: true, origin: 1e12 },
  ...{ ttfbMs: 5, domContentLoadedMs: 50, loadMs: 60, fcpMs: 70, lcpMs: 80, watchedMs: 6000 },
  ...{ longTasks: [[100, 400]], requests: [[0, 4]] },
};
const read = (more: object = {}) => readGathered(JSON.stringify({ ...LINE, ...more }));

test('a load is read with the time to interactive that its events come to', () => {
  expect(read()).toEqual({ path: '/', load: { ttfbMs: 5, loadMs: 60, lcpMs: 80, ttiMs: 400 } });
  expect(read({ tti: false })).toEqual({ path: '/', load: { ttfbMs: 5, loadMs: 60, lcpMs: 80 } });
  expect(read({ watchedMs: 5300 })).toMatchObject({ load: { ttiMs: null } });
  expect(read({ fcpMs: null, lcpMs: null })).toMatchObject({ load: { lcpMs: null, ttiMs: null } });
});

test('the first load only warms up, unless it went wrong', () => {
  expect(read({ number: 0 })).toEqual({ path: '/', load: null });
  const status = { path: '/', number: 0, status: 500 };
  expect(readGathered(JSON.stringify(status))).toEqual({
    path: '/',
    trouble: { kind: 'status', status: 500 },
  });
  const error = readGathered(JSON.stringify({ path: '/', number: 0, error: 'no' }));
  expect(error).toEqual({ path: '/', trouble: { kind: 'said', said: 'no' } });
});

test.each(['', 'hello', '{"a":1}', '{}'])('%j is none of its lines', (line) =>
  expect(readGathered(line)).toBeNull(),
);

test('each page gets its own loads, and what broke the browser where it has no trouble of its own', () => {
  const load = { ttfbMs: 1, loadMs: 2, lcpMs: 3 };
  const gathered = [
    { path: '/', load: null },
    { path: '/', load },
    { path: '/a', trouble: { kind: 'status', status: 404 } },
  ] as const;
  expect(pagesOf(['/', '/a', '/b'], gathered, null)).toEqual([
    { path: '/', loads: [load] },
    { path: '/a', loads: [], trouble: { kind: 'status', status: 404 } },
    { path: '/b', loads: [] },
  ]);
  const said = { kind: 'said', said: 'gone' };
  expect(pagesOf(['/', '/a'], gathered, 'gone').map(({ trouble }) => trouble)).toEqual([
    said,
    { kind: 'status', status: 404 },
  ]);
});
