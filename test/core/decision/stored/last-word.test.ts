import { expect, test } from 'vitest';
import { lastWordOf, unjudgedBy } from '../../../../src/core/decision/stored/last-word.ts';
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

/** The same of p99, which warns and is read in no short round. */
function p99(found: Comparison['class'], low?: number, high?: number): Comparison {
  const { evidence: _none, ...plain } = p95(found, 0, 0);
  const known = low === undefined || high === undefined ? plain : p95(found, low, high);
  return { ...known, metric: 'p99', role: 'warning' };
}

const ofOrders = (one: Comparison): Comparison => ({
  ...one,
  subject: { kind: 'endpoint', method: 'GET', name: 'orders' },
});

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
  [
    'a pass on less than all that was accused leaves a fail',
    said('pass', p95('unchanged', -0.1, 0.1), ofOrders(p95('inconclusive', 0, 0.7))),
    said('fail', p95('significant', 0.2, 0.6), ofOrders(p95('critical', 1, 4))),
    'accused',
  ],
  [
    'what was not judged, and cannot be that bad, is open',
    said('pass', p95('unchanged', -0.1, 0.1), ofOrders(p95('inconclusive', 0, 0.3))),
    said('fail', p95('significant', 0.2, 0.6), ofOrders(p95('critical', 1, 4))),
    'open',
  ],
  [
    'a fail on less than all that was accused confirms it',
    said('fail', p95('critical', 0.6, 0.9), ofOrders(p95('inconclusive', 0, 0.7))),
    said('fail', p95('significant', 0.2, 0.6), ofOrders(p95('critical', 1, 4))),
    'settled',
  ],
  [
    'a p99 that no round has requests for is judged by p95 beside it',
    said('pass', p95('unchanged', -0.1, 0.1), p99('inconclusive')),
    said('warn', p95('unchanged', -0.1, 0.1), p99('significant', 0.2, 0.6)),
    'settled',
  ],
  [
    'a p99 of an endpoint is not judged by p95 of another',
    said('pass', p95('unchanged', -0.1, 0.1), ofOrders(p99('inconclusive'))),
    said('warn', p95('unchanged', -0.1, 0.1), ofOrders(p99('significant', 0.2, 0.6))),
    'accused',
  ],
] as const)('%s', (_name, duet, stored, word) => {
  expect(lastWordOf(duet, stored)).toBe(word);
});

test('what of an accusation was not judged is known, where the duet answers', () => {
  const orders = ofOrders(p95('critical', 1, 4));
  const stored = said('fail', p95('significant', 0.2, 0.6), orders);
  const answer = said('pass', p95('unchanged', -0.1, 0.1));
  expect(unjudgedBy(answer, stored)).toEqual([orders]);
  expect(unjudgedBy(said('inconclusive', p95('unchanged', -0.1, 0.1)), stored)).toEqual([]);
});

/** A warning beside which something is open. */
function besideOpen(...comparisons: readonly Comparison[]): Judgement {
  const reasons = (['regression', 'inconclusive'] as const).map((kind) => ({
    ...({ kind, severity: 'warning', text: kind } as const),
  }));
  return sampleJudgement('warn', { comparisons, reasons });
}

test('a warning settles what it is an answer to, whatever is open beside it', () => {
  const duet = besideOpen(p95('significant', 0.2, 0.4), ofOrders(p95('inconclusive', 0, 0.7)));
  expect(lastWordOf(duet, WARN)).toBe('settled');
  expect(lastWordOf(duet, FAIL)).toBe('settled');
  const other = besideOpen(p99('significant', 0.2, 0.6), p95('inconclusive', 0.1, 0.4));
  expect(lastWordOf(other, OPEN)).toBe('open');
});
