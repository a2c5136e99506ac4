import { expect, test } from 'vitest';
import type { Acceptance } from '../../../../src/core/model/acceptance.ts';
import type { OwnLimits, Policy } from '../../../../src/core/model/policy.ts';
import { renderComment } from '../../../../src/core/render/markdown/comment.ts';
import { renderReportFile } from '../../../../src/core/render/markdown/report-file.ts';
import { renderText } from '../../../../src/core/render/text/text.ts';
import { toReport } from '../../../../src/core/report/report.ts';
import { sampleEntry, sampleRecording } from '../../../contracts/samples.ts';
import { type Case, judgedOf, recordingOf } from '../../decision/own.ts';

const FALLEN: Case = { kind: 'Rate', base: 0.95, head: 0.6 };
const BLOCKING: OwnLimits = { better: 'higher', role: 'blocking' };

function written(wanted: Case, limits: OwnLimits, more: Partial<Policy> = {}, alone = false) {
  const judgement = judgedOf(recordingOf(wanted, alone), limits, more);
  const report = toReport(judgement, { runUrl: null });
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  return {
    ...{ judgement, report, own: judgement.own[0] },
    comment: plain(renderComment(report, { maxBytes: 60_000 })),
    file: plain(renderReportFile(report, { maxBytes: 60_000 })),
    text: renderText(report, { width: 200 }),
  };
}

const SHOWN = '−36 % (95.3 % → 61.4 %, 95 % CI −40 % to −31 %, limit −33.3 %)';

test('a fall is shown with the interval and the limit of a fall', () => {
  const { own, judgement, comment, file, text } = written(FALLEN, BLOCKING);
  expect(own).toMatchObject({ class: 'critical', text: `true values of Rate own ${SHOWN}` });
  expect(judgement.reason).toContain('95 % CI −40 % to −31 %, limit −33.3 %');
  expect(comment).toContain('| ❌ | Rate own | 95.3 → 61.4 % **−36 %** | −40 % to −31 % |');
  for (const written of [comment, file]) {
    expect(written).toContain('| ❌ | Rate own true values | 95.3 % | 61.4 % | **−36 %** | −40 % to −31 % |');
  }
  expect(text).toContain('true values −40 % to −31 %');
  for (const written of [comment, file, text]) expect(written).not.toContain('+45 %');
});

test('the evidence that is kept is of the worsening, as `worse` is', () => {
  const { own } = written(FALLEN, BLOCKING);
  const { low = 0, high = 0 } = own?.evidence ?? {};
  expect(low).toBeLessThan(own?.worse ?? 0);
  expect(high).toBeGreaterThan(own?.worse ?? 0);
});

test('a rise where lower is better is shown as ever', () => {
  const { own } = written({ kind: 'Rate', base: 0.4, head: 0.8 }, { ...BLOCKING, better: 'lower' });
  expect(own?.text).toMatch(/ \+\d+ % \(.*, 95 % CI \+\d+ % to \+\d+ %, limit \+50 %\)$/);
});

test('what stays open is worse, and not slower', () => {
  const values = { kind: 'Trend', base: 2, head: 1.9 } as const;
  const of = (better: OwnLimits['better']) =>
    written(values, { role: 'blocking', warn: 0.05, ...(better && { better }) }).judgement.reason;
  expect(of('higher')).toContain(
    'Cannot rule out that the p95 of Trend own is worse (76.1 ms → 73.3 ms, 95 % CI −10.0 % to +3.0 %)',
  );
});

test('what would have been found is a fall', () => {
  const { report } = written(FALLEN, BLOCKING, {}, true);
  expect(report.setup).toContain('Detects falls ≥ 19 % (true values of Rate own).');
  expect(report.method.join(' ')).toContain('smallest detectable fall: −19 %.');
  const { report: same } = written({ ...FALLEN, head: 0.95 }, BLOCKING, {}, true);
  expect(same.overview.join(' ')).toContain('detects falls ≥');
});

test('an acceptance reaches as far as the fall that it means', () => {
  const entry: Acceptance = {
    ...{ gate: 'checkout', endpoint: 'Rate own', upTo: 1.6 },
    metric: 'true-share',
    ...{ reason: 'the cache went', expires: '2027-01-31' },
  };
  const notes = (accepted: readonly Acceptance[]) =>
    written(FALLEN, BLOCKING, { accepted }).judgement.notes.join('\n');
  expect(notes([entry])).toContain(
    `Accepted up to −37.5 % until 2027-01-31: true values of Rate own ${SHOWN}. Reason given: the cache went`,
  );
  expect(notes([{ ...entry, upTo: 1.3 }])).toContain('Accepted up to −23.1 % only');
  expect(notes([{ ...entry, upTo: 1.3 }, entry])).toContain(
    'up to −23.1 % is redundant, since another goes up to −37.5 %',
  );
});

test('a picture has no limit above which it gets worse', () => {
  const legendOf = (better?: OwnLimits['better']) => {
    const limits: OwnLimits = { role: 'blocking', ...(better && { better }) };
    const [base, head] = better === 'higher' ? [2, 1] : [1, 2];
    const { judgement } = written({ kind: 'Trend', base, head }, limits);
    const earlier = { ...sampleEntry(sampleRecording()), values: { 'Trend own': { p95: 76 } } };
    const chart = toReport({ ...judgement, history: [earlier, earlier] }, { runUrl: null }).charts;
    return chart.find(({ title }) => title.startsWith('p95 of Trend own'))?.legend;
  };
  expect(legendOf()).toContain('above it there is a warning');
  expect(legendOf('higher')).toBeNull();
});
