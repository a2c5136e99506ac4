import { expect, test } from 'vitest';
import type { DatabaseEvidence } from '../../../../src/core/model/evidence/database.ts';
import type { Statement } from '../../../../src/core/model/evidence/statement.ts';
import { mergedReads } from '../../../../src/core/readings/databases/merged-reads.ts';

const NOTHING: Omit<DatabaseEvidence, 'endpoints'> = {
  ...{ product: 'postgres', version: '18.0', watchedMs: 0, statements: [], all: null, totals: null },
  ...{ tables: [], sessions: null, locks: [], plans: [], gaps: [] },
};

/** With calls that take so long each. */
function statement(id: string, ...ms: readonly number[]): Statement {
  const mean = ms.reduce((sum, one) => sum + one, 0) / ms.length;
  const squares = ms.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    ...{ id, text: `SELECT ${id}`, kind: 'select', calls: ms.length, totalMs: mean * ms.length },
    ...{ deviationMs: Math.sqrt(squares / ms.length), rows: 1, blocksHit: 2, blocksRead: 3, tempBlocks: 4 },
  };
}

test('statements of both are counted together, their deviation as if they had been one', () => {
  const before = { ...NOTHING, watchedMs: 10, statements: [statement('a', 1, 2, 6), statement('b', 1)] };
  const after = { ...NOTHING, watchedMs: 5, statements: [statement('c', 50), statement('a', 9, 4)] };
  const { statements, watchedMs } = mergedReads(before, after);
  expect(watchedMs).toBe(15);
  expect(statements.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  const whole = statement('a', 1, 2, 6, 9, 4);
  expect(statements[1]).toMatchObject({ calls: 5, totalMs: 22, rows: 2, blocksRead: 6 });
  expect(statements[1]?.deviationMs).toBeCloseTo(whole.deviationMs ?? 0, 9);
});

test('what one side alone read is kept, and a gap of both is told once', () => {
  const totals = { commits: 1, rollbacks: 0, deadlocks: 0, tempBytes: 0, blocksHit: 7, blocksRead: 1 };
  const table = { name: 'a', sequentialScans: 1, sequentialRows: 2, indexScans: 3, rows: 10 };
  const gap = { kind: 'old-version', version: '12' } as const;
  const plans = [{ id: 'a', nodes: [] }];
  const before = { ...NOTHING, totals, tables: [table], gaps: [gap], plans };
  expect(mergedReads(before, { ...NOTHING, tables: [{ ...table, rows: null }], gaps: [gap] })).toMatchObject({
    ...{ totals, gaps: [gap], plans: [] },
    tables: [{ name: 'a', sequentialScans: 2, sequentialRows: 4, indexScans: 6, rows: 10 }],
  });
  const twice = mergedReads(before, { ...NOTHING, totals });
  expect(twice.totals).toMatchObject({ commits: 2, blocksHit: 14 });
});

test('settings are those of the later look, or of the one that had them', () => {
  const set = (workMem: number) => ({ ...NOTHING, settings: { workMem, sharedBuffers: 1 } });
  expect(mergedReads(set(1), set(2)).settings?.workMem).toBe(2);
  expect(mergedReads(set(1), NOTHING).settings?.workMem).toBe(1);
});

test('of the sessions of both the look that came nearer to a limit stays', () => {
  const looked = (most: number) => {
    const fullest = { of: 'server', most, allowed: 100, own: most, gates: 0 } as const;
    const [mostActive, mostIdleInTransaction, longestIdleInTransactionMs] = [1, 0, 0];
    const rest = { mostActive, mostIdleInTransaction, longestIdleInTransactionMs };
    return { ...NOTHING, sessions: { looks: 1, most, allowed: 100, ...rest, fullest } };
  };
  expect(mergedReads(looked(80), looked(20)).sessions?.fullest?.most).toBe(80);
  expect(mergedReads(looked(20), looked(80)).sessions?.fullest?.most).toBe(80);
});

test('of a statement the counts under load stay, and those of a look by itself are not added', () => {
  const traced: Statement = { ...statement('a', 900, 900), isTraced: true };
  const looked = (one: Statement) => ({ ...NOTHING, statements: [one] });
  const load = statement('a', 1, 2);
  expect(mergedReads(looked(load), looked(traced)).statements).toEqual([load]);
  expect(mergedReads(looked(traced), looked(load)).statements).toEqual([load]);
  expect(mergedReads(looked(traced), NOTHING).statements).toEqual([traced]);
});
