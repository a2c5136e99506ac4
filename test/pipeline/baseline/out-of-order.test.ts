import { describe, expect, test } from 'vitest';
import { openRegressions } from '../../../src/core/baseline/accepted-level.ts';
import type { BaselineStore } from '../../../src/ports/baseline-store.ts';
import { shaOf } from '../../contracts/samples.ts';
import { p95Of, proposed, pushed, steady } from './branch-runs.ts';

const LINE = Array.from({ length: 40 }, (_, index) => shaOf(40 - index));

/** What the base branch carries at a commit. */
async function openAt(store: BaselineStore, commit: number) {
  const ancestors = LINE.slice(40 - commit);
  const query = { gate: 'checkout', branches: ['main'], workflows: [], ancestors, limit: 10 } as const;
  const found = await store.read({ ...query, branch: 'main', line: ancestors, purpose: 'history' });
  return openRegressions(found.history?.entries ?? []).map(({ sha }) => sha);
}

/** Twelve healthy runs, and those of commits 13 and 14, of which the older one was measured after the newer one. */
async function crossed(older: number, newer: number): Promise<BaselineStore> {
  const store = await steady(12);
  await pushed(store, { commit: 14, p95: newer });
  await pushed(store, { commit: 13, p95: older, later: 25 });
  return store;
}

describe('runs of the base branch that were measured in another order than their commits', () => {
  test('leave a regression of the newer commit open, and nobody else is blamed for it', async () => {
    const store = await crossed(101, 180);
    expect(await openAt(store, 14)).toEqual([shaOf(14)]);
    expect((await proposed(store, { commit: 15, p95: 180 })).notes.join()).toContain(
      'worse on the base branch',
    );
    const next = await pushed(store, { commit: 15, p95: 181, later: 4 });
    expect(next.log).toMatch(/run 15 [\s\S]*run 14 [\s\S]*run 13 [\s\S]*run 12 /);
    expect(await openAt(store, 15)).toEqual([shaOf(14)]);
  });

  test('leave what was before an improvement out of its level', async () => {
    const store = await crossed(101, 50);
    const change = await proposed(store, { commit: 15, p95: 50, later: 4 });
    expect(p95Of(change)).toMatchObject({ base: expect.closeTo(50, 0), evidence: { count: 1 } });
  });
});
