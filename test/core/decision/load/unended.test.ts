import { expect, test } from 'vitest';
import { decide } from '../../../../src/core/decision/decide.ts';
import { unendedOf, unendedOfRuns } from '../../../../src/core/decision/load/unended.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { UserTime } from '../../../../src/core/model/recording/window.ts';
import { seeded } from '../../../../src/core/statistics/random.ts';
import { reasonOf } from '../../../../src/core/words/reason.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { driven, duetRecording } from '../driven.ts';
import { samplePairs, withLoad } from '../pairs.ts';

const NO_REMEDY = { kind: 'told', text: '' } as const;

type Shares = (pair: number) => number;

/** Ten users, whose iterations of 50 ms end but in this share of their time. */
function userTime(lost: number, scenario = 'main', iterationMs = 50): UserTime {
  const [hadMs, endedMs] = [30_000, 30_000 * (1 - lost)];
  return { scenario, hadMs, endedMs, iterations: Math.round(endedMs / iterationMs) };
}

const withTimes = (pairs: readonly Pair[], base: Shares, head: Shares): readonly Pair[] =>
  pairs.map((pair, index) => ({
    ...pair,
    base: withLoad(pair.base, { userTime: [userTime(base(index))] }),
    head: withLoad(pair.head, { userTime: [userTime(head(index))] }),
  }));

const none: Shares = () => 0;

/** A duet in which the requests that were answered are alike on both sides, and its first reason. */
function judged(base: Shares, head: Shares, policy: Partial<Policy> = {}) {
  const rules = { ...POLICY, ...policy };
  const { pairs, stop } = driven(withTimes(samplePairs({ count: 20, seed: 1 }), base, head), rules);
  const { verdict, grounds } = decide({
    head: duetRecording(pairs, stop),
    baseline: { runs: [], refused: [], history: null },
    ...{ policy: rules, createdAt: '2026-01-01T00:00:00Z', tool: '0.0.0', remedy: NO_REMEDY },
  });
  const [ground] = grounds;
  if (ground === undefined) throw new Error('no ground');
  return { verdict, driven: `${stop} after ${pairs.length}`, ...reasonOf(ground) };
}

test('a head whose users wait for what never comes does not pass, however fast the rest is', () => {
  const { verdict, driven, text, fix } = judged(none, (pair) => 0.8 + 0.02 * (pair % 3));
  expect([verdict, driven]).toEqual(['fail', 'regressed after 4']);
  expect(text).toBe(
    "Iterations that never ended and were cut after their round took 81.5 % of the users' time on head, on base 0 %. What hangs is in no percentile and no count of errors.",
  );
  expect(fix).toContain('a call without a time limit');
});

test('it has the role of errors, and warns where those only inform', () => {
  const as = (role: 'warning' | 'informative') =>
    judged(none, () => 0.5, { metrics: { 'error-rate': { role } } }).verdict;
  expect([as('warning'), as('informative')]).toEqual(['warn', 'warn']);
});

test('a script that holds its users up on base too passes as before', () => {
  expect(
    judged(
      () => 0.5,
      () => 0.52,
    ),
  ).toMatchObject({ verdict: 'pass', driven: 'settled after 4' });
  expect(judged(none, none)).toMatchObject({ verdict: 'pass', driven: 'settled after 4' });
  expect(judged(none, () => 0.02)).toMatchObject({ verdict: 'pass', driven: 'settled after 4' });
});

test('what comes and goes is waited for, and without an answer it is inconclusive', () => {
  const now = judged(none, (pair) => (pair % 5 === 0 ? 0.9 : 0));
  expect(now).toMatchObject({ verdict: 'inconclusive', driven: 'budget after 20' });
  expect(now.text).toMatch(/^Requests may hang on head: iterations that never ended .* took 18 % /);
  expect(now.why).toContain('20 pairs of rounds');
});

test('one round in which the machine froze is no hang', () => {
  expect(judged(none, (pair) => (pair === 1 ? 0.9 : 0))).toMatchObject({ verdict: 'pass' });
});

test('a recording that does not know it is judged as before', () => {
  const pairs = samplePairs({ count: 4, seed: 1 });
  expect(unendedOf(pairs)).toBe(null);
  expect(unendedOf(withTimes(pairs, none, none).slice(0, 3))).toBe(null);
});

test('of several scenarios the worst one is named, however few its users are', () => {
  const pairs = samplePairs({ count: 4, seed: 1 }).map((pair) => {
    const of = (lost: number) => [userTime(0), userTime(lost, 'checkout'), userTime(0, 'search')];
    return {
      ...pair,
      base: withLoad(pair.base, { userTime: of(0) }),
      head: withLoad(pair.head, { userTime: of(0.25) }),
    };
  });
  expect(unendedOf(pairs)).toMatchObject({ scenario: 'checkout', state: 'regressed', base: 0, head: 0.25 });
});

