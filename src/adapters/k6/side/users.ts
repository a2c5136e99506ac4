import { parseDuration } from '../duration.ts';
import type { Scenario, Scenarios } from '../script/scenario.ts';
import { endOf } from './length.ts';

/** Virtual users that k6 keeps at once for these scenarios, at most; of a rate those that it begins with. */
export function usersAtOnce(scenarios: Scenarios): number {
  const all = Object.values(scenarios).map((scenario) => ({
    users: usersIn(scenario),
    from: parseDuration(scenario['startTime']) ?? 0,
    until: endOf(scenario, Number.POSITIVE_INFINITY),
  }));
  const at = (time: number) =>
    all.filter(({ from, until }) => from <= time && until > time).reduce((sum, { users }) => sum + users, 0);
  return Math.max(0, ...all.map(({ from }) => at(from)));
}

function usersIn({ vus, startVUs, stages, preAllocatedVUs, executor }: Scenario): number {
  if (/arrival-rate$/.test(executor)) return Number(preAllocatedVUs ?? 1);
  const targets = Array.isArray(stages) ? stages.map(({ target }) => Number(target)) : [];
  return Math.max(Number(vus ?? startVUs ?? 1), ...targets);
}
