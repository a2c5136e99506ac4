import { expect, test } from 'vitest';
import type { Judgement } from '../src/core/model/judgement/judgement.ts';
import { renderComment } from '../src/core/render/markdown/comment.ts';
import { renderReportFile } from '../src/core/render/markdown/report-file.ts';
import { renderSummary } from '../src/core/render/markdown/summary.ts';
import { renderText } from '../src/core/render/text/text.ts';
import { toReport } from '../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../src/core/stored/decode.ts';
import { node, type World } from './core/diagnosis/evidence.ts';
import { judgedOf, recordedOf } from './core/diagnosis/judged.ts';
import { changed, ITEMS, ORDERS, SENSORS, SHOP } from './core/diagnosis/schemas.ts';
import { golden } from './support/golden.ts';

const N_PLUS_ONE: World = changed(SHOP, 'GET /orders', {
  ms: 16,
  ran: [
    { sql: ORDERS, perCall: 1, ms: 0.9, rows: 10 },
    { sql: ITEMS, perCall: 12, ms: 0.6, rows: 3 },
  ],
});

const MISSING_INDEX: World = {
  ...changed(SHOP, 'GET /orders', {
    ms: 39,
    ran: [
      { sql: ORDERS, perCall: 1, ms: 31, rows: 10 },
      { sql: ITEMS, perCall: 1, ms: 0.6, rows: 30 },
    ],
  }),
  plans: {
    [ORDERS]: {
      nodes: [
        node('Limit', { cost: 6000 }),
        node('Seq Scan', { depth: 1, table: 'orders', filter: '(user_id = $1)', rows: 30, cost: 5974 }),
      ],
      missing: {
        ...{ sql: 'CREATE INDEX ON orders (user_id)', table: 'orders', columns: ['user_id'] },
        ...{ costWithout: 6000, costWith: 120, how: 'made' },
      },
    },
  },
  database: {
    tables: [{ name: 'orders', sequentialScans: 1000, sequentialRows: 3e8, indexScans: 0, rows: 300_000 }],
  },
};

/** Each request waits for what is no database. */
const OUTSIDE: World = {
  ...changed(SENSORS, 'GET /sensors/:id/readings', { ms: 60 }),
  phases: { waiting: { mean: 58, p95: 58 } },
};

const CASES = [
  ['n-plus-one', SHOP, N_PLUS_ONE, 'fail'],
  ['missing-index', SHOP, MISSING_INDEX, 'fail'],
  ['outside-database', SENSORS, OUTSIDE, 'fail'],
  ['nothing-new', N_PLUS_ONE, N_PLUS_ONE, 'pass'],
] as const;

/** As it comes from a file. */
function stored(judgement: Judgement): Judgement {
  const decoded = decodeJudgement(JSON.parse(JSON.stringify(judgement)));
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.value;
}

test.each(CASES)('a run with %s is reported as its golden files show', (name, base, head, verdict) => {
  const judgement = stored(judgedOf(recordedOf(base, head)));
  expect(judgement.verdict).toBe(verdict);
  const report = toReport(judgement, { runUrl: 'https://github.com/acme/shop/actions/runs/1' });
  golden(`causes/${name}.comment.md`, renderComment(report, { maxBytes: 65_000 }));
  golden(`causes/${name}.summary.md`, renderSummary(report, { maxBytes: 900_000 }));
  golden(`causes/${name}.txt`, renderText(report, { width: 100 }));
});

test.each(CASES)('%s is found again in the stored recording, by the same words', (_name, base, head) => {
  const recording = recordedOf(base, head);
  const decoded = decodeRecording(JSON.parse(JSON.stringify(recording)));
  if (!decoded.ok) throw new Error(decoded.reason);
  expect(judgedOf(decoded.value)).toEqual(judgedOf(recording));
});

test('the comment has one line on why and one on what to do, and the summary says the rest', () => {
  const report = toReport(judgedOf(recordedOf(SHOP, N_PLUS_ONE)), { runUrl: null });
  const comment = renderComment(report, { maxBytes: 65_000 });
  expect(comment.match(/^\*\*Why:\*\*.*\\$/gm)).toHaveLength(1);
  expect(comment.match(/^\*\*Fix:\*\*.*$/gm)).toHaveLength(1);
  expect(comment).not.toContain('Bottlenecks');
  expect(renderReportFile(report, { maxBytes: 65_000 })).toContain('<summary>Bottlenecks: 1 found (1 new)');
});
