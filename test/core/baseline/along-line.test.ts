import { expect, test } from 'vitest';
import { alongLine, lineIn } from '../../../src/core/baseline/along-line.ts';
import { mergeAlong, mergeHistory } from '../../../src/core/baseline/merge-history.ts';
import { sampleHistory, sampleRecording, shaOf } from '../../contracts/samples.ts';

/** Run `runId` of a commit, at an hour. */
const run = (runId: number, commit: number, hour: number) => ({
  ...{ runId, attempt: 1, sha: shaOf(commit) },
  createdAt: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
});
const [old, good, bad, again] = [run(1, 1, 1), run(2, 2, 5), run(3, 3, 4), run(4, 2, 6)];

test.each([
  ['by their commits where they are of the line', [3, 2, 1], [bad, again, good, old]],
  ['by time where no commit is known', [], [again, good, bad, old]],
  ['by time beside those of the line', [1], [again, good, bad, old]],
  ['by time where one commit stands twice in it', [3, 3, 2, 1], [bad, again, good, old]],
])('runs are ordered %s', (_name, commits, ordered) => {
  const line = commits.map(shaOf);
  expect(alongLine(Object.freeze([old, good, bad, again]), line)).toEqual(ordered);
  expect(alongLine([again, bad, good, old], line)).toEqual(ordered);
});

test('a run of no known commit keeps its place in time', () => {
  const other = run(5, 9, 3);
  const line = [3, 2, 1].map(shaOf);
  expect(alongLine([old, good, other, bad], line)).toEqual([bad, good, other, old]);
});

test('a union keeps the order of the commits, whichever of its parts comes first', () => {
  const [sample] = sampleHistory(sampleRecording()).entries;
  if (sample === undefined) throw new Error('no entry');
  const histories = [bad, again, old, good].map((one) => ({
    ...sampleHistory(),
    entries: [{ ...sample, ...one }],
  }));
  const line = [3, 2, 1].map(shaOf);
  const [a, b, c, d] = histories;
  if (!(a && b && c && d)) throw new Error('no history');
  const expected = mergeAlong(line, a, b, c, d);
  expect(expected.entries.map(({ runId }) => runId)).toEqual([3, 4, 2, 1]);
  expect(mergeAlong(line, d, c, b, a)).toEqual(expected);
  expect(mergeAlong(lineIn(expected), expected, c)).toEqual(expected);
  expect(mergeHistory(a, b, c, d).entries.map(({ runId }) => runId)).toEqual([4, 2, 3, 1]);
});
