import { expect, test } from 'vitest';
import { openRegressions } from '../../../src/core/baseline/accepted-level.ts';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
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
  expect(await open(store)).toEqual([{ ...P95, unsettled: 1, sha: shaOf(13) }]);
  expect(lucky.log).toMatch(
    /^A regression of an earlier run is not shown to be mended, so later runs are still compared with the level before it: p95 of all requests\. Mend it, or accept it in /m,
  );
  const change = await proposed(store, { commit: 15, p95: 180 });
  expect(change.notes.join()).toContain(
    `p95 of all requests became worse on the base branch with ${shaOf(13).slice(0, 7)}, is not shown to be mended, and nobody accepted it: stored runs are compared with the level before.`,
  );
  expect(p95Of(change)?.base).toBeCloseTo(101, 0);
  await pushed(store, { commit: 15, p95: 182 });
  expect(await open(store)).toEqual([{ ...P95, sha: shaOf(13) }]);
  await pushed(store, { commit: 16, p95: 101 });
  expect(await open(store)).toEqual([]);
});

test('nor does a lucky attempt of the run that brought it, while one that shows it mended does', async () => {
  for (const [p95, left] of [
    [115, [{ ...P95, unsettled: 1, sha: shaOf(13) }]],
    [101, []],
  ] as const) {
    const store = await steady(12);
    await pushed(store, { commit: 13, p95: 180 });
    const again = await pushed(store, { commit: 13, p95, source: { attempt: 2 }, later: 1 });
    expect(again.notes.join()).not.toContain('worse on the base branch');
    expect(await open(store)).toEqual(left);
  }
});

const ACCEPTED: Acceptance = {
  ...{ gate: 'checkout', endpoint: 'overall', metric: 'p95', upTo: 2 },
  ...{ reason: 'full-text search is worth it', expires: '2026-12-31' },
};

test('a regression that an entry accepts, and that no run has shown since, is told as accepted', async () => {
  const store = await steady(2);
  await pushed(store, { commit: 3, p95: 200 });
  const accepted = [ACCEPTED];
  const lucky = await pushed(store, { commit: 4, p95: 115 }, { accepted });
  expect(p95Of(lucky)?.class).toBe('inconclusive');
  expect(lucky.log).toContain(
    'An accepted regression of an earlier run is not shown by this one, so later runs are still compared with the level before it: p95 of all requests. Its acceptance waits for a run that shows it within its limit.',
  );
  expect(lucky.log).not.toContain('Mend it');
  expect(await open(store)).toEqual([{ ...P95, unsettled: 1, sha: shaOf(3) }]);
  const told = async (own: Partial<Policy>) =>
    (await proposed(store, { commit: 5, p95: 115 }, own)).notes.join();
  const found = `p95 of all requests became worse on the base branch with ${shaOf(3).slice(0, 7)}, is not shown to be mended, and`;
  expect(await told({ accepted })).toContain(
    `${found} its acceptance waits for a run there that shows it within its limit: `,
  );
  for (const entry of [{ expires: '2026-11-03' }, { metric: 'p50' }, { gate: 'other' }] as const)
    expect(await told({ accepted: [{ ...ACCEPTED, ...entry }] })).toContain(`${found} nobody accepted it: `);
  await pushed(store, { commit: 5, p95: 190 }, { accepted });
  expect(await open(store)).toEqual([]);
});
