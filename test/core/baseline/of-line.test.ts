import { expect, test } from 'vitest';
import { historyOfLine } from '../../../src/core/baseline/of-line.ts';
import { runNumber } from '../../contracts/baseline-store.ts';
import { sampleHistory, shaOf } from '../../contracts/samples.ts';

const run = (number: number, branch = 'main') => runNumber(number, { branch });
const idsOf = (histories: Parameters<typeof historyOfLine>[0], wanted: Parameters<typeof historyOfLine>[1]) =>
  historyOfLine(histories, wanted)?.entries.map(({ runId }) => runId - 100) ?? null;

const TWO = [sampleHistory(run(4), run(3, 'release/1')), sampleHistory(run(2, ''), run(1))];
const NOWHERE = [shaOf(99)];

test('where the line holds no run at all, those of the base branch count by its name', () => {
  expect(idsOf(TWO, { branch: 'main', ancestors: NOWHERE })).toEqual([4, 2, 1]);
  expect(idsOf(TWO, { branch: 'release/1', ancestors: NOWHERE })).toEqual([3, 2]);
  expect(idsOf(TWO, { ancestors: NOWHERE })).toEqual([4, 3, 2, 1]);
  expect(idsOf([sampleHistory(run(1))], { branch: 'new', ancestors: NOWHERE })).toBeNull();
});

test('a commit of the line counts whatever its branch was called', () => {
  expect(idsOf(TWO, { branch: 'main', ancestors: [shaOf(4), shaOf(3)] })).toEqual([4, 3, 2, 1]);
});

test('where no commit is asked about, all count', () => {
  expect(idsOf(TWO, { branch: 'main', ancestors: [] })).toEqual([4, 3, 2, 1]);
});

test('runs of a busy branch take no room from those of another', () => {
  const busy = Array.from({ length: 50 }, (_, index) => run(55 - index));
  const histories = [sampleHistory(...busy), sampleHistory(run(2, 'release/1'), run(1))];
  expect(idsOf(histories, { branch: 'release/1', ancestors: [shaOf(2), shaOf(1)] })).toEqual([2, 1]);
});
