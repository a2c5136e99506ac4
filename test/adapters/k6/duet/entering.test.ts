import { describe, expect, test } from 'vitest';
import {
  beforeEntering,
  enteringLead,
  gapsOf,
  handedOver,
} from '../../../../src/adapters/k6/duet/entering.ts';
import { windowed } from '../../../../src/adapters/k6/duet/windows.ts';
import type { Scenario } from '../../../../src/adapters/k6/script/scenario.ts';

const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
const users = (vus: number): Scenario => ({ executor: 'constant-vus', vus, exec: 'buy' });
type Stages = readonly { readonly duration: string; readonly target: number }[];
const stagesOf = ({ stages }: Scenario) => stages as Stages;
const msOf = (duration: string) => Number.parseFloat(duration);

/** When each user after the first begins, ms, as k6 raises their number. */
function judgedAt(scenario: Scenario): number[] {
  let at = 0;
  let level = 1;
  return stagesOf(scenario).flatMap(({ duration, target }) => {
    const [from, added] = [at, target - level];
    at += msOf(duration);
    level = target;
    return Array.from({ length: added }, (_, index) => from + (msOf(duration) * (index + 1)) / added);
  });
}

/** When each iteration of a lead-in begins, ms: whenever the integral of the rate passes a whole number. */
function leadAt(scenario: Scenario): number[] {
  const unit = msOf(String(scenario['timeUnit']));
  const found: number[] = [];
  let [at, done] = [0, 0];
  for (const { duration, target } of stagesOf(scenario)) {
    const until = done + (target * msOf(duration)) / unit;
    for (let next = Math.floor(done) + 1; next <= until; next += 1)
      found.push(at + ((next - done) * unit) / target);
    at += msOf(duration);
    done = until;
  }
  return found;
}

describe('when users enter', () => {
  test('they fill an iteration’s time, neither evenly nor wholly by chance, in an order of the seed', () => {
    const gaps = gapsOf(60, 1000, 1);
    expect(sumOf(gaps)).toBeCloseTo(1000);
    // Of a Poisson process they spread as much as they last, 1; evenly it would be 0.
    const spread = Math.sqrt(sumOf(gaps.map((gap) => (gap - 1000 / 60) ** 2)) / 60) / (1000 / 60);
    expect(spread).toBeGreaterThan(0.6);
    expect(spread).toBeLessThan(0.75);
    expect(gapsOf(60, 1000, 1)).toEqual(gaps);
    expect(gapsOf(60, 1000, 2)).not.toEqual(gaps);
    expect(gapsOf(60, 1000, 2).toSorted()).toEqual(gaps.toSorted());
  });

  test.each([2, 20, 60, 200, 201, 1500])('%i: each judged one follows its own lead-in', (level) => {
    const lead = leadAt(enteringLead(users(level), 1000, 7));
    const judged = judgedAt(handedOver(users(level), { roundMs: 5000, enterMs: 1000, seed: 7 }));
    expect(judged).toHaveLength(level - 1);
    expect(lead).toHaveLength(level - 1);
    expect(Math.max(...judged)).toBeLessThan(1000);
    const waited = beforeEntering(level, { roundMs: 5000, enterMs: 1000, seed: 7 });
    // k6 ends the scenario by another clock than that of its beginnings.
    const lasts = sumOf(stagesOf(enteringLead(users(level), 1000, 7)).map(({ duration }) => msOf(duration)));
    expect(lasts).toBeGreaterThan(Math.max(...lead) + 100);
    expect(waited / level).toBeCloseTo(sumOf(judged) / level, 1);
    for (const [index, at] of judged.entries()) expect(Math.abs(at - (lead[index] ?? 0))).toBeLessThan(10);
  });

  test('a round is as long as it is to be, also where it is shorter than users take to enter', () => {
    for (const roundMs of [5000, 1500]) {
      const stages = stagesOf(handedOver(users(30), { roundMs, enterMs: 2000, seed: 3 }));
      expect(sumOf(stages.map(({ duration }) => msOf(duration)))).toBeCloseTo(roundMs, 1);
      expect(stages.at(-1)?.target).toBe(30);
    }
  });
});

test('base and head enter alike in a pair, and otherwise in the next one and in another scenario', () => {
  const cut = {
    scenarios: { main: users(20), other: users(20) },
    roundMs: 5000,
    entering: { main: 1000, other: 1000 },
  };
  const window = (round: number, fromMs: number) => ({ round, fromMs, first: false, leads: true });
  const stages = (round: number, fromMs: number, name: string) =>
    windowed(cut, [window(round, fromMs)])[`${name}__r${round}`]?.['stages'];
  expect(stages(4, 1000, 'main')).toEqual(stages(4, 7000, 'main'));
  expect(stages(4, 1000, 'main')).not.toEqual(stages(5, 1000, 'main'));
  expect(stages(4, 1000, 'main')).not.toEqual(stages(4, 1000, 'other'));
});
