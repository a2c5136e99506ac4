import type { Problem } from '../../../core/config/problem.ts';
import type { OneFunction } from '../../../core/model/script-check.ts';
import { UsageError } from '../../../ports/errors.ts';
import { functionOf, nameOf, type Scenario, type Scenarios } from '../script/scenario.ts';

export type Chosen = {
  readonly scenario: Scenario;
  /** what it leaves out; null: the other scenarios, if any, do the same */
  readonly leaves: OneFunction | null;
};

/** The scenario whose function a rate drives. Throws UsageError where the script leaves that open. */
export function chooseFunction(scenarios: Scenarios): Chosen {
  const all = Object.entries(scenarios);
  const names = [...new Set(all.map(([, scenario]) => nameOf(scenario)))];
  const byDefault = all.find(([, scenario]) => nameOf(scenario) === 'default');
  const chosen = byDefault ?? (names.length === 1 ? all[0] : undefined);
  if (chosen === undefined) throw new UsageError([openProblem(names)]);
  const [name, scenario] = chosen;
  const others = all
    .filter(([, other]) => functionOf(other) !== functionOf(scenario))
    .map(([other, own]) => ({ scenario: other, runs: nameOf(own) }));
  const driven = { scenario: name, runs: nameOf(scenario) };
  return { scenario, leaves: others.length === 0 ? null : { driven, others } };
}

const openProblem = (names: readonly string[]): Problem => ({
  where: 'workload.rate',
  line: null,
  column: null,
  message:
    `\`rate\` drives one function, and the script's scenarios run ${names.length} (${names.join(', ')}): ` +
    "let one run the default function, or take `rate` out so that the script's own scenarios decide.",
});
