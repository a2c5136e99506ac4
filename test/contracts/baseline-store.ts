import { expect, test } from 'vitest';
import { mergeHistory } from '../../src/core/baseline/merge-history.ts';
import type { Baseline } from '../../src/core/model/baseline.ts';
import type { Source } from '../../src/core/model/recording/environment.ts';
import type { Recording } from '../../src/core/model/recording/recording.ts';
import type { BaselineQuery, BaselineStore } from '../../src/ports/baseline-store.ts';
import { sampleHistory, sampleRecording, shaOf } from './samples.ts';

/** A store with what the world around it needs for a test. */
export type StoreBench = {
  readonly store: BaselineStore;
  /** makes the world ready for a run that saves this recording */
  prepare(recording: Recording): Promise<void>;
  /** asserts that nothing happened behind the test's back */
  check(): Promise<void>;
};

export const QUERY: BaselineQuery = {
  gate: 'checkout',
  branches: ['main'],
  workflows: [],
  ancestors: [shaOf(1)],
  line: Array.from({ length: 60 }, (_, index) => shaOf(60 - index)),
  limit: 10,
  purpose: 'compare',
};

/** A recording of a later run: number, commit and time go up together. */
export function runNumber(number: number, source: Partial<Source> = {}): Recording {
  const createdAt = new Date(Date.UTC(2026, 10, 1, 10, 0, number)).toISOString();
  return sampleRecording({ runId: 100 + number, sha: shaOf(number), ...source }, { createdAt });
}

export async function save(bench: StoreBench, recording: Recording): Promise<string> {
  await bench.prepare(recording);
  return bench.store.save(recording, sampleHistory(recording));
}

/** What every store of baselines promises. */
export function baselineStoreContract(create: () => Promise<StoreBench>): void {
  test('an empty store has no runs, no history, and does not throw', async () => {
    const bench = await create();
    expect(await bench.store.read(QUERY)).toMatchObject({ runs: [], history: null });
    await bench.check();
  });

  test('what was saved comes back whole', async () => {
    const bench = await create();
    const recording = runNumber(1);
    expect(await save(bench, recording)).not.toBe('');
    const baseline = await bench.store.read(QUERY);
    expect(baseline.runs).toEqual([{ recording, origin: expect.stringMatching(/./), distance: 0 }]);
    expect(baseline.history).toEqual(sampleHistory(recording));
    expect(baseline.refused).toEqual([]);
    await bench.check();
  });

  test('the base commit comes first, then its nearest ancestors, and no other commit', async () => {
    const bench = await create();
    for (const number of [1, 2, 3, 4]) await save(bench, runNumber(number));
    const { runs } = await bench.store.read({ ...QUERY, ancestors: [shaOf(3), shaOf(9), shaOf(1)] });
    expect(runs.map(({ recording, distance }) => [recording.arms.head.source.sha, distance])).toEqual([
      [shaOf(3), 0],
      [shaOf(1), 2],
    ]);
    await bench.check();
  });

  test('without known ancestors the newest comes first', async () => {
    const bench = await create();
    for (const number of [1, 2, 3]) await save(bench, runNumber(number));
    const { runs } = await bench.store.read({ ...QUERY, ancestors: [], limit: 2 });
    expect(runs.map(({ recording, distance }) => [recording.arms.head.source.runId, distance])).toEqual([
      [103, null],
      [102, null],
    ]);
    await bench.check();
  });

  test('a store that has only other commits says so', async () => {
    const bench = await create();
    await save(bench, runNumber(1));
    const baseline = await bench.store.read({ ...QUERY, ancestors: [shaOf(5), shaOf(4)] });
    expect(baseline.runs).toEqual([]);
    expect(baseline.refused).toHaveLength(1);
    await bench.check();
  });

  test('a recording of another branch is not a baseline', async () => {
    const bench = await create();
    await save(bench, runNumber(1, { branch: 'experiment' }));
    const baseline = await bench.store.read(QUERY);
    expect(baseline.runs).toEqual([]);
    expect(baseline.refused).toHaveLength(1);
    await bench.check();
  });

  test('gates do not see each other, whatever they are called', async () => {
    const bench = await create();
    const names = ['a/b', 'a_b', '..', 'größe: 50 %*?', 'checkout'];
    for (const [index, gate] of names.entries()) await save(bench, { ...runNumber(index + 1), gate });
    for (const [index, gate] of names.entries()) {
      const { runs } = await bench.store.read({ ...QUERY, gate, ancestors: [] });
      expect(runs.map(({ recording }) => [recording.gate, recording.arms.head.source.runId])).toEqual([
        [gate, 101 + index],
      ]);
    }
    await bench.check();
  });

  test('a re-run stays beside the first attempt', async () => {
    const bench = await create();
    await save(bench, runNumber(1));
    await save(bench, { ...runNumber(1, { attempt: 2 }), createdAt: '2026-11-01T11:00:00.000Z' });
    const { runs, history } = await bench.store.read(QUERY);
    expect(runs.map(({ recording }) => recording.arms.head.source.attempt)).toEqual([2, 1]);
    expect(history?.entries.map(({ attempt }) => attempt)).toEqual([2, 1]);
    await bench.check();
  });

  test('runs that did not see each other all enter the history', async () => {
    const bench = await create();
    for (const number of [1, 2, 3]) await save(bench, runNumber(number));
    const { history } = await bench.store.read({ ...QUERY, ancestors: [3, 2, 1].map(shaOf) });
    expect(history?.entries.map(({ runId }) => runId)).toEqual([103, 102, 101]);
    await bench.check();
  });
}

