import { expect, test } from 'vitest';
import type { Baseline } from '../../../src/core/model/baseline.ts';
import { asTold } from '../../../src/core/model/decision/refused.ts';
import type { Source } from '../../../src/core/model/recording/environment.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import { refresh } from '../../../src/pipeline/baseline/refresh.ts';
import type { BaselineStore } from '../../../src/ports/baseline-store.ts';
import { UsageError } from '../../../src/ports/errors.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { sampleHistory, sampleRecording, sampleSource, shaOf } from '../../contracts/samples.ts';
import { configOf } from '../../core/config/written.ts';
import { duetRecording } from '../../core/decision/driven.ts';
import { createMemoryStore } from '../../support/memory-store.ts';

const WRITTEN = 'gate: checkout\napp: { start: x }\nworkload: { script: l.js }\n';
const ARTIFACT = configOf(`${WRITTEN}baseline: { store: artifact }\n`);
const QUERY = {
  ...{ gate: 'checkout', branches: [], workflows: [], ancestors: [], limit: 10 },
  purpose: 'history',
} as const;

function scheduled(source: Partial<Source> = {}, kind: RunContext['kind'] = 'base-branch'): RunContext {
  return {
    ...{ kind, source: sampleSource({ event: 'schedule', runId: 900, sha: shaOf(9), ...source }) },
    ...{ pullRequest: null, baseBranch: 'main', before: null, statusSha: shaOf(9), runUrl: null },
  };
}

async function storeWith(...recordings: readonly Recording[]): Promise<BaselineStore> {
  const store = createMemoryStore();
  for (const run of recordings) await store.save(run, sampleHistory(run));
  return store;
}

async function refreshed(store: BaselineStore | null, config = ARTIFACT, context = scheduled()) {
  const said: string[] = [];
  const log = {
    write: (_: string, text: string) => said.push(text),
    group: <T>(_: string, body: () => Promise<T>) => body(),
  };
  const ancestors = async (sha: string) => [sha];
  const sourceControl = {
    head: async () => null,
    checkedOut: async () => null,
    base: async () => null,
    tagged: async () => null,
    ancestors,
  };
  const { where } = await refresh(config, context, { store, log, sourceControl });
  return { where, said: said.join('\n') };
}

const run = (runId: number, source: Partial<Source> = {}, more: Partial<Recording> = {}) =>
  sampleRecording(
    { runId, sha: shaOf(runId), ...source },
    { createdAt: `2026-11-01T10:0${runId}:00.000Z`, ...more },
  );

const { duet } = duetRecording([], 'budget');
const IN_TURNS: Partial<Recording> = duet === undefined ? {} : { duet };

test('the newest trusted recording is stored again as itself, with the run that did it and the whole history', async () => {
  const store = await storeWith(run(1), run(2), run(3));
  const { where, said } = await refreshed(store);
  expect(where).toBe('memory 4');
  expect(said).toContain('made 2026-11-01T10:03:00.000Z, with the history of 3 runs');
  const { runs, history } = await store.read(QUERY);
  const again = runs.find(({ recording }) => recording.renewedBy !== undefined);
  expect(again?.recording).toEqual({ ...run(3), renewedBy: { runId: 900, attempt: 1, sha: shaOf(9) } });
  expect(history?.entries.map(({ runId }) => runId)).toEqual([3, 2, 1]);
});

test('a recording that was renewed before names the newest run that did it', async () => {
  const store = await storeWith(run(1, {}, { renewedBy: { runId: 800, attempt: 2, sha: shaOf(8) } }));
  await refreshed(store);
  const { runs } = await store.read(QUERY);
  expect(runs.map(({ recording }) => recording.renewedBy?.runId).sort()).toEqual([800, 900]);
});

test.each<[string, Recording, string]>([
  [
    'of a run that is not valid',
    run(5, {}, { validity: { valid: false, reasons: ['dropped'] } }),
    'not valid',
  ],
  ['of a pull request', run(5, { event: 'pull_request' }), 'started by `pull_request`'],
  ['of a fork', run(5, { headRepositoryId: 2 }), 'another repository'],
  ['of base and head in turns', run(5, {}, IN_TURNS), 'side-by-side'],
  ['of another repository', run(5, { repositoryId: 2, headRepositoryId: 2 }), 'another repository'],
])('a recording %s is not renewed, and the next one is', async (_, bad, reason) => {
  const { where, said } = await refreshed(await storeWith(run(1), bad));
  expect(where).toBe('memory 3');
  expect(said).toContain(reason);
  expect(said).toContain('made 2026-11-01T10:01:00.000Z');
});

test('a recording of another branch is not renewed either', async () => {
  const { where, said } = await refreshed(await storeWith(run(1, { branch: 'experiment' })));
  expect(where).toBeNull();
  expect(said).toContain('no trusted baseline of gate `checkout` is stored');
});

test('a store whose baselines do not expire has nothing to renew', async () => {
  const directory = configOf(`${WRITTEN}baseline: { store: "directory:baselines" }\n`);
  const store = await storeWith(run(1));
  const { where, said } = await refreshed(store, directory, scheduled({ event: 'push' }));
  expect(where).toBeNull();
  expect(said).toContain('of the store `directory` do not expire');
  expect((await store.read(QUERY)).runs).toHaveLength(1);
});

test('runs whose artifacts nobody would trust renew nothing', async () => {
  const store = await storeWith(run(1));
  const pull = scheduled({ event: 'pull_request' }, 'pull-request');
  for (const context of [pull, scheduled({ event: 'push' }), scheduled({}, 'other')]) {
    await expect(refreshed(store, ARTIFACT, context)).rejects.toBeInstanceOf(UsageError);
  }
  expect((await store.read(QUERY)).runs).toHaveLength(1);
});

test('a store that cannot be read is an error, since baselines may be about to expire', async () => {
  const unreadable: Baseline = {
    ...{ runs: [], history: null, readable: false },
    refused: [asTold({ origin: 'artifacts', reason: 'add `actions: read`' })],
  };
  const store: BaselineStore = { read: async () => unreadable, save: async () => '' };
  await expect(refreshed(store)).rejects.toThrow('could not be read');
});

test('a dry run renews nothing and says what it would', async () => {
  const store = await storeWith(run(1));
  const { where, said } = await refreshed(store, { ...ARTIFACT, dryRun: true });
  expect(where).toBeNull();
  expect(said).toContain('Would be renewed');
  expect((await store.read(QUERY)).runs).toHaveLength(1);
});
