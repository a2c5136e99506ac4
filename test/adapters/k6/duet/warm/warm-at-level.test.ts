import { expect, test } from 'vitest';
import type { Chunk, ChunkInput } from '../../../../../src/adapters/k6/duet/chunk.ts';
import { atPlateau, shapeOfScenarios } from '../../../../../src/adapters/k6/duet/plan/plateau.ts';
import { type Warming, warmAtLevel } from '../../../../../src/adapters/k6/duet/warm/warm-at-level.ts';
import { parseDuration } from '../../../../../src/adapters/k6/duration.ts';
import { planLoad } from '../../../../../src/adapters/k6/run/plan.ts';
import type { Scenario } from '../../../../../src/adapters/k6/script/scenario.ts';
import { noteText } from '../../../../../src/core/words/note.ts';
import { plateauText } from '../../../../../src/core/words/notes/shape.ts';
import { samplePairs } from '../../../../core/decision/pairs.ts';

const STAGES = [
  { duration: '1m', target: 40 },
  { duration: '2m', target: 40 },
];
const RATES = [
  { duration: '10m', target: 20_000 },
  { duration: '1m', target: 20_000 },
];
const USERS = { executor: 'ramping-vus', stages: STAGES };
const WORKLOAD = {
  ...{ script: 'load.js', target: null, rate: null, durationMs: null, warmupMs: null, environment: null },
  env: [],
};

/**
 * Warms up 40 users, or what this scenario asks, against a base that bears so many, or drops every fifth iteration beyond;
 * of a rate all above it.
 */
async function warmed(bears: number, of: 'dropped' | 'failed' = 'dropped', scenario: Scenario = USERS) {
  const lines: string[] = [];
  const scenarios = { default: scenario };
  const inspected = {
    ...{ scenarios, thresholds: {}, trendStats: [], totalMs: 180_000 },
    setupAndTeardownMs: 0,
  };
  const chosen = shapeOfScenarios(scenarios, 'auto');
  if (chosen.kind !== 'plateau') throw new Error('no plateau');
  const log = { write: (_level: string, text: string) => void lines.push(text) };
  const setting = { signal: new AbortController().signal, clock: { now: () => 0 } };
  const job = {
    log,
    asks: { all: [], own: [], counts: [] },
    setting,
    plan: atPlateau(planLoad(WORKLOAD, inspected), chosen.plateau),
  };
  const levels: number[] = [];
  const drive = async ({ firsts, scenarios: driven }: ChunkInput): Promise<Chunk> => {
    const { vus, rate, timeUnit = '1s' }: Partial<Scenario> = driven['default'] ?? {};
    const level = Number(vus ?? (Number(rate) * 1000) / (parseDuration(timeUnit) ?? 1000));
    levels.push(level);
    const pairs = samplePairs({ count: firsts.length, seed: 1, noise: 0.001 }).map((pair) => {
      if (level <= bears) return pair;
      const { load, subjects } = pair.base;
      const overall = subjects['overall'];
      if (overall === undefined) throw new Error('no requests');
      const { requests } = overall;
      const base =
        of === 'dropped'
          ? {
              ...pair.base,
              load: {
                ...load,
                dropped:
                  vus === undefined ? (load.iterations * (level - bears)) / bears : load.iterations / 4,
              },
            }
          : { ...pair.base, subjects: { ...subjects, overall: { ...overall, failed: requests / 5 } } };
      return { ...pair, base };
    });
    const thrown = { base: null, head: null };
    return { pairs, trouble: { base: [], head: [] }, astray: null, cpu: null, thrown, besideMs: 1000 };
  };
  const flight = { requests: 1, times: new Map(), iterationMs: 1000, endpoints: [] };
  const input = { jobs: { base: job, head: job }, flights: { base: flight, head: flight } };
  const rest = { warmupMs: null, lifetime: { ms: 180_000, setupData: false }, plateau: chosen.plateau };
  const at = await warmAtLevel({ ...input, ...rest } as unknown as Warming, drive);
  return { ...at, levels: [...new Set(levels)], lines };
}

test('a plateau that base bears is kept', async () => {
  const { plateau, levels } = await warmed(40);
  expect(levels).toEqual([40]);
  expect(plateau?.lowered).toBeUndefined();
});

test('where base drops iterations, the first lower level that it bears is taken, and that is said', async () => {
  const { plateau, levels, warm, arms, lines } = await warmed(12);
  expect(levels).toEqual([40, 20, 10]);
  if (plateau === null) throw new Error('no plateau');
  expect(plateauText(plateau)).toBe('driven at 25 % of its plateau, 10 VUs');
  expect(noteText({ kind: 'plateau', plateau })).toMatch(
    /^Rounds are driven at 25 % of the level that the script holds longest, 10 VUs: in the warm-up at all of it base dropped 20 % of its iterations\. Not driven: its ramps\./,
  );
  expect(arms.base.job.plan.scenarios(null).scenarios['default']?.['vus']).toBe(10);
  // The warm-up took what all of them took.
  expect(warm.besideMs).toBe(1000 * warm.chunks);
  expect(lines.join()).toContain('the load is driven at 50 % of its plateau, 20 VUs.');
});

test('where base fails at any level, it is not the level', async () => {
  const { plateau, levels, lines } = await warmed(0, 'failed');
  expect(levels).toEqual([40, 20, 10, 5]);
  expect(plateau?.lowered).toBeUndefined();
  expect(lines.at(-1)).toBe('No lower level is better: the load is driven at its plateau of 40 VUs.');
});

test('a rate that base drops most of comes down to what base keeps up with, past levels that it cannot', async () => {
  const rates = { executor: 'ramping-arrival-rate', stages: RATES, preAllocatedVUs: 10 };
  const { plateau, levels } = await warmed(300, 'dropped', rates);
  expect(levels).toEqual([20_000, 10_000, 5000, 2500, 156.25]);
  expect(plateau?.lowered?.share).toBe(1 / 128);
});

test('a rate of which nothing is borne at a thousandth stays', async () => {
  const rates = { executor: 'ramping-arrival-rate', stages: RATES, preAllocatedVUs: 10 };
  const { plateau, levels } = await warmed(0.001, 'dropped', rates);
  expect(levels.at(-1)).toBeCloseTo(20_000 / 1024, 2);
  expect(plateau?.lowered).toBeUndefined();
});
