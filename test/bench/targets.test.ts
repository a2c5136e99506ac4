import { expect, test } from 'vitest';
import { isRow, type Judged, type Line, nextRun, type Row, rowOf } from '../../bench/targets/rows.ts';
import { tableOf, wrongsOf } from '../../bench/targets/table.ts';
import { PLANTED, TIMES } from '../../bench/targets/truth.ts';
import { WANTED, WAYS } from '../../bench/targets/wanted.ts';
import { holds } from '../../src/core/model/targets/target.ts';
import { seeded } from '../../src/core/statistics/random.ts';
import { sampleJudgement } from '../contracts/samples.ts';
import { targetOf } from '../core/decision/targets/written-targets.ts';

test('what is to be measured follows from what the server plants', () => {
  const random = seeded(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const around = (middle: number) => middle * Math.exp(PLANTED.sigma * normal());
  const { orders, cart, body, transport } = PLANTED;
  const drawn = Array.from({ length: 100_000 }, () => [around(orders), around(cart) + body])
    .flat()
    .toSorted((a, b) => a - b)
    .map((ms) => ms + transport);
  for (const q of [0.5, 0.9, 0.95, 0.99]) {
    expect(drawn[Math.floor(q * drawn.length)]).toBeCloseTo(TIMES.all.at(q), -1);
  }
  expect(drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length).toBeCloseTo(TIMES.all.mean, 0);
  // The head of /cart comes long before its body.
  expect(TIMES.firstByte.mean).toBeCloseTo(TIMES.all.mean - body / 2, 6);
});

const all = WAYS.flatMap((way) => WANTED[way]);

test.each(all)('$text can be read, and the truth lies where it says', ({ text, margin, truth }) => {
  const target = targetOf(text);
  // Shares are planted in %, and judged from 0 to 1.
  const scale = target.unit === 'ratio' ? 100 : 1;
  const isMet = truth === null ? null : holds(truth / scale, target);
  if (margin !== 'none' && isMet !== null) expect(isMet).toBe(margin.endsWith('met'));
});

const FRAME = { way: 'too few users', at: '2026-11-01T00:00:00Z', commit: 'c', dist: 'd' } as const;

/** A run of too few users that came to these states. */
function row(n: number, states: readonly Judged['state'][]): Row {
  const targets = states.map((state) => ({
    ...{ text: 'x', state, role: 'blocking' as const, unit: 'per-second' as const },
    measured: { value: 1, low: 1, high: 1 },
  }));
  return rowOf({ ...FRAME, n }, sampleJudgement('fail', { targets }), 12);
}

const RIGHT = ['met', 'missed', 'unmeasured', 'met', 'missed', 'unmeasured'] as const;

test('what came to something else than planted is counted and named, and what is right is not', () => {
  const lines = [row(1, RIGHT), row(2, ['met', 'met', 'unmeasured', 'met', 'missed', 'unmeasured'])];
  expect(wrongsOf([row(1, RIGHT)])).toBe('');
  expect(wrongsOf(lines)).toBe('- too few users, run 2: rps >= 60, missed: met, 1 (1 to 1)\n');
  const table = tableOf(lines);
  expect(table).toContain('| `rps` | 2 | 2/2 | 1/2 |');
  expect(table).toContain('| `transactions` | 2 | 2/2 | 2/2 |');
  expect(table).toContain('Met or missed by far: 1 of 8 (');
});

test('a target that the gate leaves out ends the run', () => {
  expect(() => row(1, ['met'])).toThrow('1 of 6 targets judged');
});

test('the way with the fewest runs is next, until each has enough', () => {
  const crash: Line = { ...FRAME, n: 1, error: 'x' };
  expect(isRow(crash)).toBe(false);
  expect(nextRun([crash], ['too few users', 'users'], 2)).toEqual({ way: 'users', n: 1 });
  expect(nextRun([crash], ['too few users'], 2)).toEqual({ way: 'too few users', n: 2 });
  expect(nextRun([crash], ['too few users'], 1)).toBeNull();
});
