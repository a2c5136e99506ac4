import { describe, expect, test } from 'vitest';
import { type AcceptInput, accept as decide } from '../../../src/core/decision/accept.ts';
import type { Acceptance } from '../../../src/core/model/acceptance.ts';
import type { Compared } from '../../../src/core/model/decision/compared.ts';
import { noteText } from '../../../src/core/words/note.ts';
import { sampleEntry, sampleRecording } from '../../contracts/samples.ts';

const ENTRY: Acceptance = {
  gate: 'shop',
  endpoint: 'GET orders',
  metric: 'p95',
  upTo: 1.6,
  reason: 'full-text search is worth it',
  expires: '2026-12-31',
};

function accept(input: AcceptInput) {
  const { comparisons, notes } = decide(input);
  return { comparisons, notes: notes.map(noteText) };
}

const worse = (name: string, by: number, metric: Compared['metric'] = 'p95'): Compared => ({
  way: 'duet',
  subject: { kind: 'endpoint', method: 'GET', name },
  metric,
  unit: 'ms',
  base: 100,
  head: 100 * (1 + by),
  change: by,
  worse: by,
  class: by > 0.5 ? 'critical' : 'significant',
  action: 'investigate',
  samples: { base: 1000, head: 1000 },
});

const unchanged = (name: string): Compared => ({ ...worse(name, 0), class: 'unchanged', action: null });

const accepted = (comparisons: readonly Compared[], entry: Partial<Acceptance> = {}) =>
  accept({ comparisons, acceptances: [{ ...ENTRY, ...entry }], gate: 'shop', today: '2026-11-24', open: [] });

test('an entry that does nothing is taken out of the file in which it is', () => {
  const input = { comparisons: [unchanged('orders')], acceptances: [ENTRY], gate: 'shop', open: [] };
  const notes = (file?: string) => accept({ ...input, today: '2026-11-24', file }).notes.join();
  expect(notes()).toContain('is unused: remove it from .perf-gate/accept.yml.');
  expect(notes('cart/.perf-gate/accept.yml')).toContain('remove it from cart/.perf-gate/accept.yml.');
});

test('a regression within the accepted ratio is accepted, with its reason', () => {
  const { comparisons, notes } = accepted([worse('orders', 0.55)]);
  expect(comparisons[0]).toMatchObject({ class: 'accepted', action: null });
  expect(notes.join()).toContain('full-text search is worth it');
});

test('it hides no other metric and no other endpoint', () => {
  const { comparisons } = accepted([
    worse('orders', 0.55),
    worse('orders', 0.55, 'p50'),
    worse('cart', 0.55),
  ]);
  expect(comparisons.map((one) => one.class)).toEqual(['accepted', 'critical', 'critical']);
});

test.each([
  ['one that grew beyond it', { upTo: 1.5 }, 'Accepted up to +50 % only'],
  ['an expired one', { expires: '2026-11-23' }, 'expired on 2026-11-23'],
  ['one for something else', { endpoint: 'GET cart' }, 'GET cart is unused'],
])('%s does not help, and is told', (_name, entry, note) => {
  const { comparisons, notes } = accepted([worse('orders', 0.55), unchanged('cart')], entry);
  expect(comparisons[0]?.class).toBe('critical');
  expect(notes.join()).toContain(note);
});

test('an entry of another gate is none of ours', () => {
  expect(accepted([worse('orders', 0.55)], { gate: 'other' })).toEqual({
    comparisons: [worse('orders', 0.55)],
    notes: [],
  });
});

const fromZero = (head: number): Compared => ({
  ...worse('orders', 0, 'error-rate'),
  unit: 'ratio',
  base: 0,
  head,
  change: null,
  worse: null,
  class: 'critical',
});

test('errors from zero are accepted up to the rate that was given, and not beyond', () => {
  const entry = { metric: 'error-rate', upTo: 0.02 } as const;
  const within = accepted([fromZero(0.015)], entry);
  expect(within.comparisons[0]?.class).toBe('accepted');
  expect(within.notes.join()).toContain('Accepted up to a rate of 2.00 % until 2026-12-31');
  const beyond = accepted([fromZero(0.03)], entry);
  expect(beyond.comparisons[0]?.class).toBe('critical');
  expect(beyond.notes.join()).toContain('Accepted up to a rate of 2.00 % only');
});

test('an acceptance of what base carries already is not called needless', () => {
  const open = [{ subject: 'GET orders', metric: 'p95', sha: 'abcdef0123' } as const];
  const told = accept({ comparisons: [], acceptances: [ENTRY], gate: 'shop', today: '2026-11-24', open });
  expect(told.notes).toEqual([
    'The acceptance of p95 of GET orders makes what base carries since abcdef0 the level of later runs, once it is merged and a run of the base branch shows it.',
  ]);
  const other = [{ subject: 'GET cart', metric: 'p95', sha: 'abcdef0123' } as const];
  const needless = accept({
    comparisons: [unchanged('orders')],
    acceptances: [ENTRY],
    gate: 'shop',
    today: '2026-11-24',
    open: other,
  });
  expect(needless.notes.join()).toContain('is unused');
});

