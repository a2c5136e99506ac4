import { expect, test } from 'vitest';
import { decide } from '../../../../src/core/decision/decide.ts';
import { unendedOf, unendedOfRuns } from '../../../../src/core/decision/load/unended.ts';
import { usablePairs } from '../../../../src/core/decision/load/usable-pairs.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { BegunIterations, UserTime, WindowValues } from '../../../../src/core/model/recording/window.ts';
import { type Random, seeded } from '../../../../src/core/statistics/random.ts';
import { reasonOf } from '../../../../src/core/words/reason.ts';
import { worded } from '../../../../src/core/words/worded.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs, withLoad } from '../pairs.ts';

const NO_REMEDY = { kind: 'told', text: '' } as const;
const COUNT = 20;

/** Iterations that a round cuts, pair by pair. */
type Cut = (pair: number) => number;

const none: Cut = () => 0;

/** A scenario at a rate, in rounds of so many iterations. */
type Rate = { readonly name: string; readonly begun: number; readonly base?: Cut; readonly head: Cut };

type Beside = { readonly iterations: number; readonly userTime?: readonly UserTime[] };

/** Rounds of such scenarios beside others. `isSteady`: whether rates alone make the load. */
function rates(rounds: readonly Rate[], isSteady: boolean, beside: Beside = { iterations: 0 }) {
  const all = rounds.reduce((sum, { begun }) => sum + begun, beside.iterations);
  return samplePairs({ count: COUNT, seed: 1 }).map((pair, index): Pair => {
    const of = (values: WindowValues, arm: 'base' | 'head') => {
      const begun = rounds.map((rate): BegunIterations => {
        const cut = (rate[arm] ?? none)(index);
        return { scenario: rate.name, begun: rate.begun, late: 0, ended: rate.begun - cut };
      });
      const ended = begun.reduce((sum, one) => sum + one.ended, beside.iterations);
      const { userTime } = beside;
      const wanted = isSteady ? all : null;
      return withLoad(values, { iterations: ended, wanted, begun, ...(userTime && { userTime }) });
    };
    return { ...pair, base: of(pair.base, 'base'), head: of(pair.head, 'head') };
  });
}

function judged(all: readonly Pair[], names: readonly string[] = ['home'], own: Partial<Policy> = {}) {
  const policy = { ...POLICY, ...own };
  const { pairs, stop } = driven(all, policy);
  const decision = decide({
    head: duetRecording(pairs, stop, COUNT, names),
    baseline: { runs: [], refused: [], history: null },
    ...{ policy, createdAt: '2026-01-01T00:00:00Z', tool: '0.0.0', remedy: NO_REMEDY },
  });
  const reasons = decision.grounds.map(reasonOf);
  return { decision, verdict: decision.verdict, driven: `${stop} after ${pairs.length}`, reasons };
}

test('checkouts at a rate that hang beside users who do not are a regression', () => {
  const users = { scenario: 'browse', hadMs: 50_000, endedMs: 50_000, iterations: 1000 };
  const pairs = rates([{ name: 'checkout', begun: 50, head: (pair) => 14 + (pair % 3) }], false, {
    ...{ iterations: 1000, userTime: [users] },
  });
  const found = judged(pairs);
  expect([found.verdict, found.driven]).toEqual(['fail', 'regressed after 4']);
  expect(found.reasons[0]?.text).toBe(
    '29.5 % of the iterations of scenario checkout never ended on head and were cut after their round, on base 0 %. What hangs is in no percentile and no count of errors.',
  );
});

test('one iteration in sixty that hangs at a rate fails as one that is answered with an error', () => {
  const { verdict, reasons } = judged(
    rates([{ name: 'main', begun: 300, head: (pair) => 4 + (pair % 3) }], true),
  );
  expect(verdict).toBe('fail');
  expect(reasons[0]?.text).toMatch(/^1\.6 % of the iterations never ended on head /);
});

