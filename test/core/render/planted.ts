import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asTold } from '../../../src/core/model/decision/refused.ts';
import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import { subjectKey } from '../../../src/core/model/subject-key.ts';
import { type Report, toReport } from '../../../src/core/report/report.ts';
import { decodeRecording } from '../../../src/core/stored/decode.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { sampleFinding } from '../../contracts/findings.ts';
import { altered, sampleEntry, sampleJudgement } from '../../contracts/samples.ts';

export const RUN_URL = 'https://github.com/acme/shop/actions/runs/1';

/** Words of ours in a judgement: what is none of them may have been written by others. */
const OURS =
  /^(perf-gate\.\w+|pass|warn|fail|never|ignore|inconclusive|no-baseline|invalid|error|warning|notice|overall|endpoint|ms|ratio|per-second|duet|stored|blocking|informative|database|code|resource|network|runner|high|medium|low|certain|likely|possible|sql|js|yaml|text|select|insert|update|delete|other|p\d\d|error-rate|delivered-rate|improved|unchanged|slower|significant|critical|new|missing|accepted|monitor|investigate|review recent changes|regression|threshold|errors|head-broken|incomparable|completed)$/;

/** The value with every text of others replaced. Texts that were alike stay alike, others stay different. */
export function plant(value: unknown, item: string, seen: Map<string, number> = new Map()): unknown {
  if (typeof value === 'string') {
    if (OURS.test(value)) return value;
    const number = seen.get(value) ?? seen.size;
    seen.set(value, number);
    return `${item} ${String.fromCodePoint(0x3b1 + (number % 24))}${number}`;
  }
  if (Array.isArray(value)) return value.map((one) => plant(one, item, seen));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plant(one, item, seen)]));
}

function load(name: string): Recording {
  const file = path.join(import.meta.dirname, '..', '..', 'fixtures', 'recordings', `${name}.json`);
  const decoded = decodeRecording(JSON.parse(readFileSync(file, 'utf8')));
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.value;
}

function judged(head: Recording, base: Recording | null): Judgement {
  const runs = base === null ? [] : [{ recording: base, origin: 'artifact of run 1', distance: 2 }];
  return {
    ...judge({
      head,
      baseline: {
        runs,
        refused: [asTold({ origin: 'artifact of run 2', reason: 'expired' })],
        history: null,
      },
      policy: sampleJudgement('fail').policy,
      createdAt: '2026-11-24T12:00:00.000Z',
      tool: 'perf-gate 0.1.0',
      remedy: { kind: 'told', text: 'Name one.' },
    }),
    policyChange: 'policy.warn 20 % → 40 %',
    history: [sampleEntry(head), sampleEntry(head), sampleEntry(head)],
  };
}

const checked = (recording: Recording): Recording =>
  altered(recording, {
    checks: [{ name: 'is 200', passes: 1, fails: 2 }],
    thresholds: [
      { metric: 'http_req_duration{name:a}', expression: 'p(95)<1', crossed: true, value: 3 },
      { metric: 'http_req_failed', expression: 'rate<0.01', crossed: false, value: 0 },
    ],
    notes: ['k6: something happened', 'app log: a line'],
  });

/** With likely causes, and what was asked of a database. */
function explained(judgement: Judgement): Judgement {
  const use = { perRequest: 1, meanMs: 2 };
  return {
    ...judgement,
    findings: [sampleFinding({ endpoints: [] }), sampleFinding({ isNew: false, expected: null })],
    database: { operations: [{ kind: 'select', base: use, head: use }], slow: { base: 0, head: 1 } },
  };
}

const SUBJECTS: readonly Judgement[] = [
  judged(checked(load('missing-index')), checked(load('healthy'))),
  judged(checked(load('duet-slower')), null),
  explained(judged(checked(load('duet-slower')), null)),
  judged(checked(load('healthy')), null),
  sampleJudgement('fail', {
    reasons: [{ kind: 'head-broken', severity: 'error', text: 'The app ended' }],
    notes: ['app log: x'],
  }),
];

/** Real reports in which every text that others can choose is `item`. */
export function plantedReports(item: string): readonly Report[] {
  return SUBJECTS.map((judgement) => {
    const planted = plant(judgement, item) as Judgement;
    return toReport({ ...planted, history: historyOf(planted, item) }, { runUrl: RUN_URL });
  });
}

/** Runs that know every subject of the judgement, by commits that differ in their first characters. */
function historyOf({ comparisons, history }: Judgement, item: string): Judgement['history'] {
  const [entry] = history;
  if (entry === undefined) return [];
  const values: Record<string, Record<string, number>> = {};
  for (const { subject, metric } of comparisons) {
    const key = subjectKey(subject);
    values[key] = { ...values[key], [metric]: 0.5 };
  }
  return [0, 1, 2].map((index) => ({ ...entry, sha: `${index}${item}`, values }));
}

/** Real reports in which the names of the script are `item`, and the sentences ours. */
export function reportsOfNames(item: string): readonly Report[] {
  const named = (recording: Recording): Recording => {
    const { endpoints, checks, thresholds = [], source } = recording.arms.head;
    return altered(recording, {
      endpoints: endpoints.map((one, index) => ({ ...one, name: `${item} ${index}` })),
      checks: checks.map((one) => ({ ...one, name: item })),
      thresholds: thresholds.map((one) => ({ ...one, metric: item, expression: item })),
      notes: [`k6: ${item}`],
      source: { ...source, branch: item },
    });
  };
  const [head, base] = [named(checked(load('missing-index'))), named(checked(load('healthy')))];
  return [toReport(judged(head, base), { runUrl: RUN_URL })];
}
