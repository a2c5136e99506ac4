import { describe, expect, test } from 'vitest';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { BaselineStore } from '../../../src/ports/baseline-store.ts';
import { p95Of, proposed, pushed, steady } from './branch-runs.ts';

const script = 'c'.repeat(64);

describe('a script that the base branch changed', () => {
  test('to a lighter one hides no regression behind runs of the old one', async () => {
    const store = await steady(12);
    await pushed(store, { commit: 13, p95: 50, script });
    expect((await proposed(store, { commit: 14, p95: 90, script })).verdict).not.toBe('pass');
    for (const commit of [14, 15]) await pushed(store, { commit, p95: 50 + commit / 10, script });
    const slower = await proposed(store, { commit: 16, p95: 90, script });
    expect(slower.verdict).toBe('fail');
    expect(p95Of(slower)?.base).toBeCloseTo(51, 0);
    expect((await proposed(store, { commit: 16, p95: 51, script })).verdict).toBe('pass');
  });

  test('to a heavier one is no regression of the application that later runs are told of', async () => {
    const store = await steady(12);
    const changed = await pushed(store, { commit: 13, p95: 180, script });
    expect(changed.notes.join()).toMatch(/script/i);
    expect(changed.log).toContain('The script changed, so later runs are compared with this level');
    expect(changed.log).not.toContain('Stored as a regression');
    for (const commit of [14, 15]) {
      const next = await proposed(store, { commit, p95: 180, script });
      // There are but one or two runs of it yet.
      expect(['pass', 'inconclusive']).toContain(next.verdict);
      expect(next.notes).toEqual([]);
      expect(p95Of(next)?.base).toBeCloseTo(180, 0);
      const after = await pushed(store, { commit, p95: 180, script });
      expect(after.log).toMatch(/run 12 .*: not compared: another script/);
    }
  });

  test('is compared with runs of one script alone by a change that changes it again', async () => {
    const store = await steady(12);
    for (const commit of [13, 14, 15]) await pushed(store, { commit, p95: 180, script });
    const again = await proposed(store, { commit: 16, p95: 180, script: 'd'.repeat(64) });
    expect(p95Of(again)?.base).toBeCloseTo(180, 0);
    expect(again.verdict).toBe('pass');
  });
});

describe('a regression that was open before the script changed', () => {
  const of = { script } as const;

  /** Twelve healthy runs, and one of a regression that nobody accepts. */
  async function regressed(): Promise<BaselineStore> {
    const store = await steady(12);
    expect((await pushed(store, { commit: 13, p95: 180 })).log).toContain('Stored as a regression');
    return store;
  }

  test('stays open, and is held to the level of before however many runs of the new script follow', async () => {
    const store = await regressed();
    for (const commit of [14, 15, 16, 17]) {
      const change = await proposed(store, { commit, p95: 180, ...of });
      expect([commit, change.verdict]).toEqual([commit, 'fail']);
      expect(p95Of(change)?.base).toBeCloseTo(101, 0);
      expect(p95Of(change)?.evidence?.count).toBeGreaterThan(9);
      const { log } = await pushed(store, { commit, p95: 180, ...of });
      expect(log).toContain('Stored as a regression');
      expect(log).not.toContain('The script changed, so');
      expect(log).toMatch(/run 12 .*: another script, compared in p95 of all requests alone/);
      expect(log).toMatch(/run 13 .*: not compared: another script/);
    }
    const told = await proposed(store, { commit: 18, p95: 180, ...of });
    expect(told.notes.join()).toContain('p95 of all requests');
  });

  test('is over with the run that mends it, whose script has a level of its own then', async () => {
    const store = await regressed();
    await pushed(store, { commit: 14, p95: 180, ...of });
    expect((await pushed(store, { commit: 15, p95: 104, ...of })).log).not.toContain(
      'Stored as a regression',
    );
    const next = await proposed(store, { commit: 16, p95: 104, ...of });
    expect(p95Of(next)).toMatchObject({ base: expect.closeTo(104, 0), evidence: { count: 1 } });
    expect(next.notes).toEqual([]);
  });

  test('is over with an entry that accepts it', async () => {
    const store = await regressed();
    await pushed(store, { commit: 14, p95: 180, ...of });
    const accepted: readonly Acceptance[] = [
      {
        ...{ gate: 'checkout', endpoint: 'overall', metric: 'p95', upTo: 1.9 },
        ...{ reason: 'worth it', expires: '2026-12-31' },
      },
    ];
    await pushed(store, { commit: 15, p95: 180, ...of }, { accepted });
    expect(p95Of(await proposed(store, { commit: 16, p95: 180, ...of }))?.base).toBeCloseTo(180, 0);
  });
});