test('a seldom scenario all of whose iterations hang is found beside a frequent one, and not told to be called no more', () => {
  const checkout = samplePairs({ count: COUNT, seed: 2, requests: 6 });
  const pairs = rates(
    [
      { name: 'browse', begun: 300, head: none },
      { name: 'checkout', begun: 6, head: () => 6 },
    ],
    true,
  ).map((pair, index): Pair => {
    const own = checkout[index]?.base.subjects['overall'];
    if (own === undefined) throw new Error('no pair');
    return { ...pair, base: { ...pair.base, subjects: { ...pair.base.subjects, 'POST /checkout': own } } };
  });
  const { pairs: seen, stop } = driven(pairs, POLICY);
  const whole = duetRecording(seen, stop, COUNT, ['home']);
  const { base, head } = whole.arms;
  if (base === undefined) throw new Error('no base');
  const posted = base.endpoints.map((one) => ({ ...one, method: 'POST', name: '/checkout' }));
  const decision = decide({
    head: { ...whole, arms: { head, base: { ...base, endpoints: [...base.endpoints, ...posted] } } },
    baseline: { runs: [], refused: [], history: null },
    ...{ policy: POLICY, createdAt: '2026-01-01T00:00:00Z', tool: '0.0.0', remedy: NO_REMEDY },
  });
  const { reasons, notes, verdict } = worded(decision);
  expect([stop, verdict]).toEqual(['regressed', 'fail']);
  expect(reasons.map(({ text }) => text)).toEqual([
    '100 % of the iterations of scenario checkout never ended on head and were cut after their round, on base 0 %. What hangs is in no percentile and no count of errors.',
    'POST /checkout has no answer on head any more.',
  ]);
  expect(JSON.stringify([reasons, notes])).not.toMatch(/no longer called|was asked|dropped it on purpose/);
});

test('what is cut on base too, a round in which the machine froze, and a single stray one are no hang', () => {
  const settledAt = (begun: number, head: Cut, base: Cut = none) => {
    const { verdict, driven: until } = judged(rates([{ name: 'main', begun, base, head }], false));
    return `${verdict}, ${until}`;
  };
  expect(
    settledAt(
      100,
      () => 24,
      () => 20,
    ),
  ).toBe('pass, settled after 4');
  expect(settledAt(100, (pair) => (pair === 1 ? 90 : 0))).toMatch(/^pass/);
  expect(settledAt(6, (pair) => (pair === 1 ? 1 : 0))).toBe('pass, settled after 8');
  expect(settledAt(100, none)).toBe('pass, settled after 4');
});

test('rounds whose iterations hang had their load, and are no machine’s fault that is left out', () => {
  const pairs = rates([{ name: 'main', begun: 300, head: (pair) => (pair % 4 === 0 ? 75 : 0) }], true);
  const usable = usablePairs(pairs);
  expect([usable.invalid, usable.notes, usable.pairs.length]).toEqual([[], [], COUNT]);
  // A load that lacks otherwise is none.
  const lacking = pairs.map((pair) => ({ ...pair, head: withLoad(pair.head, { begun: [] }) }));
  expect(usablePairs(lacking).invalid).toHaveLength(1);
  // A head that steadily ends fewer than base does not bear the load either.
  const steadily = rates([{ name: 'main', begun: 300, head: () => 30 }], true);
  expect(usablePairs(steadily).overloaded).not.toBe(null);
});

test('a few iterations, all of which hang, are enough', () => {
  const state = (count: number, head: number) =>
    unendedOf(rates([{ name: 'main', begun: 1, head: () => head }], false).slice(0, count))?.state;
  expect([state(4, 1), state(3, 1), state(4, 0)]).toEqual(['regressed', undefined, 'settled']);
});

