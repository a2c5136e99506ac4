import { expect, test } from 'vitest';
import { earlierRuns } from '../../../../src/core/decision/stored/earlier-runs.ts';
import { sampleHistory, sampleRecording, shaOf } from '../../../contracts/samples.ts';

const run = (runId: number) => sampleRecording({ runId, sha: shaOf(runId) });

test('runs of one millisecond all count, and one that is stored twice counts once', () => {
  const history = sampleHistory(run(4), run(3), run(2), run(1));
  const baseline = { runs: [{ recording: run(4), origin: 'a', distance: 0 }], refused: [], history };
  const { entries } = earlierRuns(run(5), baseline, run(4));
  expect(entries.map(({ runId }) => runId)).toEqual([4, 3, 2, 1]);
});

test('of a run that another one of the same millisecond regressed, its own level is taken', () => {
  const history = sampleHistory(run(2), run(1));
  const mark = { subject: 'overall', metric: 'p95' } as const;
  const marked = {
    ...history,
    entries: history.entries.map((entry) => (entry.runId === 1 ? { ...entry, regressed: [mark] } : entry)),
  };
  const baseline = { runs: [], refused: [], history: marked };
  expect(earlierRuns(run(5), baseline, run(2)).instead).toEqual({});
  expect(earlierRuns(run(5), baseline, run(1)).instead).toEqual({ overall: { p95: 80 } });
});
