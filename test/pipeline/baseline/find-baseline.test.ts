import { expect, test } from 'vitest';
import { findBaseline } from '../../../src/pipeline/baseline/find-baseline.ts';
import type { BaselineQuery, BaselineStore } from '../../../src/ports/baseline-store.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { altered, sampleHistory, sampleRecording, sampleSource, shaOf } from '../../contracts/samples.ts';
import { configOf } from '../../core/config/written.ts';

const CONFIG = configOf('app: { start: x }\nworkload: { script: l.js }\n');

function contextOf(kind: RunContext['kind']): RunContext {
  return {
    kind,
    source: sampleSource(),
    pullRequest: null,
    baseBranch: 'main',
    before: null,
    statusSha: shaOf(1),
    runUrl: null,
  };
}

function portsOf(store: BaselineStore): Parameters<typeof findBaseline>[2] {
  return {
    log: { write: () => {}, group: (_title, body) => body() },
    sourceControl: {
      head: async () => shaOf(1),
      checkedOut: async () => shaOf(1),
      base: async () => ({ sha: shaOf(2), how: 'first parent' }),
      ancestors: async (sha) => [sha],
      tagged: async () => null,
    },
    store,
  };
}

const NEVER = new AbortController().signal;

async function askedBy(
  kind: RunContext['kind'],
  config = CONFIG,
  event = 'push',
): Promise<readonly BaselineQuery[]> {
  const asked: BaselineQuery[] = [];
  const ports = portsOf({
    read: async (query) => {
      asked.push(query);
      return { runs: [], refused: [], history: null };
    },
    save: async () => 'nowhere',
  });
  const source = sampleSource({ event });
  await findBaseline(config, { ...contextOf(kind), source }, ports, NEVER);
  return asked;
}

test('a run of the base branch asks for the whole history, every other run for what it compares with', async () => {
  expect(await askedBy('base-branch')).toMatchObject([{ purpose: 'history', ancestors: [shaOf(2)] }]);
  for (const kind of ['pull-request', 'merge-group', 'other', 'local'] as const) {
    expect(await askedBy(kind), kind).toMatchObject([{ purpose: 'compare' }]);
  }
});

test('a store is told how long the run of the base commit may be waited for', async () => {
  const waiting = configOf('app: { start: x }\nworkload: { script: l.js }\nbaseline: { wait: 2m }\n');
  expect(await askedBy('pull-request', waiting)).toMatchObject([{ waitMs: 120_000 }]);
  expect(await askedBy('pull-request')).toMatchObject([{ waitMs: 0 }]);
});

test.each(['schedule', 'workflow_dispatch'])(
  'a %s of the base branch is compared with what other runs measured of the same commit',
  async (event) => {
    const waiting = configOf('app: { start: x }\nworkload: { script: l.js }\nbaseline: { wait: 2m }\n');
    const own = sampleSource({ event, runId: 300 });
    // It would wait for itself.
    expect(await askedBy('base-branch', waiting, event)).toMatchObject([{ ancestors: [own.sha], waitMs: 0 }]);
    const stored = [300, 299].map((runId) => ({
      ...{ recording: altered(sampleRecording(), { source: sampleSource({ event, runId }) }) },
      ...{ origin: `run ${runId}`, distance: 0 },
    }));
    const ports = portsOf({
      read: async () => ({ runs: stored, refused: [], history: null }),
      save: async () => 'nowhere',
    });
    const found = await findBaseline(CONFIG, { ...contextOf('base-branch'), source: own }, ports, NEVER);
    expect(found.runs.map(({ origin }) => origin)).toEqual(['run 299']);
  },
);

test('an earlier attempt of this run is no earlier run, whatever started it; local runs have no number', async () => {
  for (const event of ['push', 'schedule']) {
    for (const [runId, others] of [
      [300, [299, 0]],
      [0, [300, 299, 0]],
    ] as const) {
      const recordings = [300, 299, 0].map((run) => sampleRecording({ event, runId: run }));
      const runs = recordings.map((recording) => ({ recording, origin: '', distance: 0 }));
      const history = sampleHistory(...recordings);
      const ports = portsOf({ read: async () => ({ runs, refused: [], history }), save: async () => '' });
      const context = { ...contextOf('base-branch'), source: sampleSource({ event, runId }) };
      const found = await findBaseline(CONFIG, context, ports, NEVER);
      expect(found.history?.entries.map((entry) => entry.runId)).toEqual(others);
      expect(found.runs.map(({ recording }) => recording.arms.head.source.runId)).toEqual(others);
    }
  }
});

test('a store is told of which branch the commits are', async () => {
  const two = configOf(
    'app: { start: x }\nworkload: { script: l.js }\nbaseline: { branches: [next, main] }\n',
  );
  expect(await askedBy('pull-request', two)).toMatchObject([{ branches: ['next', 'main'], branch: 'main' }]);
});

test('a store that never answers does not hold a run that is cancelled', async () => {
  const stop = new AbortController();
  const reading = findBaseline(
    CONFIG,
    contextOf('base-branch'),
    portsOf({ read: () => new Promise(() => {}), save: async () => 'nowhere' }),
    stop.signal,
  );
  stop.abort(new EnvironmentError('Stopped by SIGINT.', ''));
  expect(await reading).toMatchObject({ runs: [], readable: false, refused: [{ unread: true }] });
});
