import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exitCode } from '../src/core/decision/exit-code.ts';
import type { Judgement } from '../src/core/model/judgement/judgement.ts';
import type { Recording } from '../src/core/model/recording/recording.ts';
import type { Target } from '../src/core/model/targets/target.ts';
import { renderComment } from '../src/core/render/markdown/comment.ts';
import { renderReportFile } from '../src/core/render/markdown/report-file.ts';
import { renderSummary } from '../src/core/render/markdown/summary.ts';
import { renderStatusDescription } from '../src/core/render/text/status.ts';
import { renderText } from '../src/core/render/text/text.ts';
import { toReport } from '../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../src/core/stored/decode.ts';
import { RECOMMENDED } from '../src/core/targets/vocabulary.ts';
import { judge } from '../src/core/words/judge.ts';
import { altered } from './contracts/samples.ts';
import { targetOf } from './core/decision/targets/written-targets.ts';
import { golden } from './support/golden.ts';

const HERE = import.meta.dirname;

const HEAD = 'e4f5a6b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f6';

/** The same measurement as that of a commit on top of base, in a repository. */
function asPullRequest(recording: Recording): Recording {
  const source = { ...recording.arms.head.source, sha: HEAD, repository: 'acme/shop' };
  return altered(recording, { source });
}

/** Recordings by real k6: of examples/shop, and of test/e2e/project (timer), made with `perf-gate record`. */
function load(name: string): Recording {
  const file = path.join(HERE, 'fixtures', 'recordings', `${name}.json`);
  const decoded = decodeRecording(JSON.parse(readFileSync(file, 'utf8')));
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.value;
}

function judged(
  head: string,
  base: string | null,
  warn = 0.2,
  targets: readonly Target[] | null = null,
): Judgement {
  return judge({
    head: asPullRequest(load(head)),
    baseline: {
      runs: base === null ? [] : [{ recording: load(base), origin: `${base}.json`, distance: null }],
      refused: [],
      history: null,
    },
    policy: {
      warn,
      fail: 0.5,
      failOn: 'fail',
      thresholds: 'fail',
      onInconclusive: 'pass',
      onNoBaseline: 'pass',
      onInvalid: 'fail',
      ...(targets && { targets }),
    },
    createdAt: '2026-11-24T12:00:00.000Z',
    tool: 'perf-gate 0.1.0',
    remedy: { kind: 'told', text: 'Name one with --baseline DIR.' },
  });
}

test.each([
  ['fail', 'missing-index', 'healthy'],
  ['pass', 'timer', 'timer-again'],
  ['no-baseline', 'healthy', null],
  ['duet-fail', 'duet-slower', null],
  ['inconclusive', 'timer', 'timer-again', 0.1],
] as const)('a recording that means %s is reported as its golden files show', (name, head, base, warn?) => {
  const verdict = name.replace(/^duet-/, '');
  const judgement = judged(head, base, warn);
  expect(judgement.verdict).toBe(verdict);
  const report = toReport(judgement, { runUrl: 'https://github.com/acme/shop/actions/runs/1' });
  golden(`${name}.comment.md`, renderComment(report, { maxBytes: 65_000 }));
  golden(`${name}.summary.md`, renderSummary(report, { maxBytes: 900_000 }));
  golden(`${name}.txt`, renderText(report, { width: 100 }));
  golden(`${name}.status.txt`, `${renderStatusDescription(report)}\n`);
});

const WATCHED = { since: '2026-05-03T09:12:00.000Z', pulls: 12, blocked: 1, unmeasured: 0 };

test.each([
  ['watching-fail', 'missing-index', 'healthy', 'fail'],
  ['watching-pass', 'timer', 'timer-again', 'pass'],
] as const)('a gate that only watches reports as %s shows', (name, head, base, verdict) => {
  const found = judged(head, base);
  expect(found.verdict).toBe(verdict);
  const judgement: Judgement = { ...found, policy: { ...found.policy, failOn: 'never' }, watched: WATCHED };
  const report = toReport(judgement, { runUrl: 'https://github.com/acme/shop/actions/runs/1' });
  golden(`${name}.comment.md`, renderComment(report, { maxBytes: 65_000 }));
  golden(`${name}.summary.md`, renderSummary(report, { maxBytes: 900_000 }));
  golden(`${name}.txt`, renderText(report, { width: 100 }));
  golden(`${name}.status.txt`, `${renderStatusDescription(report)}\n`);
});

const TARGETS = [
  ...['p95 < 200ms', 'GET orders: p95 < 2ms', 'p50 < 1.3ms', 'error-rate < 1%', 'availability > 99.99%'],
  ...['rps > 1000', 'transactions > 10/s', 'GET order: p95 < 1s', 'db.query p95 < 100ms'],
].map((text, item) => targetOf(text, { item }));

test.each([
  ['targets-missed', 'healthy', [...TARGETS, targetOf('p99 < 2ms', { role: 'warning' })], 1],
  ['targets-met', 'healthy', TARGETS.filter(({ text }) => !/orders|p50/.test(text)), 0],
  ['targets-duet', 'duet-slower', TARGETS.slice(0, 4), 1],
  ['targets-recommended', 'healthy', RECOMMENDED.map((text) => targetOf(text)), 0],
] as const)(
  '%s, without a stored baseline, is reported as its golden files show',
  (name, head, targets, code) => {
    const judgement = judged(head, null, 0.2, targets);
    expect(exitCode(judgement)).toBe(code);
    const stored = decodeJudgement(JSON.parse(JSON.stringify(judgement)));
    expect(stored).toEqual({ ok: true, value: judgement });
    const report = toReport(judgement, { runUrl: 'https://github.com/acme/shop/actions/runs/1' });
    golden(`${name}.comment.md`, renderComment(report, { maxBytes: 65_000 }));
    golden(`${name}.report.md`, renderReportFile(report, { maxBytes: 900_000 }));
    golden(`${name}.txt`, renderText(report, { width: 100 }));
    golden(`${name}.status.txt`, `${renderStatusDescription(report)}\n`);
  },
);

test('a small budget sheds sections and says which', () => {
  const report = toReport(judged('missing-index', 'healthy'), { runUrl: null });
  const text = renderComment(report, { maxBytes: 1500 });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1500);
  expect(text).toContain('Left out for length: all results');
  expect(text).toContain('GET orders');
});
