import { expect, test } from 'vitest';
import { lifetimeNote, lifetimeOf, pairsIn } from '../../../../../src/adapters/k6/duet/plan/lifetime.ts';
import { planLoad } from '../../../../../src/adapters/k6/run/plan.ts';
import { roundLength, slotMs } from '../../../../../src/core/decision/duet/round-length.ts';

const inspected = (scenarios: Readonly<Record<string, { readonly executor: string }>>) => ({
  ...{ scenarios, thresholds: {}, trendStats: [], totalMs: 75_000, setupAndTeardownMs: 120_000 },
});
const workload = {
  ...{ script: 'load.js', target: null, durationMs: null, warmupMs: null, environment: null, env: [] },
};
const VUS = { ...{ executor: 'constant-vus', vus: 4, duration: '20s' } };
const GIVEN = { setupData: true };
const NOTHING = { setupData: false };

const lifetime = (
  scenarios: Readonly<Record<string, { readonly executor: string }>>,
  { perSecond = 0, durationMs = null as number | null, base = GIVEN } = {},
) => {
  const rate = perSecond === 0 ? null : { perSecond, text: `${perSecond}/s` };
  const read = inspected(scenarios);
  const plan = planLoad({ ...workload, rate, durationMs }, read);
  return lifetimeOf({ plan, inspected: read }, { base, head: NOTHING });
};

test('a process lives as long as the script would, whatever its setup() returns', () => {
  expect(lifetime({ main: VUS })).toEqual({ ms: 20_000, setupData: true });
  expect(lifetime({ main: VUS }, { base: NOTHING })).toEqual({ ms: 20_000, setupData: false });
  expect(lifetime({ main: VUS }, { perSecond: 20, durationMs: 45_000 })).toMatchObject({ ms: 45_000 });
  // How long iterations take is not known before, but k6 says what they may take at most.
  const some = { main: { ...{ executor: 'shared-iterations', iterations: 5 } } };
  expect(lifetime(some)).toMatchObject({ ms: 75_000 });
});

test('as many pairs as fit into a life are driven by a process, and one at least', () => {
  expect(pairsIn({ ms: 30_000 }, 3000)).toBe(4);
  expect(pairsIn({ ms: 30_000 }, 10_000)).toBe(1);
  expect(pairsIn({ ms: 5000 }, 3000)).toBe(1);
  const kept = lifetimeNote({ ms: 20_000, setupData: false }, 3000);
  expect(kept).toMatch(
    /^What VUs keep, .* own run of 20s: each k6 process drives 2 pairs of rounds \(14s\) at/,
  );
  const given = lifetimeNote({ ms: 5000, setupData: true }, 3000);
  expect(given).toMatch(
    /^setup\(\) returns data, .* own run of 5s: .* one pair of rounds \(7s\) at most, with a/,
  );
});

test('a round is short enough that a pair fits into a life, as long as it has the requests it needs', () => {
  expect(roundLength(20, 50)).toEqual({ ok: true, ms: 10_000 });
  expect(roundLength(20, 50, 16_000)).toEqual({ ok: true, ms: 7000 });
  expect(2 * slotMs(7000)).toBeLessThanOrEqual(16_000);
  expect(roundLength(20, 50, 2000)).toEqual({ ok: true, ms: 3000 });
  expect(roundLength(3, 50, 8000)).toEqual({ ok: true, ms: 9000 });
  expect(roundLength(20, 50, 60_000)).toEqual({ ok: true, ms: 10_000 });
  expect(roundLength(1, 50, 8000)).toMatchObject({ ok: false });
});
