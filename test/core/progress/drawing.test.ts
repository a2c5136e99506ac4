import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { ProgressFact } from '../../../src/core/model/progress/fact.ts';
import { type Paint, plain } from '../../../src/core/render/text/paint.ts';
import { progressDisplay } from '../../../src/core/render/text/progress/display.ts';
import { fitted } from '../../../src/core/render/text/progress/fit.ts';
import { progressLine } from '../../../src/core/render/text/progress/line.ts';
import { after, NOTHING_YET } from '../../../src/core/report/progress/state.ts';
import { viewOf } from '../../../src/core/report/progress/view.ts';

type Timed = readonly [second: number, fact: ProgressFact];

/** What is seen at a second, of facts that came at theirs. They went through JSON before, as plain values can. */
function viewAt(second: number, facts: readonly Timed[]) {
  const told = JSON.parse(JSON.stringify(facts)) as readonly Timed[];
  const state = told.reduce((known, [at, fact]) => after(known, fact, at * 1000), NOTHING_YET);
  const view = viewOf(state, second * 1000);
  if (view === null) throw new Error('nothing is under way');
  return view;
}

const drawnAt = (second: number, facts: readonly Timed[], columns = 80, paint: Paint = plain) =>
  progressDisplay(viewAt(second, facts), { paint, columns });

const seen = (arm: 'base' | 'head', p95Ms: number, failed = 0): ProgressFact => ({
  ...{ kind: 'seen', arm, requestsPerSecond: 50, p95Ms, failed },
});

/** Four pairs of rounds of at most twelve, 7 s each, of which the load begins at second 2. */
const ROUNDS: readonly Timed[] = [
  [0, { kind: 'began', step: 'rounds', arm: null }],
  [0, { kind: 'pairs', of: 'round', over: 0, most: 12, looks: 0 }],
  [2, { kind: 'load', lengthMs: 28_000, from: 0, pairs: 4 }],
  [4, seen('base', 10)],
  [5, seen('base', 12.3)],
  [8, seen('head', 20, 0.025)],
];

test('rounds: a bar up to the most pairs there can be, those that are over, and the figures of both sides', () => {
  expect(drawnAt(16.5, ROUNDS)).toEqual([
    'Load on base and head in turns · 17 s',
    '  █████░░░░░░░░░░░░░░░░░░░░░░░░░  at most 1 min 10 s left',
    '  2 of at most 12 pairs of rounds',
    '  base  50 requests/s  p95 12.3 ms  ▅▅',
    '  head  50 requests/s  p95 20.0 ms  █  2.50 % failed',
  ]);
});

test('a further group goes on where the last one ended, and says how often there was no answer', () => {
  const more: readonly Timed[] = [
    ...ROUNDS,
    [32, { kind: 'pairs', of: 'round', over: 4, most: 12, looks: 1 }],
    [35, { kind: 'load', lengthMs: 14_000, from: 4, pairs: 2 }],
  ];
  const [, bar, pairs] = drawnAt(42, more);
  expect(bar).toBe('  █████████████░░░░░░░░░░░░░░░░░  at most 49 s left');
  expect(pairs).toBe('  5 of at most 12 pairs of rounds, not clear after 1 look');
});

test('the same as one line of a log', () => {
  expect(progressLine(viewAt(16.5, ROUNDS))).toBe(
    'Load on base and head in turns · 17 s · at most 1 min 10 s left · 2 of at most 12 pairs of rounds · ' +
      'base 50 requests/s, p95 12.3 ms · head 50 requests/s, p95 20.0 ms, 2.50 % failed',
  );
});

test('all of a load at once: as long as it takes, however many slices may follow in a second run', () => {
  const facts: readonly Timed[] = [
    [0, { kind: 'began', step: 'side-by-side', arm: null }],
    [3, { kind: 'load', lengthMs: 60_000, from: 0, pairs: 0 }],
    [20, { kind: 'pairs', of: 'slice', over: 2, most: 11, looks: 1 }],
  ];
  const [title, bar, pairs] = drawnAt(33, facts);
  expect(title).toBe('Load on base and head at the same time · 33 s');
  expect(bar).toBe('  ███████████████░░░░░░░░░░░░░░░  about 30 s left');
  expect(pairs).toBe('  2 of at most 11 slices, not clear after 1 look');
});

