import type { Scenario, Scenarios } from '../script/scenario.ts';
import { type Job, keptNames } from './prepare.ts';
import { baseUrlOf } from './session.ts';

/** What of a scenario may tell an iteration where to go, or be told of it. */
const OF_ADDRESS = ['env', 'tags'] as const;

/**
 * The same job at another address, with what the script's options make of that one: keys of thresholds, names that they
 * look at, variables and tags of scenarios. k6 is asked only where the options hold the address of before: most do not.
 */
export async function atAddress(job: Job, baseUrl: string): Promise<Job> {
  const { inspected, setting, optionsWith } = job;
  const env = { ...setting.env, BASE_URL: baseUrl };
  const there: Job = { ...job, setting: { ...setting, env } };
  if (baseUrl === baseUrlOf(setting) || !holds(inspected, baseUrlOf(setting))) return there;
  const options = await optionsWith(env).catch((thrown: unknown) => {
    // What is driven next is stopped by it too, and what was measured so far is kept.
    if (setting.signal.aborted) return null;
    throw thrown;
  });
  if (options === null) return there;
  const names = { ...setting.names, kept: keptNames(options.inspected.thresholds) };
  return {
    ...there,
    inspected: options.inspected,
    own: options.plan.scenarios(null).scenarios,
    setting: { ...there.setting, names },
  };
}

/** Scenarios that both sides are driven by, as the script makes them with the address of this one. */
export function scenariosAt(
  { own = {} }: { readonly own?: Scenarios | undefined },
  scenarios: Scenarios,
): Scenarios {
  const all = Object.entries(scenarios).map(([name, scenario]): [string, Scenario] => {
    const made = own[name];
    if (made === undefined) return [name, scenario];
    const fields = OF_ADDRESS.filter((field) => made[field] !== undefined);
    return [name, { ...scenario, ...Object.fromEntries(fields.map((field) => [field, made[field]])) }];
  });
  return Object.fromEntries(all);
}

/** Whether what a script made of its options has an address in it, with its scheme or by its host alone. */
const holds = (inspected: Job['inspected'], baseUrl: string): boolean =>
  URL.canParse(baseUrl) && JSON.stringify(inspected).toLowerCase().includes(new URL(baseUrl).host);
