import { expect, test } from 'vitest';
import { inOneWay, type RawArmSample } from '../../../../src/core/readings/processes/memory.ts';

const MB = 1e6;
const quick = { cpu: 0, minorFaults: 0, majorFaults: 0, threads: 1 };
/** Each second: resident memory, and where it was due with shared pages once. */
const samples = (...read: readonly (readonly [number, (number | null)?])[]): readonly RawArmSample[] =>
  read.flatMap(([resident, once], n) => [
    {
      ...{ ...quick, at: 1000 * n },
      slow: {
        ...{ resident: resident * MB, limit: 1e9, handles: 9 },
        ...(once !== undefined && { once: once && once * MB }),
      },
    },
    { ...quick, at: 1000 * n + 500 },
  ]);
const memoryOf = (arms: Parameters<typeof inOneWay>[0]) =>
  Object.values(inOneWay(arms)).map((all) => all.flatMap(({ slow }) => (slow ? [slow.memory / MB] : [])));

test('shared pages count once where that was read, and between two readings as the same part of resident memory', () => {
  const rising = samples([100, 50], [100], [400], [400, 200], [300]);
  expect(memoryOf({ base: rising })).toEqual([[50, 50, 200, 200, 150]]);
  expect(memoryOf({ base: samples([100, 40], [100], [100, 60]) })).toEqual([[40, 50, 60]]);
});

test('of one that dies there is no line down to nothing', () => {
  expect(memoryOf({ head: samples([100, 50], [90], [80], [0, 0]) })).toEqual([[50, 45, 40, 0]]);
});

test('where that could not be read a single time on one side, resident memory counts on both, all the time', () => {
  const [base, head] = [samples([90, 40], [95, null], [100, 60]), samples([190, 80], [195], [200, 90])];
  expect(memoryOf({ base, head })).toEqual([
    [90, 95, 100],
    [190, 195, 200],
  ]);
});

test('all else of a sample is as it was read', () => {
  const [first, second] = inOneWay({ head: samples([90, 40]) }).head ?? [];
  expect(first).toEqual({ ...quick, at: 0, slow: { memory: 40 * MB, limit: 1e9, handles: 9 } });
  expect(second).toEqual({ ...quick, at: 500 });
});
