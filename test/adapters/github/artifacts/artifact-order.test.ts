import { describe, expect, test } from 'vitest';
import { QUERY, runNumber, save } from '../../../contracts/baseline-store.ts';
import { shaOf } from '../../../contracts/samples.ts';
import type { State } from '../../../support/github/state.ts';
import { artifactBench } from './artifact-bench.ts';

describe("the order of GitHub's list of artifacts", () => {
  test.each<State['artifactOrder']>(['newest first', 'oldest first', 'mixed'])(
    'does not decide which is the newest: %s',
    async (order) => {
      const bench = await artifactBench();
      bench.emulator.state.artifactOrder = order;
      for (const number of [1, 2, 3]) await save(bench, runNumber(number));
      // Made by one clock tick: the ids alone tell them apart.
      const { artifacts } = bench.emulator.state;
      for (const [index, one] of artifacts.entries())
        artifacts[index] = { ...one, createdAt: '2026-11-01T10:00:00Z' };
      const { runs } = await bench.store.read({ ...QUERY, ancestors: [], limit: 2 });
      expect(runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual([103, 102]);
      await bench.check();
    },
  );

  test.each<State['artifactOrder']>(['newest first', 'oldest first'])(
    'does not hide the newest of more than 300: %s',
    async (order) => {
      const bench = await artifactBench();
      const { state, requests } = bench.emulator;
      state.artifactOrder = order;
      await save(bench, runNumber(1));
      const [first] = state.artifacts;
      if (first === undefined) throw new Error('nothing was stored');
      bench.emulator.addRun({ id: 7, headSha: shaOf(40), headRepositoryId: 1 });
      // 420 of older commits, all of them before the one that is looked for.
      for (let id = 1; id <= 420; id += 1) state.artifacts.unshift({ ...first, id, runId: 7 });
      const { runs } = await bench.store.read(QUERY);
      expect(runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual([101]);
      const pages = requests.filter(({ url }) => url.includes('/actions/artifacts?'));
      expect(pages.length).toBeLessThanOrEqual(4);
      await bench.check();
    },
  );
});
