import { describe, expect, test } from 'vitest';
import type { SelfTested } from '../../../src/core/decision/self-test.ts';
import type { Comparison } from '../../../src/core/model/judgement/comparison.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Reason } from '../../../src/core/model/judgement/reason.ts';
import type { Verdict } from '../../../src/core/model/judgement/verdict.ts';
import { selfTestReport, selfTestVerdict } from '../../../src/core/report/self-test-report.ts';
import { sampleJudgement } from '../../contracts/samples.ts';

type Shown = { readonly high?: number; readonly noise?: number; readonly more?: Partial<Judgement> };

/** A latency of the whole run with this interval's end and this spread. */
function latency(metric: 'p50' | 'p95', high: number, noise: number): Comparison {
  return {
    ...{ subject: { kind: 'overall' }, metric, unit: 'ms', base: 20, head: 20, change: 0, worse: 0 },
    ...{ class: 'unchanged', action: null, text: '', samples: { base: 1000, head: 1000 } },
    evidence: { way: 'duet', low: -high, high, noise, smallest: 0.1, count: 4, pairs: [] },
  };
}

function judged(verdict: Verdict, kind: Reason['kind'], text: string, shown: Shown = {}): Judgement {
  const { high = 0.06, noise = 0.03, more = {} } = shown;
  const comparisons = [latency('p50', high / 2, noise / 2), latency('p95', high, noise)];
  const reasons: readonly Reason[] = [{ kind, severity: 'error', text }];
  return sampleJudgement(verdict, { reason: text, reasons, comparisons, ...more });
}

const nothing = (judgement: Judgement): SelfTested => ({ planted: 'nothing', judgement });
const clean = (shown?: Shown) => nothing(judged('pass', 'unchanged', 'no regression', shown));
const alarm = (shown?: Shown) => nothing(judged('warn', 'regression', 'significant: p95 +30 %', shown));
const open = (more?: Partial<Judgement>) =>
  nothing(judged('inconclusive', 'inconclusive', 'p95: raise the rate', { more: more ?? {} }));
const invalid = () => nothing(judged('invalid', 'invalid', 'The load fell short.', { high: 9, noise: 9 }));
const FOUND: readonly SelfTested[] = [
  { planted: 'delay', judgement: judged('fail', 'regression', 'critical: p50 +80 %', { high: 5, noise: 5 }) },
  {
    planted: 'errors',
    judgement: judged('fail', 'errors', 'critical: error rate 5 %', { high: 5, noise: 5 }),
  },
];

test('a quiet machine is told with its bound, what was found, its noise and the smallest limit', () => {
  expect(selfTestReport([clean(), clean({ high: 0.113, noise: 0.042 }), clean(), ...FOUND])).toEqual([
    'False alarms: 0 of 3 comparisons of one build with itself (with 95 % confidence at most 71 %; more runs say more).',
    'The planted delay: found. critical: p50 +80 %.',
    'The planted errors: found. critical: error rate 5 %.',
    'Noise from pair to pair on this machine: p50 ±2.1 %, p95 ±4.2 % at most.',
    'Smallest `policy.warn` that this machine supports: 12 % (an unchanged build was not sure to be below +11 %).',
  ]);
});

test('it passes only with everything judged, nothing accused and everything found', () => {
  expect(selfTestVerdict([clean(), clean(), ...FOUND])).toEqual({
    verdict: 'pass',
    reason: 'No unchanged build was accused, and everything that was planted was found.',
  });
});

test('more duets without an alarm say more, and no limit below 5 % is promised', () => {
  const lines = selfTestReport([...Array.from({ length: 10 }, () => clean({ high: 0.01 })), ...FOUND]);
  expect(lines[0]).toContain(
    '0 of 10 comparisons of one build with itself (with 95 % confidence at most 31 %',
  );
  expect(lines.at(-1)).toContain('supports: 5 %');
});