test('somewhat more than base cuts warns, and what comes and goes is open', () => {
  const more = judged(
    rates([{ name: 'main', begun: 200, base: () => 2, head: (pair) => 7 + (pair % 2) }], false),
  );
  expect([more.verdict, more.driven]).toEqual(['warn', 'budget after 20']);
  const now = judged(
    rates([{ name: 'main', begun: 100, head: (pair) => (pair % 10 === 3 ? 60 : 0) }], false),
  );
  expect(now.verdict).toBe('inconclusive');
  expect(now.reasons[0]?.text).toMatch(
    /^Requests may hang on head: 6 % of the iterations never ended on head /,
  );
});

const times = (count: number, chance: number, random: Random): number =>
  Array.from({ length: count }).filter(() => random() < chance).length;

/** Looks as a duet has them; how often one of so many accuses. */
function accused(duets: number, rate: Omit<Rate, 'name'>): number {
  let found = 0;
  for (let duet = 0; duet < duets; duet += 1) {
    const pairs = rates([{ name: 'main', ...rate }], false);
    const looks = Array.from({ length: 9 }, (_, look) => unendedOf(pairs.slice(0, 4 + 2 * look))?.state);
    if (looks.includes('regressed')) found += 1;
  }
  return found / duets;
}

test('of unchanged builds that now and then hang, freeze or are slow at the end of a round hardly any is accused', () => {
  const random = seeded(7);
  const flaky: Cut = () => times(12, 0.03, random);
  expect(accused(400, { begun: 12, base: flaky, head: flaky })).toBeLessThan(0.01);
  const frozen: Cut = () => (random() < 1 / 16 ? Math.floor(100 * random()) : 0);
  expect(accused(400, { begun: 300, base: frozen, head: frozen })).toBeLessThan(0.01);
  // A generator that has no CPU begins the last ones too late: up to 50 ms of them in rounds of 3 s.
  const late: Cut = () => Math.floor(5 * random());
  expect(accused(400, { begun: 300, base: late, head: late })).toBeLessThan(0.01);
});

test('one hang in twenty is found, of one in a hundred and fifty it is open at the least', () => {
  const random = seeded(9);
  const hangs = (begun: number, chance: number): Omit<Rate, 'name'> => ({
    ...{ begun, head: () => times(begun, chance, random) },
  });
  expect(accused(100, hangs(30, 0.05))).toBeGreaterThan(0.95);
  const states = Array.from(
    { length: 100 },
    () => unendedOf(rates([{ name: 'main', ...hangs(300, 1 / 150) }], false))?.state,
  );
  expect(states.filter((state) => state === 'regressed' || state === 'unclear').length).toBeGreaterThan(90);
});

test('whole runs leave it open, and a recording that knows nothing of it is judged as before', () => {
  const of = (base: number, head: number) => {
    const begun = (cut: number) => ({
      begun: [{ scenario: 'main', begun: 1000, late: 0, ended: 1000 - cut }],
    });
    return unendedOfRuns(begun(base), begun(head))?.state;
  };
  expect([of(0, 100), of(50, 60), of(0, 3)]).toEqual(['unclear', 'settled', 'settled']);
  expect(unendedOf(samplePairs({ count: 4, seed: 1 }))).toBe(null);
});

test('where the longest iterations are longer on one side, both are asked of those alone that began as early', () => {
  // Rounds of 3 s at 100 a second; of head's longest, 4 s, the load generator cuts those of the last second.
  const rounds = rates([{ name: 'main', begun: 300, head: none }], false).map((pair): Pair => {
    const of = (values: WindowValues, late: number, ended: number) =>
      withLoad(values, { begun: [{ scenario: 'main', begun: 300 - late, late, ended }] });
    return { ...pair, base: of(pair.base, 0, 300), head: of(pair.head, 100, 296) };
  });
  expect(unendedOf(rounds)).toMatchObject({ state: 'settled', head: 0 });
  const swapped = rounds.map((pair) => ({ ...pair, base: pair.head, head: pair.base }));
  expect(unendedOf(swapped)).toMatchObject({ state: 'settled', head: 0 });
});
