import { expect, test } from 'vitest';
import { lastWordOf } from '../../../../src/core/decision/stored/last-word.ts';
import type { Comparison } from '../../../../src/core/model/judgement/comparison.ts';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import { sampleJudgement } from '../../../contracts/samples.ts';

/** p95 of all requests, worse by something from `low` to `high`. */
const p95 = (found: Comparison['class'], low: number, high: number): Comparison => ({
  ...{
    subject: { kind: 'overall' },
    metric: 'p95',
    unit: 'ms',
    base: 100,
    head: 130,
    change: 0.3,
    worse: 0.3,
  },
  ...{ class: found, action: null, text: '', samples: { base: 1000, head: 1000 }, role: 'blocking' },
  evidence: { way: 'stored', low, high, noise: 0.05, smallest: 0.2, count: 5, pairs: [] },
});

function said(verdict: Judgement['verdict'], ...comparisons: readonly Comparison[]): Judgement {
  const kind = verdict === 'inconclusive' ? 'inconclusive' : verdict === 'pass' ? 'unchanged' : 'regression';
  return sampleJudgement(verdict, { comparisons, reasons: [{ kind, severity: 'notice', text: verdict }] });
}

const FAIL = said('fail', p95('critical', 0.52, 0.9));
const WARN = said('warn', p95('significant', 0.2, 0.5));
const OPEN = said('inconclusive', p95('inconclusive', 0.05, 0.3));

test.each([
  ['a pass takes a fail back', said('pass', p95('unchanged', -0.1, 0.1)), FAIL, 'settled'],
  ['a fail confirms a warning', said('fail', p95('critical', 0.6, 0.9)), WARN, 'settled'],
  ['a pass closes what was open', said('pass', p95('unchanged', -0.1, 0.1)), OPEN, 'settled'],
  ['what may be that bad leaves a fail', said('inconclusive', p95('inconclusive', 0, 0.7)), FAIL, 'accused'],
  ['what cannot be that bad does not', said('inconclusive', p95('inconclusive', 0.1, 0.4)), FAIL, 'open'],
  [
    'what may be that bad leaves a warning',
    said('inconclusive', p95('inconclusive', 0, 0.3)),
    WARN,
    'accused',
  ],
  ['a duet that compared nothing leaves both', said('no-baseline'), FAIL, 'accused'],
  ['what is open twice stays open', said('inconclusive', p95('inconclusive', 0, 0.7)), OPEN, 'open'],
  [
    'a pass that read nothing of it leaves a fail',
    said('pass', p95('inconclusive', 0, 0.7)),
    FAIL,
    'accused',
  ],
] as const)('%s', (_name, duet, stored, word) => {
  expect(lastWordOf(duet, stored)).toBe(word);
});
