import { expect, test } from 'vitest';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import { p95Of, proposed, pushed, steady } from './branch-runs.ts';

/** One gate, with a load for pushes and another one for nights. */
const NIGHT = { profile: 'night', source: { event: 'schedule' } } as const;
const night = (commit: number, p95: number) =>
  ({
    commit,
    p95,
    profile: NIGHT.profile,
    source: { ...NIGHT.source, runId: 500 + commit },
    later: 8,
  }) as const;

const ACCEPTED: Acceptance = {
  ...{ gate: 'checkout', endpoint: 'overall', metric: 'p95', upTo: 1.7 },
  ...{ reason: 'the price of full-text search', expires: '2026-12-31' },
};

test('an open regression of another load is none of this one, and excuses nothing', async () => {
  const store = await steady(5);
  for (let commit = 1; commit <= 5; commit += 1) await pushed(store, night(commit, 300));
  const worse = await pushed(store, night(5, 600));
  expect(worse.verdict).toBe('fail');
  const same = await proposed(store, { commit: 6, p95: 100 });
  expect(same.notes).toEqual([]);
  const slower = await proposed(store, { commit: 6, p95: 170 });
  expect(slower.verdict).toBe('fail');
  expect(slower.reason).not.toContain('worse on the base branch already');
});

test('an open regression is told though a run of another load is newer', async () => {
  const store = await steady(5);
  await pushed(store, { commit: 6, p95: 170 });
  await pushed(store, night(6, 300));
  const same = await proposed(store, { commit: 7, p95: 170 });
  expect(same.notes.join()).toContain('p95 of all requests is worse on the base branch since');
});

test('a level that began for another load keeps none from beginning for this one', async () => {
  const store = await steady(5);
  for (let commit = 1; commit <= 5; commit += 1) await pushed(store, night(commit, 300));
  const accepted = { accepted: [ACCEPTED] };
  expect((await pushed(store, night(6, 480), accepted)).log).toContain('compared with this level');
  const plain = await pushed(store, { commit: 6, p95: 100 });
  expect(plain.log).toMatch(/run 5 .*: compared$/m);
  const small = await pushed(store, { commit: 7, p95: 117 }, accepted);
  expect(['slower', 'inconclusive']).toContain(p95Of(small)?.class);
  expect(small.log).toContain('compared with this level: p95 of all requests');
});