describe('a false alarm', () => {
  const runs = [clean(), alarm({ high: 0.4 }), ...FOUND];

  test('is counted, fails, and raises the smallest limit', () => {
    const lines = selfTestReport(runs);
    const [first] = lines;
    expect(first).toMatch(
      /^False alarms: 1 of 2 comparisons of one build with itself \(with 95 % confidence at most 99 %/,
    );
    expect(lines.at(-1)).toContain('supports: 40 %');
    expect(selfTestVerdict(runs)).toEqual({ verdict: 'fail', reason: first });
  });

  test.each<Reason['kind']>(['regression', 'errors', 'missing', 'head-broken'])(
    'is also one of the kind %s, where no comparison may tell it',
    (kind) => {
      const accused = nothing(judged('warn', kind, 'x', { more: { comparisons: [] } }));
      expect(selfTestVerdict([clean(), clean(), accused, ...FOUND]).verdict).toBe('fail');
    },
  );

  test('is none where the script itself crosses a threshold on one build', () => {
    const crossed = nothing(judged('fail', 'threshold', 'k6 threshold crossed'));
    expect(selfTestVerdict([clean(), crossed, ...FOUND]).verdict).toBe('pass');
  });
});

describe('a duet that could not be judged', () => {
  test('leaves the denominator, the bound and the noise, and is told with its reason', () => {
    const lines = selfTestReport([clean(), clean(), invalid(), ...FOUND]);
    expect(lines.slice(0, 2)).toEqual([
      'False alarms: 0 of 2 comparisons of one build with itself (with 95 % confidence at most 84 %; more runs say more).',
      'Not judged: 1 of 3 comparisons of one build with itself, left out of every figure here: The load fell short.',
    ]);
    expect(lines.at(-1)).toContain('supports: 6 %');
    expect(selfTestVerdict([clean(), clean(), invalid(), ...FOUND]).verdict).toBe('pass');
  });

  test('is also one without anything to compare with', () => {
    const alone = nothing(judged('no-baseline', 'no-baseline', 'nothing to compare with'));
    expect(selfTestReport([clean(), alone, ...FOUND])[0]).toContain(
      '0 of 1 comparison of one build with itself',
    );
  });

  test('is never taken for one without an alarm: half of them are too many to trust the machine', () => {
    expect(selfTestVerdict([clean(), invalid(), ...FOUND])).toEqual({
      verdict: 'invalid',
      reason:
        'Too little was judged to trust this machine: 1 of 2 comparisons of one build with itself got an answer; of another: The load fell short.',
    });
  });

  test('leaves nothing to say where it is the only kind', () => {
    const runs = [invalid(), invalid(), ...FOUND];
    const lines = selfTestReport(runs);
    expect(lines[0]).toBe(
      'False alarms: not known, as none of 2 comparisons of one build with itself was judged.',
    );
    expect(lines.join('\n')).not.toMatch(/Noise|Smallest/);
    expect(selfTestVerdict(runs).verdict).toBe('invalid');
  });

  test('does not hide a false alarm', () => {
    expect(selfTestVerdict([alarm(), invalid(), invalid(), ...FOUND]).verdict).toBe('fail');
  });
});

describe('an inconclusive duet', () => {
  test('was judged and accuses nobody, so it counts, and is told', () => {
    const lines = selfTestReport([clean(), clean(), open(), ...FOUND]);
    expect(lines[0]).toContain('False alarms: 0 of 3 comparisons');
    expect(lines[1]).toBe(
      'Inconclusive: 1 of 3 comparisons of one build with itself, which accuse nobody: p95: raise the rate.',
    );
    expect(selfTestVerdict([clean(), clean(), open(), ...FOUND]).verdict).toBe('pass');
  });

  test('is said to fail runs where the policy says so', () => {
    const { policy } = clean().judgement;
    const strict = open({ policy: { ...policy, onInconclusive: 'fail' } });
    expect(selfTestReport([clean(), clean(), strict, ...FOUND])[1]).toContain(
      'which accuse nobody, though `policy.on-inconclusive: fail` fails a run for it: p95',
    );
  });

  test('is no answer: half of them are too many to trust the machine', () => {
    const { verdict, reason } = selfTestVerdict([clean(), open(), ...FOUND]);
    expect(verdict).toBe('invalid');
    expect(reason).toContain(
      '1 of 2 comparisons of one build with itself got an answer; of another: p95: raise the rate.',
    );
  });
});

describe('what was planted', () => {
  const [delay, errors] = FOUND as [SelfTested, SelfTested];

  test('and not found fails, whatever else is open', () => {
    const missed: SelfTested = { planted: 'delay', judgement: clean().judgement };
    const runs = [clean(), missed, errors];
    expect(selfTestReport(runs)[1]).toBe('The planted delay: NOT found (pass: no regression).');
    expect(selfTestVerdict(runs)).toEqual({
      verdict: 'fail',
      reason: 'The planted delay: NOT found (pass: no regression).',
    });
    expect(selfTestVerdict([open(), missed, errors]).verdict).toBe('fail');
  });

  test('and could not be judged is neither found nor missed', () => {
    const blind: SelfTested = { planted: 'errors', judgement: invalid().judgement };
    const reason = 'The planted errors: not judged (invalid: The load fell short).';
    expect(selfTestReport([clean(), delay, blind])[2]).toBe(reason);
    expect(selfTestVerdict([clean(), delay, blind])).toEqual({ verdict: 'invalid', reason });
  });

  test('is never found by an endpoint that one side lacks', () => {
    const missing: SelfTested = { planted: 'delay', judgement: judged('warn', 'missing', 'GET a is gone') };
    expect(selfTestVerdict([clean(), missing, errors]).verdict).toBe('fail');
  });
});

test('nothing at all is no reason to trust a machine', () => {
  expect(selfTestVerdict([]).verdict).toBe('invalid');
  expect(selfTestVerdict(FOUND).verdict).toBe('invalid');
  expect(selfTestVerdict([clean()]).verdict).toBe('invalid');
});