/** What a store promises of a history that runs of two base branches are in. */
export function lineContract(create: () => Promise<StoreBench>): void {
  const branches = ['main', 'release/1'];
  /** Five runs, the second of them of another base branch; each stores all that was known by then. */
  async function twoBranches(): Promise<StoreBench> {
    const bench = await create();
    const runs = [1, 2, 3, 4, 5].map((number) =>
      runNumber(number, { branch: number === 2 ? 'release/1' : 'main' }),
    );
    for (const [index, run] of runs.entries()) {
      await bench.prepare(run);
      await bench.store.save(run, sampleHistory(...runs.slice(0, index + 1).toReversed()));
    }
    return bench;
  }
  const ids = ({ history }: Baseline) => history?.entries.map(({ runId }) => runId);

  test.each(['compare', 'history'] as const)(
    'for purpose %s a history has neither another base branch nor what came after the wanted commit',
    async (purpose) => {
      const bench = await twoBranches();
      const line = [4, 3, 1].map(shaOf);
      const ofMain = { ...QUERY, branches, branch: 'main', ancestors: line, line, purpose };
      expect(ids(await bench.store.read(ofMain))).toEqual([104, 103, 101]);
      // It was cut from main after its first commit.
      const cut = [2, 1].map(shaOf);
      const ofRelease = { ...ofMain, branch: 'release/1', ancestors: cut, line: cut };
      expect(ids(await bench.store.read(ofRelease))).toEqual([102, 101]);
      await bench.check();
    },
  );

  test('a run that knows its own line alone takes nothing away from another', async () => {
    const bench = await twoBranches();
    const line = [5, 4, 3, 1].map(shaOf);
    const query = { ...QUERY, branches, branch: 'main', ancestors: line, line, purpose: 'history' } as const;
    const known = (await bench.store.read(query)).history;
    const next = runNumber(6);
    await bench.prepare(next);
    await bench.store.save(next, mergeHistory(sampleHistory(next), ...(known === null ? [] : [known])));
    const cut = [2, 1].map(shaOf);
    const ofRelease = { ...query, branch: 'release/1', ancestors: cut, line: cut };
    expect(ids(await bench.store.read(ofRelease))).toEqual([102, 101]);
    await bench.check();
  });

  test('before the last commit that the line holds, runs of the base branch count by its name', async () => {
    const bench = await twoBranches();
    const line = [4, 3].map(shaOf);
    const query = { ...QUERY, branches, branch: 'main', ancestors: line, line };
    expect(ids(await bench.store.read(query))).toEqual([104, 103, 101]);
    await bench.check();
  });
}

/** What a store promises to a run of the base branch. `saves`: the last of 52 runs that are saved one by one. */
export function historyContract(create: () => Promise<StoreBench>, saves = 52): void {
  test('for the history siblings count too, and they are no baseline all the same', async () => {
    const bench = await create();
    for (const number of [1, 2, 3]) await save(bench, runNumber(number));
    await save(bench, runNumber(4, { branch: 'experiment' }));
    const query: BaselineQuery = { ...QUERY, ancestors: [shaOf(2), shaOf(9)], limit: 1, purpose: 'history' };
    const { runs, history } = await bench.store.read(query);
    expect(runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual([102]);
    expect(history?.entries.map(({ runId }) => runId)).toEqual([103, 102, 101]);
    await bench.check();
  });

  test('the history ends after the newest 50 runs', async () => {
    const bench = await create();
    const first = 53 - saves;
    const known = Array.from({ length: first }, (_, index) => runNumber(first - index));
    await bench.prepare(runNumber(first));
    await bench.store.save(runNumber(first), sampleHistory(...known));
    for (let number = first + 1; number <= 52; number += 1) await save(bench, runNumber(number));
    const { history } = await bench.store.read({ ...QUERY, ancestors: [], purpose: 'history' });
    expect(history?.entries.map(({ runId }) => runId)).toEqual(
      Array.from({ length: 50 }, (_, index) => 152 - index),
    );
    await bench.check();
  });
}

const RUNS = 20;

/** What a store promises to runs of the base branch that save at the same moment, each from a machine of its own. */
export function concurrencyContract(create: () => Promise<StoreBench>): void {
  test('after twenty runs at once the history of the next one holds all of them', async () => {
    const bench = await create();
    const runs = Array.from({ length: RUNS }, (_, index) => runNumber(index + 1));
    for (const run of runs) await bench.prepare(run);
    const query: BaselineQuery = { ...QUERY, ancestors: [], purpose: 'history' };
    // None of them sees another: each read the store before any had saved.
    await Promise.all(runs.map((run) => bench.store.save(run, sampleHistory(run))));

    const next = runNumber(RUNS + 1);
    const { history } = await bench.store.read(query);
    await bench.prepare(next);
    await bench.store.save(next, mergeHistory(sampleHistory(next), ...(history === null ? [] : [history])));
    const after = await bench.store.read({ ...query, limit: 1 });
    expect(after.history?.entries.map(({ runId }) => runId)).toEqual(
      Array.from({ length: RUNS + 1 }, (_, index) => 100 + RUNS + 1 - index),
    );
    expect(after.runs.map(({ recording }) => recording)).toEqual([next]);
    await bench.check();
  }, 120_000);
}
