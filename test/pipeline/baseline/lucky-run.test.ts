import { expect, test } from 'vitest';
import { openRegressions } from '../../../src/core/baseline/accepted-level.ts';
import type { BaselineStore } from '../../../src/ports/baseline-store.ts';
import { shaOf } from '../../contracts/samples.ts';
import { p95Of, proposed, pushed, steady } from './branch-runs.ts';

const P95 = { subject: 'overall', metric: 'p95' } as const;

async function open(store: BaselineStore) {
  const query = { gate: 'checkout', branches: [], workflows: [], ancestors: [], limit: 10 } as const;
  return openRegressions((await store.read({ ...query, purpose: 'history' })).history?.entries ?? []);
}

test('a lucky run of the same code closes no regression, and the next commit is not blamed for it', async () => {
  const store = await steady(12);
  expect((await pushed(store, { commit: 13, p95: 180 })).log).toContain('Stored as a regression');
  const lucky = await pushed(store, { commit: 14, p95: 115 });
  expect(p95Of(lucky)?.class).toBe('slower');
  expect(await open(store)).toEqual([{ ...P95, sha: shaOf(13) }]);
  expect(lucky.log).toMatch(
    /^A regression of an earlier run is not shown to be mended, so later runs are still compared with the level before it: p95 of all requests\. Mend it, or accept it in /m,
  );
  const change = await proposed(store, { commit: 15, p95: 180 });
  expect(change.notes.join()).toContain('p95 of all requests is worse on the base branch since');
  expect(p95Of(change)?.base).toBeCloseTo(101, 0);
  await pushed(store, { commit: 15, p95: 182 });
  expect(await open(store)).toEqual([{ ...P95, sha: shaOf(13) }]);
  await pushed(store, { commit: 16, p95: 101 });
  expect(await open(store)).toEqual([]);
});

test('nor does a lucky attempt of the run that brought it, while one that shows it mended does', async () => {
  for (const [p95, left] of [
    [115, [{ ...P95, sha: shaOf(13) }]],
    [101, []],
  ] as const) {
    const store = await steady(12);
    await pushed(store, { commit: 13, p95: 180 });
    const again = await pushed(store, { commit: 13, p95, source: { attempt: 2 }, later: 1 });
    expect(again.notes.join()).not.toContain('worse on the base branch');
    expect(await open(store)).toEqual(left);
  }
});
