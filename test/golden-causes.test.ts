import { expect, test } from 'vitest';
import type { Judgement } from '../src/core/model/judgement/judgement.ts';
import { renderComment } from '../src/core/render/markdown/comment.ts';
import { renderReportFile } from '../src/core/render/markdown/report-file.ts';
import { renderSummary } from '../src/core/render/markdown/summary.ts';
import { renderText } from '../src/core/render/text/text.ts';
import { toReport } from '../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../src/core/stored/decode.ts';
import { idOf, node, type World } from './core/diagnosis/evidence.ts';
import { judgedOf, recordedOf } from './core/diagnosis/judged.ts';
import { profiled, type Ran } from './core/diagnosis/profiles.ts';
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

const PRODUCT: Ran = { at: 'src/shop.js:30 product', ms: 1.2 };
const PROFILED: World = profiled(SHOP, [PRODUCT, { at: 'src/server.js:60 reply', ms: 0.8 }]);

/** GET /orders is slower by so much, since `product` takes so much longer, or something beside it. */
function coded(ms: number, ran: Partial<Ran>, beside: readonly Ran[] = [], longestBusyMs = 12): World {
  const head = [{ ...PRODUCT, ...ran }, { at: 'src/server.js:60 reply', ms: 0.8 }, ...beside];
  return profiled(changed(SHOP, 'GET /orders', { ms: 8 + ms }), head, { longestBusyMs });
}

const LOOP = { line: 33, ms: 9.1, text: 'for (const one of all) sum += hash(one);' };
const HOT: World = coded(20, { ms: 11.2, lines: [LOOP] });
const NEW_PATH: World = coded(12, {}, [
  { at: 'src/hash.js:3 slowHash', ms: 6, calls: { 'node_modules/lodash/lodash.js:88 clone': 4 } },
]);
const BLOCKED: World = coded(
  20,
  { ms: 11.2, calls: { 'node:internal/crypto/pbkdf2 pbkdf2Sync': 10 } },
  [],
  24,
);
const COMPUTING: World = coded(80, { ms: 41.2, lines: [{ ...LOOP, ms: 39 }] }, [], 90);
const STRINGIFY = { line: 41, ms: 9.4, text: 'return JSON.parse(JSON.stringify(copies));' };
const JSON_MADE: World = coded(20, { ms: 11.2, lines: [STRINGIFY] });
const LOGGED: World = coded(20, { ms: 11.2, calls: { ' consoleCall': 9.6 } });
const STANDING: World = profiled(SHOP, [{ ...PRODUCT, ms: 9, lines: [{ ...LOOP, ms: 8 }] }]);
const received = (ms: number): NonNullable<World['phases']> => ({ receiving: { mean: ms, p95: ms } });
const SENT: World = { ...SHOP, receivedBytes: 2000 * 3100, phases: received(0.1) };
const LARGER: World = {
  ...changed(SENT, 'GET /orders', { ms: 11, phases: received(2.8) }),
  receivedBytes: 2000 * 1_900_000,
};
const linked = (share: number): World => ({ ...SHOP, readings: { network: share } });

const CASES = [
  ['n-plus-one', SHOP, N_PLUS_ONE, 'fail'],
  ['missing-index', SHOP, MISSING_INDEX, 'fail'],
  ['outside-database', SENSORS, OUTSIDE, 'fail'],
  ['hot-function', PROFILED, HOT, 'fail'],
  ['new-hot-path', PROFILED, NEW_PATH, 'fail'],
  ['event-loop-blocked', PROFILED, BLOCKED, 'fail'],
  ['computes-long', PROFILED, COMPUTING, 'fail'],
  ['big-serialisation', PROFILED, JSON_MADE, 'fail'],
  ['excessive-logging', PROFILED, LOGGED, 'fail'],
  ['hot-in-base-too', STANDING, STANDING, 'pass'],
  ['payload-grown', SENT, LARGER, 'warn'],
  ['network-saturated', linked(0.3), linked(0.93), 'pass'],
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

test('a cause is told with its line of the source, which the comment leads to', () => {
  const statements = [{ id: idOf(ITEMS), file: 'api/orders.js', line: 41 }];
  const recording = { ...recordedOf(SHOP, N_PLUS_ONE), change: { statements, files: [] } };
  const judgement = stored(judgedOf(recording));
  const report = toReport(judgement, {
    runUrl: `https://github.com/${judgement.source.repository}/actions/runs/1`,
  });
  golden('causes/placed.comment.md', renderComment(report, { maxBytes: 65_000 }));
  golden('causes/placed.report.md', renderReportFile(report, { maxBytes: 65_000 }));
  golden('causes/placed.txt', renderText(report, { width: 100 }));
});

test('the comment has one line on why and one on what to do, and the summary says the rest', () => {
  const report = toReport(judgedOf(recordedOf(SHOP, N_PLUS_ONE)), { runUrl: null });
  const comment = renderComment(report, { maxBytes: 65_000 });
  expect(comment.match(/^\*\*Why:\*\*.*\\$/gm)).toHaveLength(1);
  expect(comment.match(/^\*\*Fix:\*\*.*$/gm)).toHaveLength(1);
  expect(comment).not.toContain('Bottlenecks');
  const file = renderReportFile(report, { maxBytes: 65_000 });
  expect(file).toContain('<summary>Bottlenecks: 1 found (1 new)');
  // A single finding's advice is said once, and so is what to do about one slow-down of an endpoint and of all requests.
  expect(file.match(/load all rows with one statement/gi)).toHaveLength(1);
  expect(comment.match(/the diff/g)).toHaveLength(1);
  expect(file).not.toContain('statements take 100 ms');
});
