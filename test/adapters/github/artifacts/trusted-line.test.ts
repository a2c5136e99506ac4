import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../../src/core/words/refusal.ts';
import { refresh } from '../../../../src/pipeline/baseline/refresh.ts';
import type { BaselineQuery } from '../../../../src/ports/baseline-store.ts';
import type { RunContext } from '../../../../src/ports/run-context.ts';
import { QUERY, runNumber, save } from '../../../contracts/baseline-store.ts';
import { sampleHistory, sampleSource, shaOf } from '../../../contracts/samples.ts';
import { configOf } from '../../../core/config/written.ts';
import { type ArtifactBench, artifactBench } from './artifact-bench.ts';

/** A commit of nobody's branch, with a tag that is called like the base branch: `head_branch` of its run is the tag. */
const FORGED = 66;
/** The base branch. */
const LINE = [shaOf(3), shaOf(2), shaOf(1)];

async function attacked(): Promise<ArtifactBench> {
  const bench = await artifactBench();
  for (const number of [1, 2]) await save(bench, runNumber(number));
  const forged = runNumber(FORGED);
  await bench.prepare(forged, { event: 'push', headBranch: 'main' });
  // It brings a whole history of its own making.
  await bench.store.save(forged, sampleHistory(forged, runNumber(67)));
  return bench;
}

describe('a tag that is called like the base branch', () => {
  test('enters no history', async () => {
    const bench = await attacked();
    const query: BaselineQuery = { ...QUERY, ancestors: LINE.slice(1), line: LINE, purpose: 'history' };
    const { runs, history } = await bench.store.read(query);
    expect(runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual([102, 101]);
    expect(history?.entries.map(({ runId }) => runId)).toEqual([102, 101]);
    await bench.check();
  });

  test('is not stored again by a refresh, and its history neither', async () => {
    const bench = await attacked();
    const text =
      'gate: checkout\napp: { start: x }\nworkload: { script: l.js }\nbaseline: { store: artifact }\n';
    const said: string[] = [];
    const log = {
      write: (_level: string, line: string) => void said.push(line),
      group: <T>(_title: string, body: () => Promise<T>) => body(),
    };
    const source = sampleSource({ event: 'schedule', runId: 900, sha: shaOf(3) });
    const context: RunContext = {
      ...{ kind: 'base-branch', source, pullRequest: null, baseBranch: 'main' },
      ...{ before: null, statusSha: shaOf(3), runUrl: null },
    };
    const nothing = async () => null;
    const found = { head: nothing, checkedOut: nothing, base: nothing, tagged: nothing };
    const sourceControl = { ...found, ancestors: async () => LINE };
    await refresh({ ...configOf(text), dryRun: true }, context, { log, store: bench.store, sourceControl });
    expect(said.join('\n')).toContain('Would be renewed: artifact perf-gate-checkout-1 of run 102');
    expect(said.join('\n')).not.toContain(`run ${100 + FORGED} `);
    await bench.check();
  });

  test('is no baseline of a run that does not know the branch', async () => {
    const bench = await attacked();
    const { line: _unknown, ...query } = { ...QUERY, ancestors: [] };
    const baseline = await bench.store.read(query);
    expect(baseline).toMatchObject({ runs: [], history: null });
    expect(
      baseline.refused
        .map(refusalOf)
        .map(({ reason }) => reason)
        .join(),
    ).toContain('3 stored, but none for a commit');
    await bench.check();
  });
});
