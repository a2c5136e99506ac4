import { expect, test } from 'vitest';
import { unknownNames } from '../../../../src/core/decision/rules/unknown-names.ts';
import type { Acceptance } from '../../../../src/core/model/acceptance.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { noteText } from '../../../../src/core/words/note.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { duetRecording } from '../driven.ts';
import { samplePairs } from '../pairs.ts';

const ENTRY: Acceptance = {
  ...{ gate: 'checkout', endpoint: 'GET ordres', metric: 'p95', upTo: 1.6 },
  ...{ reason: 'worth it', expires: '2026-12-31' },
};
const LIMITS = { p95: { fail: 0.3 } };

function judged(policy: Partial<Policy>, effect = 0) {
  const head = duetRecording(
    samplePairs({ count: 4, seed: 1, effect }),
    effect > 0 ? 'regressed' : 'settled',
  );
  return judge({
    head,
    baseline: { runs: [], refused: [], history: null },
    policy: { ...POLICY, ...policy },
    createdAt: '2026-11-24T12:00:00.000Z',
    ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
  });
}

test('limits of an endpoint that the run does not have are told with those it has', () => {
  const { verdict, notes } = judged({ endpoints: { 'GET hoem': LIMITS, 'GET home': LIMITS } });
  expect(verdict).toBe('pass');
  expect(notes).toContain(
    'policy.endpoints names GET hoem, which this run does not have: those limits are unused. It has overall, GET home.',
  );
});

test('an acceptance of one is told too, and moves no verdict', () => {
  const { verdict, notes } = judged({ accepted: [ENTRY, { ...ENTRY, metric: 'p50' }] }, Math.log(1.7));
  expect(verdict).toBe('fail');
  expect(notes.filter((note) => note.includes('GET ordres'))).toEqual([
    '.perf-gate/accept.yml names GET ordres, which this run does not have: those entries are unused. It has overall, GET home.',
  ]);
});

test.each([
  [
    'by their whole name',
    { endpoints: { 'GET home': LIMITS }, accepted: [{ ...ENTRY, endpoint: 'GET home' }] },
  ],
  ['without the method', { endpoints: { home: LIMITS }, accepted: [{ ...ENTRY, endpoint: 'home' }] }],
  ['as the whole', { endpoints: { overall: LIMITS }, accepted: [{ ...ENTRY, endpoint: 'overall' }] }],
  ['for another gate', { accepted: [{ ...ENTRY, gate: 'other' }] }],
])('names that are known are not told: %s', (_name, policy) => {
  expect(judged(policy).notes.join()).not.toContain('does not have');
});

test('an endpoint that only base has is known, and a run that is not valid is asked nothing', () => {
  const head = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled');
  const policy = { endpoints: { 'GET gone': LIMITS } };
  const { comparisons } = judged({});
  const gone = comparisons.map((one) => ({
    ...one,
    subject: { kind: 'endpoint', method: 'GET', name: 'gone' } as const,
  }));
  const told = (changed: Partial<Parameters<typeof unknownNames>[0]>) =>
    unknownNames({ head, comparisons, policy, today: '2026-11-24', ...changed });
  expect(told({})).toHaveLength(1);
  expect(told({ comparisons: gone })).toEqual([]);
  expect(told({ head: { ...head, validity: { valid: false, reasons: ['x'] } } })).toEqual([]);
});

test('an entry for an endpoint that the run does not have is told with the file in which it is', () => {
  const head = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled');
  const entry = { endpoint: 'GET x', metric: 'p95', upTo: 2, reason: 'why', expires: '2099-01-01' } as const;
  const accepted = [{ ...entry, gate: head.gate }];
  const told = (policy: Parameters<typeof unknownNames>[0]['policy']) =>
    unknownNames({ head, comparisons: [], policy, today: '2026-11-24' }).map(noteText).join();
  expect(told({ accepted })).toMatch(/^\.perf-gate\/accept\.yml names GET x/);
  expect(told({ accepted, acceptIn: 'cart/.perf-gate/accept.yml' })).toMatch(/^cart\/\.perf-gate\/accept/);
});

test('of many endpoints ten are listed', () => {
  const names = Array.from({ length: 14 }, (_, index) => `page${index}`);
  const head = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled', 20, names);
  const [note] = unknownNames({
    head,
    comparisons: [],
    policy: { endpoints: { x: LIMITS } },
    today: '2026-11-24',
  });
  expect(note && noteText(note)).toMatch(/It has overall, GET page0, .*GET page8 and 5 more\.$/);
});
