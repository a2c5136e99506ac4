import { expect, test } from 'vitest';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Reason } from '../../../src/core/model/judgement/reason.ts';
import { renderAnnotations } from '../../../src/core/render/text/annotations.ts';
import type { Places } from '../../../src/core/report/reason-place.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { sampleFinding } from '../../contracts/findings.ts';
import { sampleJudgement } from '../../contracts/samples.ts';
import { targetOf } from '../decision/targets/written-targets.ts';

const P95: Judgement['comparisons'][number] = {
  subject: { kind: 'endpoint', name: 'orders', method: 'GET' },
  metric: 'p95',
  unit: 'ms',
  ...{ base: 100, head: 160, change: 0.6, worse: 0.6, samples: { base: 1000, head: 1000 } },
  class: 'critical',
  action: null,
  text: 'p95 of GET orders +60 %',
};

/** A configuration that has these keys, each on a line of its own, and a script with every threshold on line 9. */
function placesAt(...keys: readonly string[]): Places {
  return {
    threshold: () => ({ file: 'load.js', line: 9, column: 3 }),
    setting(path) {
      const index = keys.indexOf(path.join('.'));
      return index < 0 ? null : { file: 'perf-gate.yml', line: index + 1, column: 5 };
    },
  };
}

function placeOf(reason: Reason, places: Places, more: Partial<Judgement> = {}) {
  const judgement = { ...sampleJudgement('fail', { reasons: [reason] }), ...more };
  return renderAnnotations(toReport(judgement, { runUrl: null }), places)[0]?.place;
}

const regression = (found: 'critical' | 'significant'): readonly [Reason, Partial<Judgement>] => [
  { kind: 'regression', severity: 'error', text: 'in any words', of: { kind: 'comparison', index: 0 } },
  { comparisons: [{ ...P95, class: found }] },
];

test.each([
  [['policy.warn', 'policy.fail'], 2],
  [['policy.metrics.p95.fail', 'policy.fail'], 1],
  [['policy.fail', 'policy.metrics.p95.fail', 'policy.endpoints.orders.p95.fail'], 3],
  [['policy.endpoints.GET orders.p95.fail', 'policy.endpoints.orders.p95.fail'], 1],
] as const)('with %j a critical regression points at line %i', (keys, line) => {
  const [reason, more] = regression('critical');
  expect(placeOf(reason, placesAt(...keys), more)).toEqual({ file: 'perf-gate.yml', line, column: 5 });
});

test('a significant one points at the limit of the warning, and at none that is not written down', () => {
  const [reason, more] = regression('significant');
  expect(placeOf(reason, placesAt('policy.fail', 'policy.warn'), more)).toMatchObject({ line: 2 });
  expect(placeOf(reason, placesAt('policy.fail'), more)).toBeNull();
});

test('a crossed threshold points into the script', () => {
  const thresholds = [
    { metric: 'http_req_duration', expression: 'p(95)<100', crossed: true, value: 120 },
  ] as const;
  const of = { kind: 'threshold', index: 0 } as const;
  const reason = { kind: 'threshold', severity: 'error', text: 'in any words', of } as const;
  expect(placeOf(reason, placesAt(), { thresholds })).toEqual({ file: 'load.js', line: 9, column: 3 });
});

test('a missed target points at its line, and one of the recommended set at the setting', () => {
  const of = { kind: 'target', index: 0 } as const;
  const reason = { kind: 'target', severity: 'error', text: 'in any words', of } as const;
  const judgedBy = (item?: number) => ({
    policy: {
      ...sampleJudgement('fail').policy,
      targets: [targetOf('p95 < 1s', item === undefined ? {} : { item })],
    },
  });
  const places = placesAt('targets', 'targets.0', 'targets.1');
  expect(placeOf(reason, places, judgedBy(1))).toMatchObject({ line: 3 });
  expect(placeOf(reason, places, judgedBy())).toMatchObject({ line: 1 });
  expect(placeOf(reason, placesAt(), judgedBy(1))).toBeNull();
  // Whose list it is, the change's or base's, is not known then.
  expect(placeOf(reason, places, { ...judgedBy(1), policyChange: 'Other rules.' })).toMatchObject({
    line: 1,
  });
});

test('a command that failed points at its line, and a missing endpoint nowhere', () => {
  const command = { kind: 'head-broken', severity: 'error', text: 'in any words' } as const;
  const failed = (step: 'build' | 'start'): Reason => ({ ...command, of: { kind: 'command', step } });
  expect(placeOf(failed('build'), placesAt('app.start', 'app.build'))).toMatchObject({ line: 2 });
  expect(placeOf(failed('start'), placesAt('app.start'))).toMatchObject({ line: 1 });
  const gone: Reason = { ...command, kind: 'missing', of: { kind: 'comparison', index: 0 } };
  expect(placeOf(gone, placesAt('policy.fail'), { comparisons: [P95] })).toBeNull();
  expect(placeOf(command, placesAt('app.start'))).toBeNull();
});

test('a cause that is new in head is an annotation at its line, and one of base or of a stranger is not', () => {
  const [reason, more] = regression('critical');
  const place = { file: 'src/orders.js', line: 41 };
  const findings = [
    sampleFinding({ place }),
    sampleFinding({ place, isNew: false }),
    sampleFinding({ place, severity: 'low' }),
    sampleFinding(),
  ];
  const rendered = (extra: Partial<Judgement> = {}) => {
    const judgement = { ...sampleJudgement('fail', { reasons: [reason] }), ...more, findings, ...extra };
    return renderAnnotations(toReport(judgement, { runUrl: null }), placesAt()).slice(1);
  };
  expect(rendered()).toEqual([
    expect.objectContaining({ level: 'warning', place, message: expect.stringContaining('Fix: ') }),
  ]);
  expect(rendered({ measuredBy: 'Somebody else.' })).toEqual([]);
  expect(rendered({ verdict: 'pass' })).toEqual([]);
});
