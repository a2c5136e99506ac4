import { expect, test } from 'vitest';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import type { Series } from '../../../src/core/model/recording/series.ts';
import { judgeSince } from '../../../src/core/words/judge.ts';
import { POLICY } from '../../contracts/policy.ts';
import { altered, sampleRecording, sampleSource } from '../../contracts/samples.ts';

function times(recording: Recording, factor: number): Recording {
  const slower = <T extends Series>(series: T): T => {
    if (series.duration === null) return series;
    const { count, ...all } = series.duration;
    const grown = Object.fromEntries(Object.entries(all).map(([name, ms]) => [name, ms * factor]));
    return { ...series, duration: { ...series.duration, ...grown, count } };
  };
  const { overall, endpoints } = recording.arms.head;
  return altered(recording, { overall: slower(overall), endpoints: endpoints.map(slower) });
}

const anchorRun = (runId: number) =>
  altered(sampleRecording(), { source: sampleSource({ sha: 'a'.repeat(40), runId }) });

const RUNS = [1, 2, 3].map((runId) => ({ recording: anchorRun(runId), origin: `run ${runId}`, distance: 0 }));

function since(own: Partial<Recording>, runs = RUNS) {
  const head = { ...times(sampleRecording(), 3), ...own };
  return judgeSince({
    ...{ tag: 'v1.0.0', head, policy: POLICY, createdAt: '2026-10-10T10:00:00.000Z', tool: '0.1.0' },
    baseline: { runs, history: null, refused: [] },
    before: 200,
  });
}

/** Everything that became slower. */
const ACCEPTED = {
  ...POLICY,
  accepted: ['overall', ...sampleRecording().arms.head.endpoints.map(({ name }) => name)].flatMap(
    (endpoint) =>
      (['p50', 'p95', 'p99'] as const).map((metric) => ({
        ...{ gate: sampleRecording().gate, endpoint, metric, upTo: 9 },
        ...{ reason: 'meant', expires: '2099-12-31' },
      })),
  ),
};

test('a drift is told', () => {
  expect(since({})).toMatchObject({ isDrift: true });
});

test("what base's rules accept does not silence it", () => {
  expect(since({ rules: { policy: ACCEPTED } })).toEqual(since({}));
});

test('what was refused as the base is not said of the anchor', () => {
  const refused = [{ origin: 'base cf822b6', reason: '`app.build` of base ended with exit code 1' }];
  expect(since({ refused }, []).text).not.toContain('app.build');
  expect(since({ refused }, [])).toEqual(since({}, []));
});
