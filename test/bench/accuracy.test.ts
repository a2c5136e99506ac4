import { expect, test } from 'vitest';
import { NOISES } from '../../bench/accuracy/noise.ts';
import { runDuet } from '../../bench/accuracy/product.ts';
import { RATE, simulateDuet, slowed } from '../../bench/accuracy/simulate.ts';
import { isAccused, simulateTurns } from '../../bench/accuracy/turns.ts';
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

test('simulated whole runs in turns find what is gross after two pairs, and nothing where nothing is', () => {
  const random = seeded(8);
  const accused = { alike: 0, slower: 0, gross: 0 };
  for (let run = 0; run < 10; run += 1) {
    const pairs = simulateTurns(NOISES.typical, random, 4);
    accused.alike += Number(isAccused(pairs));
    accused.slower += Number(isAccused(slowed(pairs, 0.5)));
    accused.gross += Number(isAccused(slowed(pairs.slice(0, 2), 2)));
  }
  expect(accused).toEqual({ alike: 0, slower: 10, gross: 10 });
});
