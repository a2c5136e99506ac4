import { expect, test } from 'vitest';
import { historyEntry } from '../../../src/core/baseline/history-entry.ts';
import { mergeHistory } from '../../../src/core/baseline/merge-history.ts';
import { HISTORY_SCHEMA, HISTORY_VERSION, type History } from '../../../src/core/model/baseline.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { Series } from '../../../src/core/model/recording/series.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import { sampleSource, shaOf } from '../../contracts/samples.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { BASE, contextOf, createWorld, recordingOf, startedConfig, type Wishes } from '../world.ts';

const RELEASED = shaOf(7);
const STORED = 'compare: { mode: stored, escalate: never }\n';

/** A run of a day whose latencies are `factor` times those of the first. */
function runOf(day: number, sha: string, factor: number): Recording {
  const slower = <T extends Series>(series: T): T => {
    if (series.duration === null) return series;
    const { count, ...times } = series.duration;
    const grown = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms * factor]));
    return { ...series, duration: { ...series.duration, ...grown, count } };
  };
  const { overall, endpoints } = recordingOf().arms.head;
  return recordingOf({
    overall: slower(overall),
    endpoints: endpoints.map(slower),
    createdAt: `2026-10-${String(day).padStart(2, '0')}T10:00:00.000Z`,
    source: sampleSource({ sha, runId: day }),
  });
}

const RELEASES = 3;
const STEPS = 5;
const DAYS = 27;

/** What a day's run takes as a multiple of the release's: each of some steps after it made it slower by a little. */
const levelOf = (day: number, perStep: number): number =>
  (1 + perStep) ** Math.min(STEPS, Math.max(0, day - RELEASES));

/** A release, some steps after it, and then many runs that stay as slow as the last. */
async function driftedStore(perStep: number) {
  const store = createMemoryStore();
  let history: History = { schema: HISTORY_SCHEMA, schemaVersion: HISTORY_VERSION, gate: 'job', entries: [] };
  for (let day = 1; day <= DAYS; day += 1) {
    const recording = runOf(day, day <= RELEASES ? RELEASED : BASE, levelOf(day, perStep));
    history = mergeHistory({ ...history, entries: [historyEntry(recording)] }, history);
    await store.save(recording, history);
  }
  return store;
}

type Run = {
  readonly perStep: number;
  readonly anchor: string;
  readonly wishes?: Wishes;
  readonly stored?: string;
};

async function run({ perStep, anchor, wishes = {}, stored = STORED }: Run) {
  const head = runOf(DAYS + 1, shaOf(1), levelOf(DAYS, perStep));
  const world = createWorld({
    measured: { overall: head.arms.head.overall, endpoints: head.arms.head.endpoints },
    store: await driftedStore(perStep),
    tagged: async (tag) => (tag === 'v1.4.0' ? RELEASED : null),
    ...wishes,
  });
  const config = startedConfig(`${stored}baseline: { anchor: ${anchor} }\n`);
  const kind = stored === STORED ? 'base-branch' : 'pull-request';
  const { judgement } = await gate(config, contextOf(kind), world.ports, new AbortController().signal);
  return { judgement, said: world.said, notes: judgement.notes.join('\n') };
}

test('small steps that no comparison finds are told against the release, and move no verdict', async () => {
  const { judgement, said, notes } = await run({ perStep: 0.08, anchor: 'v1.4.0' });
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notes[0]).toMatch(/^Slow drift since v1\.4\.0: GET home is 4\d % slower \(p95/);
  expect(judgement.notes[0]).toContain(RELEASED.slice(0, 7));
  expect(said).toContain(judgement.notes[0]);
  expect(notes).not.toContain('Not compared');
});

test('without a drift it says so', async () => {
  const { judgement } = await run({ perStep: 0, anchor: 'v1.4.0' });
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notes[0]).toMatch(/^Since v1\.4\.0: no regression vs 3 runs up to aaaaaaa/);
});

test('latest-release is asked for', async () => {
  const wishes = { latestRelease: async () => 'v1.4.0' };
  const { judgement } = await run({ perStep: 0.08, anchor: 'latest-release', wishes });
  expect(judgement.notes[0]).toContain('Slow drift since v1.4.0');
});

test.each<[string, string, Wishes]>([
  ['v9.9.9', 'Not compared with v9.9.9: this repository has no such tag.', {}],
  ['latest-release', 'Not compared with the latest release: none is known here.', {}],
  ['v1.4.0', 'Not compared with v1.4.0: ', { tagged: async () => shaOf(99) }],
  [
    'latest-release',
    'Not compared with latest-release: GitHub is down.',
    { latestRelease: () => Promise.reject(new EnvironmentError('GitHub is down.', '')) },
  ],
])('an anchor %s that cannot be compared with is a note', async (anchor, text, wishes) => {
  const { judgement } = await run({ perStep: 0.08, anchor, wishes });
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notes[0]).toContain(text);
});

test('a duet is not compared with stored figures', async () => {
  const { judgement, notes } = await run({
    perStep: 0.08,
    anchor: 'v1.4.0',
    stored: 'policy: { seed: 2 }\n',
  });
  expect(judgement.comparing?.way).toBe('duet');
  expect(notes).not.toContain('v1.4.0');
});