test('time between iterations is no hang: more of them on a faster head leave more of it', () => {
  // 0.1 ms between iterations of 0.4 ms on base and of 0.2 ms on head.
  const pairs = samplePairs({ count: 8, seed: 1 }).map((pair) => ({
    ...pair,
    base: withLoad(pair.base, { userTime: [userTime(1 / 5, 'main', 0.4)] }),
    head: withLoad(pair.head, { userTime: [userTime(1 / 3, 'main', 0.2)] }),
  }));
  expect(unendedOf(pairs)?.state).toBe('settled');
});

test('unchanged builds whose rounds now and then lose time are hardly ever accused', () => {
  const random = seeded(3);
  const share: Shares = () => 0.01 * random() + (random() < 1 / 16 ? 0.3 * random() : 0);
  const states = Array.from({ length: 2000 }, () => {
    return unendedOf(withTimes(samplePairs({ count: 6, seed: 1 }), share, share))?.state;
  });
  expect(states.filter((state) => state === 'regressed').length / states.length).toBeLessThan(0.002);
});

/** Ten users of iterations of 100 ms in rounds of 3 s, each of which hangs with this chance; shares as they come. */
function hanging(chance: number, random: () => number): Shares {
  return () => {
    const ended = Array.from({ length: 10 }, () => {
      let done = 0;
      while (done < 30 && random() >= chance) done += 1;
      return done;
    });
    return 1 - ended.reduce((sum, one) => sum + one, 0) / 300;
  };
}

test('one hang in twenty requests is found in four pairs, one in two hundred in ten', () => {
  const random = seeded(5);
  const found = (chance: number, count: number) => {
    const states = Array.from({ length: 200 }, () => {
      const pairs = samplePairs({ count, seed: 1 });
      return unendedOf(withTimes(pairs, none, hanging(chance, random)))?.state;
    });
    return states.filter((state) => state === 'regressed').length / states.length;
  };
  expect(found(0.05, 4)).toBeGreaterThan(0.95);
  expect(found(0.005, 10)).toBeGreaterThan(0.5);
});

test('whole runs leave it open, and where k6 cuts on base too nothing is said', () => {
  const of = (base: number, head: number) =>
    unendedOfRuns({ userTime: [userTime(base)] }, { userTime: [userTime(head)] })?.state;
  expect([of(0, 0.2), of(0.15, 0.2), of(0, 0.01)]).toEqual(['unclear', 'settled', 'settled']);
  expect(unendedOfRuns({}, { userTime: [userTime(0.2)] })).toBe(null);
  const plain = duetRecording(samplePairs({ count: 4, seed: 1 }), 'settled');
  const { base, head } = plain.arms;
  if (base === undefined) throw new Error('no base');
  const timed = (arm: typeof head, lost: number) => ({
    ...arm,
    load: { ...arm.load, userTime: [userTime(lost)] },
  });
  const { verdict, grounds } = decide({
    head: { ...plain, arms: { base: timed(base, 0), head: timed(head, 0.2) } },
    baseline: { runs: [], refused: [], history: null },
    ...{ policy: POLICY, createdAt: '2026-01-01T00:00:00Z', tool: '0.0.0', remedy: NO_REMEDY },
  });
  expect(verdict).toBe('inconclusive');
  expect(grounds.map((ground) => reasonOf(ground).text)).toEqual([
    "Requests may hang on head: iterations that never ended and were cut at the end of the load took 20 % of the users' time on head, on base 0 %",
  ]);
});

test('a head that is far faster loses nothing, though more lies between its iterations than base’s overshoot shows', () => {
  // Ten users in rounds of 3 s, with 0.1 ms between two iterations: base's last ones end after the round.
  const times = (iterationMs: number): UserTime => {
    const iterations = 10 * Math.ceil(3000 / (iterationMs + 0.1));
    return { scenario: 'main', hadMs: 30_000, endedMs: iterations * iterationMs, iterations };
  };
  for (const [base, head] of [
    [30, 1.5],
    [60, 1],
    [50, 5],
  ] as const) {
    const pairs = samplePairs({ count: 4, seed: 1 }).map((pair) => ({
      ...pair,
      base: withLoad(pair.base, { userTime: [times(base)] }),
      head: withLoad(pair.head, { userTime: [times(head)] }),
    }));
    expect(unendedOf(pairs)?.state).toBe('settled');
  }
});

test('what is not sure is open only where errors may fail the gate', () => {
  const unclear: Shares = (pair) => (pair % 10 === 3 ? 0.6 : 0);
  const as = (role: 'blocking' | 'warning' | 'informative') =>
    judged(none, unclear, { metrics: { 'error-rate': { role } } }).verdict;
  expect([as('blocking'), as('warning'), as('informative')]).toEqual(['inconclusive', 'pass', 'pass']);
});
