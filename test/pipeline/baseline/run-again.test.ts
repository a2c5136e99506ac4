import { expect, test } from 'vitest';
import { p95Of, pushed, steady } from './branch-runs.ts';

const BRINGS = { commit: 7, p95: 160 };

test.each([
  ['attempt', { attempt: 2 }],
  ['dispatched run', { runId: 71, event: 'workflow_dispatch' }],
  ['night', { runId: 71, event: 'schedule' }],
])('the commit that brought a regression is to blame for it in the next %s too', async (_name, source) => {
  const store = await steady(6);
  const first = await pushed(store, BRINGS);
  expect(first.verdict).toBe('fail');
  const again = await pushed(store, { ...BRINGS, source, later: 1 });
  expect(again.verdict).toBe('fail');
  expect(again.reason).not.toContain('worse on the base branch already');
  const next = await pushed(store, { commit: 8, p95: 160 });
  expect(next.reason).toContain('worse on the base branch already');
});

test('an attempt is no earlier run for the next one, and stays one for others', async () => {
  const store = await steady(2);
  const open = await pushed(store, { commit: 3, p95: 125 });
  expect(open.verdict).toBe('inconclusive');
  const again = await pushed(store, { commit: 3, p95: 125, source: { attempt: 2 }, later: 1 });
  expect(p95Of(again)?.base).toBeCloseTo(p95Of(open)?.base ?? 0, 5);
  const { history } = await store.read({
    ...{ gate: 'checkout', branches: ['main'], workflows: [], ancestors: [], limit: 1, purpose: 'history' },
  });
  expect(history?.entries.map(({ runId, attempt }) => [runId, attempt])).toEqual([
    [3, 2],
    [3, 1],
    [2, 1],
    [1, 1],
  ]);
});