test('whole runs in turns: the second run of a pair goes on from half of it', () => {
  const facts: readonly Timed[] = [
    [0, { kind: 'began', step: 'turns', arm: null }],
    [0, { kind: 'pairs', of: 'run', over: 0, most: 2, looks: 0 }],
    [0, { kind: 'load', lengthMs: 60_000, from: 0, pairs: 0.5 }],
    [65, { kind: 'load', lengthMs: 60_000, from: 0.5, pairs: 0.5 }],
  ];
  expect(drawnAt(65, facts)[1]).toBe('  ████████░░░░░░░░░░░░░░░░░░░░░░  at most 3 min 0 s left');
  expect(drawnAt(300, facts)[2]).toBe('  1 of at most 2 pairs of whole runs');
});

test('a load that iterations end has no bar, and one that takes longer than was planned is not over before', () => {
  const began: Timed = [0, { kind: 'began', step: 'alone', arm: 'head' }];
  expect(drawnAt(9, [began, [1, { kind: 'load', lengthMs: null, from: 0, pairs: 0 }]])).toEqual([
    'Load on head · 9 s',
  ]);
  expect(drawnAt(99, [began, [1, { kind: 'load', lengthMs: 5000, from: 0, pairs: 0 }]])[1]).toBe(
    `  ${'█'.repeat(30)}  about 0 s left`,
  );
});

test('what goes on at the same time is one line, since the earlier of both', () => {
  const both: readonly Timed[] = [
    [0, { kind: 'began', step: 'build', arm: 'base' }],
    [1, { kind: 'began', step: 'build', arm: 'head' }],
  ];
  expect(drawnAt(61, both)).toEqual(['Building base and head · 1 min 1 s']);
  const one: readonly Timed[] = [...both, [30, { kind: 'ended', step: 'build', arm: 'base' }]];
  expect(drawnAt(61, one)).toEqual(['Building head · 1 min 0 s']);
});

test('what a load needs in between is shown with what is known of the load', () => {
  const restart: readonly Timed[] = [
    ...ROUNDS,
    [40, { kind: 'began', step: 'start', arm: 'base' }],
    [40, { kind: 'began', step: 'start', arm: 'head' }],
  ];
  const [title, , , base] = drawnAt(42, restart);
  expect(title).toBe('Starting base and head · 2 s');
  expect(base).toContain('12.3 ms');
});

test('a load begins without the figures of the one before, and nothing is left of it after its end', () => {
  const warm: readonly Timed[] = [
    [0, { kind: 'began', step: 'warm-up', arm: null }],
    [2, seen('base', 500)],
  ];
  expect(drawnAt(3, warm).join()).toContain('500 ms');
  const ended: readonly Timed[] = [...warm, [4, { kind: 'ended', step: 'warm-up', arm: null }]];
  const state = ended.reduce((known, [at, fact]) => after(known, fact, at * 1000), NOTHING_YET);
  expect(state).toEqual(NOTHING_YET);
  expect(viewOf(state, 5000)).toBeNull();
  expect(drawnAt(9, [...warm, [5, { kind: 'began', step: 'rounds', arm: null }]])).toEqual([
    'Load on base and head in turns · 4 s',
  ]);
});

const LONG: readonly Timed[] = [
  ...ROUNDS,
  ...Array.from({ length: 100 }, (_, index): Timed => [9 + index, seen('head', 10 + (index % 7), 0.5)]),
];

test.each([1, 2, 5, 12, 20, 33, 40, 60, 80, 200])('no line is longer than %i columns', (columns) => {
  for (const line of drawnAt(20, LONG, columns)) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  for (const line of drawnAt(20, LONG, columns, red)) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
});

const red: Paint = (_style, text) => (text === '' ? '' : `\u001b[31m${text}\u001b[39m`);

test('the bars of both sides have one scale, and the newest of them where there is no room for all', () => {
  const lines = drawnAt(120, LONG, 60);
  expect(lines[3]).toContain('▆▇');
  expect(stringWidth(lines[4] ?? '')).toBe(60);
  expect(lines[4]).toMatch(/█.* {2}50\.0 % failed$/);
});

test.each([
  ['ab商店cd', 20, 'ab商店cd'],
  ['ab商店cd', 7, 'ab商店…'],
  ['ab商店cd', 6, 'ab商…'],
  ['👩‍👩‍👧 family', 4, '👩‍👩‍👧 …'],
  ['e\u0301e\u0301e\u0301', 2, '\u00e9…'],
  ['abc', 1, '…'],
  ['abc', 0, ''],
])('%s in %i columns is %s', (text, columns, cut) => {
  expect(fitted(text, columns)).toBe(cut);
  expect(stringWidth(fitted(text, columns))).toBeLessThanOrEqual(columns);
});

test('a colour that is cut is closed', () => {
  expect(fitted(red('bold', 'abcdef'), 4)).toBe('\u001b[31mabc\u001b[39m…');
});
