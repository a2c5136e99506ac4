/** One scenario as k6 resolved it, without the fields that are not set. */
export type Scenario = Readonly<Record<string, unknown>> & { readonly executor: string };

export type Scenarios = Readonly<Record<string, Scenario>>;

/** Name of the function a scenario runs. */
export function nameOf(scenario: Scenario): string {
  return typeof scenario['exec'] === 'string' ? scenario['exec'] : 'default';
}

/** The function that a scenario runs, with its variables; equal for scenarios whose iterations do the same. */
export const functionOf = (scenario: Scenario): string => JSON.stringify([nameOf(scenario), scenario['env']]);
