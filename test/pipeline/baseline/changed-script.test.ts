import { describe, expect, test } from 'vitest';
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
