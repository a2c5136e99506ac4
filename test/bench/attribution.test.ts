import { expect, test } from 'vitest';
import {
  attributionOf,
  isWithin,
  plantedShares,
  shareText,
  togetherOf,
} from '../../bench/diagnosis/attribution.ts';
import { attributionTable } from '../../bench/diagnosis/attribution-table.ts';
import { CELLS, cellName } from '../../bench/diagnosis/cells.ts';
import { type Row, rowOf } from '../../bench/diagnosis/rows.ts';
import { sampleFinding } from '../contracts/findings.ts';

const CELL = CELLS.find((cell) => cellName(cell) === 'shop attribution-orders') ?? CELLS[0]!;
/** Of what both add the first adds 30 of 40 ms; at once they add 44. */
const TIMES = { none: 5, alone: [35, 15], both: 49 } as const;

const found = (rule: string, share: number | null, more: Parameters<typeof sampleFinding>[0] = {}) =>
  sampleFinding({
    ...{ rule, isNew: true, endpoints: ['GET orders'] },
    impact: { msPerRequest: 1, shareOfSlowdown: share, shareOfRequests: 1, text: '' },
    ...more,
  });

const told = (first: number | null, second: number | null) =>
  attributionOf(CELL, TIMES, [found('n-plus-one', first), found('missing-index', second)]);

test('a planted share is what one cause adds alone, of what both add so', () => {
  expect(plantedShares(TIMES)).toEqual([0.75, 0.25]);
  expect(togetherOf(TIMES)).toBeCloseTo(1.1, 12);
  expect(() => plantedShares({ ...TIMES, alone: [35, 4.9] })).toThrow('adds nothing');
});

test('shares are within where both are, and one that is not told is not', () => {
  expect(isWithin(told(0.61, 0.39))).toBe(true);
  expect(isWithin(told(0.59, 0.39))).toBe(false);
  expect(isWithin(told(0.75, 0.41))).toBe(false);
  expect(isWithin(told(0.75, null))).toBe(false);
  expect(shareText(told(0.66, null))).toBe('planted 75 % and 25 %, told 66 % and nothing');
});

test('what is told is that of the likeliest new finding of the cause in the endpoint', () => {
  const others = [
    found('n-plus-one', 0.1, { isNew: false }),
    found('n-plus-one', 0.2, { endpoints: ['GET products'] }),
    found('hot-function', 0.3),
  ];
  const all = [...others, found('n-plus-one', 0.7), found('n-plus-one', 0.4)];
  expect(attributionOf(CELL, TIMES, all).found).toEqual([0.7, null]);
});

const FRAME = { at: '2026-11-01T00:00:00.000Z', commit: 'c', dist: 'd' };

function row(n: number, first: number, second: number): Row {
  const findings = [found('n-plus-one', first), found('missing-index', second)];
  const judgement = { findings, verdict: 'fail', reason: '' } as const;
  return rowOf({ ...FRAME, cell: cellName(CELL), n }, CELL, judgement, { seconds: 60, times: TIMES });
}

test('the table counts the runs in which both shares are within the margin', () => {
  const table = attributionTable([row(1, 0.7, 0.2), row(2, 0.5, 0.4), row(3, 0.72, 0.3)]);
  expect(table).toContain(
    '| shop attribution-orders | n-plus-one, missing-index | 75 %, 25 % | 64 %, 30 % | 1.10 | 3 | 2 | 9 % … 99 % |',
  );
  expect(table).not.toContain('| all |');
  const { attribution: _none, ...alone } = row(1, 0.7, 0.2);
  expect(attributionTable([alone])).toBe('');
});
