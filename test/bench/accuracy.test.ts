import { expect, test } from 'vitest';
import { NOISES } from '../../bench/accuracy/noise.ts';
import { runDuet } from '../../bench/accuracy/product.ts';
import { RATE, simulateDuet, slowed } from '../../bench/accuracy/simulate.ts';
import { seeded } from '../../src/core/statistics/random.ts';

test('simulated duets find what is planted, and nothing where nothing is', () => {
  const random = seeded(7);
  const accused = { alike: 0, slower: 0 };
  for (let run = 0; run < 20; run += 1) {
    const pairs = simulateDuet(NOISES.quiet, random, { endpoints: 0, rate: RATE });
    const alike = runDuet(pairs);
    expect(alike.comparisons.map(({ class: found }) => found)).not.toContain('inconclusive');
    accused.alike += alike.accused.length;
    const slower = runDuet(slowed(pairs, 0.5));
    accused.slower += Number(slower.accused.length > 0);
    // Four pairs, and two more of a second start.
    expect(slower.loadSeconds).toBeGreaterThanOrEqual(36);
  }
  expect(accused).toEqual({ alike: 0, slower: 20 });
});
