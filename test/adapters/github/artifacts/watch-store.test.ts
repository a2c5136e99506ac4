import os from 'node:os';
import { expect, test } from 'vitest';
import { createWatchStore } from '../../../../src/adapters/github/artifacts/watch-store.ts';
import { countWatched, mergeWatchLogs } from '../../../../src/core/decision/watch/watch-log.ts';
import type { WatchedPush, WatchLog } from '../../../../src/core/model/judgement/watch.ts';
import type { WatchStore } from '../../../../src/ports/baseline-store.ts';
import { runNumber } from '../../../contracts/baseline-store.ts';
import type { Run } from '../../../support/github/state.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, REPOSITORY } from '../emulated.ts';
import { type ArtifactBench, artifactBench } from './artifact-bench.ts';

type Bench = ArtifactBench & {
  readonly watch: WatchStore;
  /** the same of a second attempt */
  readonly again: WatchStore;
  /** What the store holds for the run of a pull request that comes next. */
  pulls(): Promise<readonly number[]>;
};

/** The stores of a run of `.github/workflows/gate.yml`. */
async function watchBench(): Promise<Bench> {
  const bench = await artifactBench();
  const clock = createHastyClock();
  const storeOf = (attempt: number) =>
    createWatchStore({
      client: clientOf(bench.emulator, bench.emulator.token, clock),
      patience: { clock, onWait: () => {} },
      ...{ apiUrl: bench.emulator.url, repository: REPOSITORY, repositoryId: 1 },
      workflow: '.github/workflows/gate.yml',
      tempDirectory: os.tmpdir(),
      attempt,
    });
  const watch = storeOf(1);
  const pulls = async () =>
    (await watch.read('shop')).flatMap(({ pushes }) => pushes.map(({ pull }) => pull)).toSorted();
  return { ...bench, watch, again: storeOf(2), pulls };
}

/** Pull request `number`, by the run of the same number. */
const push = (number: number, more: Partial<WatchedPush> = {}): WatchedPush => ({
  ...{ runId: 100 + number, attempt: 1, pull: number, outcome: 'passed' },
  at: new Date(Date.UTC(2026, 4, 3) + number * 60_000).toISOString(),
  ...more,
});

const logOf = (...pushes: readonly WatchedPush[]): WatchLog => mergeWatchLogs('shop', [{ pushes }]);

/** The run of that number saves what it knows. */
async function saveAs(bench: Bench, number: number, log: WatchLog, run: Partial<Run> = {}): Promise<void> {
  const event = run.event ?? 'pull_request';
  await bench.prepare(runNumber(number, { event, branch: `feature-${number}` }), run);
  await bench.watch.save(log);
}

const downloads = ({ emulator }: Bench): number =>
  emulator.requests.filter(({ url }) => /\/artifacts\/\d+\/zip$/.test(url)).length;

test('what one run knew the next one knows, and reads it once', async () => {
  const bench = await watchBench();
  expect(await bench.pulls()).toEqual([]);
  await saveAs(bench, 1, logOf(push(1)));
  await saveAs(bench, 2, logOf(push(1), push(2, { outcome: 'blocked' })));
  const before = downloads(bench);
  const [log] = await bench.watch.read('shop');
  expect(log && countWatched(log)).toEqual({ since: push(1).at, pulls: 2, blocked: 1, unmeasured: 0 });
  expect(downloads(bench) - before).toBe(1);
  await bench.check();
});

test('runs that did not know of each other are united', async () => {
  const bench = await watchBench();
  for (const number of [1, 2, 3]) await saveAs(bench, number, logOf(push(number)));
  expect(await bench.pulls()).toEqual([1, 2, 3]);
  await bench.check();
});

test('a second attempt that another run did not know of is not taken for its first', async () => {
  const bench = await watchBench();
  const twice = push(1, { attempt: 2, outcome: 'blocked' });
  await saveAs(bench, 1, logOf(push(1)));
  await bench.prepare(runNumber(1, { event: 'pull_request', branch: 'feature-1', attempt: 2 }));
  await bench.again.save(logOf(push(1), twice));
  await saveAs(bench, 2, logOf(push(1), push(2)));
  const [log] = await bench.watch.read('shop');
  expect(log && countWatched(log)).toMatchObject({ pulls: 2, blocked: 1 });
});

test('a run that publishes what a fork’s run left is trusted as well', async () => {
  const bench = await watchBench();
  await saveAs(bench, 1, logOf(push(1)), { event: 'workflow_run', headBranch: 'main' });
  expect(await bench.pulls()).toEqual([1]);
});

test.each<[string, Partial<Run>]>([
  ['a fork, whose artifact has the same name', { headRepositoryId: 99 }],
  ['another workflow of the repository', { path: '.github/workflows/other.yml' }],
  ['an event that a stranger can cause', { event: 'issue_comment' }],
])('what comes from %s is not read', async (_what, run) => {
  const bench = await watchBench();
  await saveAs(bench, 1, logOf(push(1)));
  await saveAs(bench, 2, logOf(push(2), push(3), push(4)), run);
  expect(await bench.pulls()).toEqual([1]);
});

test.each<[string, object]>([
  ['of a newer schema', { schemaVersion: 99 }],
  ['with an outcome that is none', { pushes: [{ ...push(2), outcome: 'great' }] }],
  ['with a time that is none', { pushes: [{ ...push(2), at: '<b>3 May</b>' }] }],
])('a log %s is passed over, and the one before it counts', async (_what, wrong) => {
  const bench = await watchBench();
  await saveAs(bench, 1, logOf(push(1)));
  await saveAs(bench, 2, { ...logOf(push(2)), ...wrong } as WatchLog);
  expect(await bench.pulls()).toEqual([1]);
});

test('two gates whose artifacts have one name are told apart', async () => {
  const bench = await watchBench();
  await saveAs(bench, 1, { ...logOf(push(1)), gate: 'shop:api' });
  expect(await bench.watch.read('shop:api')).toHaveLength(1);
  expect(await bench.watch.read('shop/api')).toEqual([]);
});

test('where GitHub does not answer nothing is known, and that is trouble', async () => {
  const bench = await watchBench();
  await saveAs(bench, 1, logOf(push(1)));
  bench.emulator.fault({
    ...{ method: 'GET', path: /actions\/artifacts/, times: 99 },
    effect: { kind: 'reply', reply: { status: 403, body: { message: 'Resource not accessible' } } },
  });
  await expect(bench.watch.read('shop')).rejects.toThrow();
});
