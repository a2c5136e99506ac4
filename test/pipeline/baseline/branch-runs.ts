import type { Judgement } from '../../../src/core/model/judgement/judgement.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Source } from '../../../src/core/model/recording/environment.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { Trend } from '../../../src/core/model/recording/trend.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { findBaseline } from '../../../src/pipeline/baseline/find-baseline.ts';
import { saveBaseline } from '../../../src/pipeline/baseline/save-baseline.ts';
import type { BaselineStore } from '../../../src/ports/baseline-store.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { altered, sampleRecording, shaOf } from '../../contracts/samples.ts';
import { configOf } from '../../core/config/written.ts';
import { createMemoryStore } from '../../support/memory-store.ts';

/** A run of the branch `main`, whose commits are numbered. */
export type BranchRun = {
  readonly commit: number;
  readonly p95: number;
  readonly source?: Partial<Source>;
  /** where it is not the usual one */
  readonly script?: string;
  readonly profile?: string;
  /** hours after the commit's own run */
  readonly later?: number;
};

const CONFIG = configOf('gate: checkout\napp: { start: x }\nworkload: { script: l.js }\n');
const NEVER = new AbortController().signal;

function recordingOf({ commit, p95, source, script, profile, later = 0 }: BranchRun): Recording {
  const plain = sampleRecording({ runId: commit, sha: shaOf(commit), ...source });
  const duration: Trend = { count: 1000, min: 40, avg: 62, p50: 60, p90: p95, p95, p99: 200, max: 220 };
  const { workload, overall } = plain.arms.head;
  return altered(plain, {
    ...{ overall: { ...overall, duration }, endpoints: [] },
    workload: {
      ...workload,
      ...(script && { scriptHash: script }),
      ...(profile && { profileHash: profile }),
    },
    createdAt: new Date(Date.UTC(2026, 10, commit, 12 + later)).toISOString(),
  });
}

/** Judges a run on the commit, and where it is of the base branch stores it. Head of a change was not committed to main. */
async function judged(
  kind: 'base-branch' | 'pull-request',
  store: BaselineStore,
  run: BranchRun,
  own: Partial<Policy> = {},
): Promise<Judgement & { readonly log: string }> {
  const recording = recordingOf(run);
  const { source } = recording.arms.head;
  const lines: string[] = [];
  const ports = {
    ...{ store, log: { write: (_level: string, text: string) => void lines.push(text), group } },
    sourceControl: {
      ...{ head: async () => source.sha, checkedOut: async () => source.sha, tagged: async () => null },
      base: async () => ({ sha: shaOf(run.commit - 1), how: 'the commit before' }),
      ancestors: async (sha: string) => before(sha),
    },
  };
  const config = { ...CONFIG, policy: { ...CONFIG.policy, ...own } };
  const pullRequest = null;
  const context: RunContext = {
    ...{ kind, source, pullRequest, baseBranch: 'main', before: null, statusSha: source.sha, runUrl: null },
  };
  const baseline = await findBaseline(config, context, ports, NEVER);
  const judgement = judge({
    ...{ head: recording, baseline, policy: config.policy, createdAt: recording.createdAt, tool: 'test' },
    remedy: { kind: 'told', text: '' },
  });
  const { comparisons } = judgement;
  await saveBaseline({ config, context, recording, comparisons, baseline }, ports);
  return { ...judgement, log: lines.join('\n') };
}

const group = <T>(_title: string, body: () => Promise<T>): Promise<T> => body();

const before = (sha: string): readonly string[] => {
  const commits = Array.from({ length: 40 }, (_, index) => shaOf(index + 1));
  return commits.slice(0, commits.indexOf(sha) + 1).toReversed();
};

export const pushed = (store: BaselineStore, run: BranchRun, own?: Partial<Policy>) =>
  judged('base-branch', store, run, own);

/** A change onto the commit before. */
export const proposed = (store: BaselineStore, run: BranchRun, own?: Partial<Policy>) =>
  judged('pull-request', store, { later: 1, source: { sha: 'f'.repeat(40), runId: 900 }, ...run }, own);

/** Commits 1 to `count`, at 100 ms. */
export async function steady(count: number, run: Partial<BranchRun> = {}): Promise<BaselineStore> {
  const store = createMemoryStore();
  for (let commit = 1; commit <= count; commit += 1)
    await pushed(store, { commit, p95: 100 + commit / 10, ...run });
  return store;
}

export const p95Of = ({ comparisons }: Judgement) => comparisons.find(({ metric }) => metric === 'p95');