test.each([
  ['nothing was compared', [], false],
  ['it could not be judged', [{ ...worse('orders', 0.3), class: 'inconclusive' as const }], false],
  ['it is slower within the limits', [{ ...worse('orders', 0.15), class: 'slower' as const }], false],
  ['it is new', [{ ...worse('orders', 0), class: 'new' as const }], false],
  ['it is unchanged', [unchanged('orders')], true],
  ['it is faster', [{ ...worse('orders', -0.3), class: 'improved' as const }], true],
])('where %s, an entry is called needless: %s', (_name, comparisons, needless) => {
  expect(accepted(comparisons).notes.join().includes('is unused')).toBe(needless);
});

const ofTwo = (first: Partial<Acceptance>, second: Partial<Acceptance>) =>
  accept({
    comparisons: [worse('orders', 0.5)],
    acceptances: [
      { ...ENTRY, ...first },
      { ...ENTRY, ...second },
    ],
    gate: 'shop',
    today: '2026-11-24',
    open: [],
  });

test.each([
  ['the second', { upTo: 1.3 }, { upTo: 1.7 }],
  ['the first', { upTo: 1.7 }, { upTo: 1.3 }],
  ['the only one that has not expired', { upTo: 1.3, expires: '2026-11-01' }, { upTo: 1.7 }],
  ['the one without the method', { upTo: 1.3 }, { upTo: 1.7, endpoint: 'orders' }],
])('of two entries for the same the one that reaches further holds: %s', (_name, first, second) => {
  const { comparisons, notes } = ofTwo(first, second);
  expect(comparisons[0]?.class).toBe('accepted');
  expect(notes.join()).toContain('Accepted up to +70 %');
});

test('the wider of two does not help once it expired', () => {
  const { comparisons, notes } = ofTwo({ upTo: 1.3 }, { upTo: 1.7, expires: '2026-11-01' });
  expect(comparisons[0]?.class).toBe('significant');
  expect(notes.join()).toContain('Accepted up to +30 % only');
});

test('an entry that another one covers is told once, and one that outlives it is not', () => {
  const beside = (first: Partial<Acceptance>, second: Partial<Acceptance>) =>
    ofTwo(first, second).notes.filter((note) => note.includes('is redundant, since'));
  expect(beside({ upTo: 1.3 }, { upTo: 1.7 })).toEqual([
    'The acceptance of p95 of GET orders up to +30 % is redundant, since another goes up to +70 %: remove it from .perf-gate/accept.yml.',
  ]);
  expect(beside({}, {})).toHaveLength(1);
  expect(beside({ upTo: 1.3, expires: '2027-06-30' }, { upTo: 1.7 })).toEqual([]);
  expect(beside({ metric: 'p50' }, {})).toEqual([]);
});

describe('an entry that began a level of the base branch', () => {
  const { upTo, reason, expires } = ENTRY;
  const sample = sampleEntry(sampleRecording());
  const mark = { subject: 'GET orders', metric: 'p95', entry: { upTo, reason, expires } } as const;
  const history = [{ ...sample, sha: 'abcdef0123', accepted: [mark] }];
  const input = { gate: 'shop', today: '2026-11-24', open: [], history };

  test('covers no further change of that figure, and is told as used up', () => {
    const told = accept({ ...input, comparisons: [worse('orders', 0.55)], acceptances: [ENTRY] });
    expect(told.comparisons[0]?.class).toBe('critical');
    expect(told.notes).toEqual([
      'The acceptance of p95 of GET orders is used up by what abcdef0 brought to the base branch: remove it from .perf-gate/accept.yml, and give a further change an entry of its own.',
    ]);
  });

  test('still covers another endpoint that it names', () => {
    const entry = { ...ENTRY, endpoint: 'orders' };
    const post = { kind: 'endpoint', method: 'POST', name: 'orders' } as const;
    const comparisons = [unchanged('orders'), { ...worse('orders', 0.55), subject: post }];
    const told = accept({ ...input, comparisons, acceptances: [entry] });
    expect(told.comparisons[1]?.class).toBe('accepted');
    expect(told.notes.join()).not.toContain('used up');
  });

  test('makes no other one redundant', () => {
    const acceptances = [ENTRY, { ...ENTRY, upTo: 1.56 }];
    const told = accept({ ...input, comparisons: [worse('orders', 0.55)], acceptances });
    expect(told.comparisons[0]?.class).toBe('accepted');
    expect(told.notes.join()).not.toContain('redundant');
  });

  test('is not used where the mark names none', () => {
    const { entry: _none, ...plain } = mark;
    const older = [{ ...sample, accepted: [plain] }];
    const told = accept({
      ...input,
      history: older,
      comparisons: [worse('orders', 0.55)],
      acceptances: [ENTRY],
    });
    expect(told.comparisons[0]?.class).toBe('accepted');
  });
});
