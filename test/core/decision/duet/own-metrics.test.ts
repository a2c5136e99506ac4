import { describe, expect, test } from 'vitest';
import type { SubjectStats } from '../../../../src/core/model/recording/window.ts';
import { decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { type Case, judged, judgedOf, recordingOf } from '../own.ts';

const UNCHANGED: Readonly<Record<string, Case>> = {
  'other values': { kind: 'Value', base: 1, head: 1 },
  'a Rate that is often true': { kind: 'Rate', base: 0.6, head: 0.6 },
  'a Rate that is seldom true': { kind: 'Rate', base: 0.01, head: 0.01 },
  'a Rate that is never true': { kind: 'Rate', base: 0, head: 0 },
  'a Counter': { kind: 'Counter', base: 0.5, head: 0.5 },
  'a Counter of nothing': { kind: 'Counter', base: 0, head: 0 },
};

const WORSE: Readonly<Record<string, Case & { readonly better: 'lower' | 'higher' }>> = {
  'values that grow': { kind: 'Value', base: 1, head: 2, better: 'lower' },
  'values that fall': { kind: 'Value', base: 2, head: 1, better: 'higher' },
  'a Rate that is true more often': { kind: 'Rate', base: 0.4, head: 0.8, better: 'lower' },
  'a Rate that is true at last': { kind: 'Rate', base: 0, head: 0.1, better: 'lower' },
  'a Rate that is true less often': { kind: 'Rate', base: 0.9, head: 0.45, better: 'higher' },
  'a Counter that counts less': { kind: 'Counter', base: 0.8, head: 0.4, better: 'higher' },
  'a Counter that counts nothing any more': { kind: 'Counter', base: 0.8, head: 0, better: 'higher' },
  'a Counter that begins to count': { kind: 'Counter', base: 0, head: 0.2, better: 'lower' },
};

describe.each(['Rate', 'Value'] as const)('a %s of which no round holds a value', (kind) => {
  type Windows = ReturnType<typeof recordingOf>['windows'];

  /** `isSilent`: of a window, by its place. */
  const silent = (role: 'blocking' | 'warning', isSilent = (_at: number) => true) => {
    const recording = recordingOf({ kind, base: 0.5, head: 0.5 });
    const without = (values: Windows[number], at: number) => {
      const { [`${kind} own`]: _, ...subjects } = values.subjects;
      return isSilent(at) ? { ...values, subjects } : values;
    };
    return judgedOf({ ...recording, windows: recording.windows.map(without) }, { better: 'lower', role });
  };

  test('leaves the verdict open where it may fail the gate', () => {
    const { verdict, reasons } = silent('blocking');
    expect(verdict).toBe('inconclusive');
    expect(reasons[0]?.text).toContain('no values');
  });

  test('does so too where no pair holds values of both sides', () => {
    const { verdict, reasons } = silent('blocking', (at) => at % 2 === 0);
    expect(reasons[0]?.text).toContain('no pair of rounds holds requests of both sides');
    expect(verdict).toBe('inconclusive');
  });

  test('does not where it warns', () => {
    expect(silent('warning').verdict).toBe('pass');
  });
});

describe.each(Object.entries(UNCHANGED))('%s', (_what, wanted) => {
  test.each(['lower', 'higher'] as const)('passes as it was, where %s is better', (better) => {
    const { verdict, own } = judged(wanted, { better, role: 'blocking' });
    expect(verdict).toBe('pass');
    expect(own.map((one) => one.class)).toEqual(own.map(() => 'unchanged'));
  });
});

describe.each(Object.entries(WORSE))('%s', (_what, { better, ...wanted }) => {
  test('fail the gate where the policy says so, by their name', () => {
    const { verdict, reason, own } = judged(wanted, { better, role: 'blocking' });
    expect(verdict).toBe('fail');
    expect(reason).toContain(`${wanted.kind} own`);
    expect(own.map((one) => one.class)).toContain('critical');
  });

  test('are better where the other way is', () => {
    const { verdict, own } = judged(wanted, {
      better: better === 'lower' ? 'higher' : 'lower',
      role: 'blocking',
    });
    expect(verdict).toBe('pass');
    expect(own.map((one) => one.class)).toContain('improved');
  });

  test('only inform where nobody says which way is better, and the values are shown', () => {
    const { verdict, own } = judged(wanted);
    expect(verdict).toBe('pass');
    for (const { role, worse, base, head } of own) {
      expect({ role, worse }).toEqual({ role: 'informative', worse: null });
      expect(base).not.toBe(head);
    }
  });

  test('only inform where there is a direction and no role, or a role and no direction, which is told', () => {
    expect(judged(wanted, { better }).verdict).toBe('pass');
    const { verdict, notes } = judged(wanted, { role: 'blocking' });
    expect(verdict).toBe('pass');
    expect(notes.filter((note) => note.includes('which way is better'))).toHaveLength(1);
  });

  test('alone give a script its verdict', () => {
    expect(judged(wanted, { better, role: 'warning' }, true).verdict).toBe('warn');
    const { verdict, reason } = judged(wanted, undefined, true);
    expect(verdict).toBe('inconclusive');
    expect(reason).toContain('policy.metrics: { own: { better: lower, role: blocking } }');
  });
});

test('values below any change that counts are nothing', () => {
  const wanted = { kind: 'Value', base: 1, head: 2 } as const;
  expect(judged(wanted, { better: 'lower', role: 'blocking', floor: 1000 }).verdict).toBe('pass');
});

test('a name that the run does not have is told with those it has', () => {
  const recording = recordingOf(UNCHANGED['a Counter'] as Case);
  const { notes } = judge({
    head: recording,
    baseline: { runs: [], refused: [], history: null },
    policy: { ...POLICY, metrics: { onw: { better: 'lower' }, p95: { warn: 0.1 } } },
    createdAt: '2026-11-24T12:00:00.000Z',
    ...{ tool: 'test', remedy: { kind: 'told', text: '' } },
  });
  expect(notes).toContain(
    'policy.metrics names onw, which this run does not have: those limits are unused. It has own.',
  );
});

test.each(Object.values(UNCHANGED))('a recording with a $kind is one that is read', (wanted) => {
  const recording = JSON.parse(JSON.stringify(recordingOf(wanted)));
  expect(decodeRecording(recording)).toEqual(expect.objectContaining({ ok: true }));
});

test('a Rate with more true values than values contradicts itself', () => {
  const recording = recordingOf({ kind: 'Rate', base: 0.5, head: 0.5 });
  const [window] = recording.windows;
  const rate = window?.subjects['Rate own'] as SubjectStats;
  const wrong = { ...window, subjects: { ...window?.subjects, 'Rate own': { ...rate, trues: 201 } } };
  const file = { ...recording, windows: [wrong, ...recording.windows.slice(1)] };
  expect(JSON.stringify(decodeRecording(JSON.parse(JSON.stringify(file))))).toContain(
    '201 of 200 values are true',
  );
});
