import { describe, expect, test } from 'vitest';
import { stagesOf } from '../../../../src/adapters/k6/run/stages.ts';
import { levelsToCome, slicesOver } from '../../../../src/adapters/k6/side/seen-slices.ts';
import { slicesOf } from '../../../../src/adapters/k6/side/slices.ts';

const SLICES = slicesOf([], 60_000, 100);
const START = 1_793_527_200_000;

test.each([
  ['before the first has ended', 4999, 0, 0],
  ['at its end', 5000, 0, 1],
  ['at its end, while an iteration that began in it may go on', 5000, 800, 0],
  ['once that is over', 5800, 800, 1],
  ['with iterations longer than slices', 30_000, 12_000, 3],
  ['after all of them', 900_000, 0, 12],
  ['before the start', -1000, 0, 0],
])('slices to which nothing is added any more, %s', (_, afterMs, longestMs, over) => {
  expect(slicesOver(SLICES, START, START + afterMs, longestMs)).toBe(over);
});

describe('levels of slices that are to come', () => {
  const browse = { executor: 'constant-vus', vus: 10, duration: '3m' };
  const batch = (startTime: string) => ({
    ...{ executor: 'shared-iterations', vus: 5, iterations: 2000, startTime, maxDuration: '2m' },
  });
  const sliced = (scenarios: Parameters<typeof stagesOf>[0]) => slicesOf(stagesOf(scenarios), 180_000, 100);
  const levels = (slices: typeof SLICES, over: number) =>
    levelsToCome(
      slices,
      over,
      slices.windows.filter(({ number }) => number < over),
    );

  test('are those that are held, once there are enough of each', () => {
    const alone = sliced({ browse });
    expect(alone.ms).toBe(5000);
    expect(levels(alone, 7)).toEqual(Array(29).fill(0));
  });

  test('are none from where a number of iterations begins that was not seen yet', () => {
    const both = sliced({ browse, batch: batch('88s') });
    // The eighteenth holds its start.
    expect(levels(both, 7)).toEqual([...Array(10).fill(0), ...Array(19).fill(null)]);
    expect(levels(both, 21)).toEqual(Array(15).fill(null));
    expect(levels(both, 22)).toEqual(Array(14).fill(0));
    expect(levels(sliced({ browse, batch: batch('0s') }), 7)).toEqual(Array(29).fill(0));
  });

  test('are none as long as slices of it show one side alone', () => {
    const both = sliced({ browse, batch: batch('88s') });
    expect(levelsToCome(both, 26, both.windows.slice(0, 20))).toEqual(Array(10).fill(null));
  });

  test('are those of a load that is one number of iterations', () => {
    expect(levels(sliced({ batch: batch('0s') }), 7)).toEqual(Array(29).fill(0));
  });
});
