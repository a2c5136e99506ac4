import type { Load, ScenarioLoad } from '../../../core/model/recording/load.ts';
import type { Heard } from './k6-log.ts';

export type Driven = {
  /** by each process, in order */
  readonly heard: readonly Heard[];
  /** whether one of k6's scenarios is */
  readonly isJudged: (scenario: string) => boolean;
  /** those of the workload */
  readonly scenarios: readonly string[];
  /** judged iterations of one of them */
  readonly counted: (scenario: string) => number;
  /** the scenario that one of k6's was cut from; absent: each is its own */
  readonly cutFrom?: (scenario: string) => string;
};

/** Iterations that threw, for the recording, of all and of each of several scenarios; nothing: none did. */
export function exceptionsOf({
  heard,
  isJudged,
  scenarios,
  counted,
  cutFrom = (scenario) => scenario,
}: Driven): Pick<Load, 'exceptions' | 'scenarios'> {
  const all = heard.flatMap(({ thrown, firstOf }) =>
    [...thrown]
      .filter(([scenario]) => isJudged(scenario))
      .map(([scenario, count]) => ({
        scenario: cutFrom(scenario),
        count,
        first: firstOf.get(scenario) ?? '',
      })),
  );
  if (scenarios.length < 2) return told(all);
  const each = scenarios.map((scenario): ScenarioLoad => {
    const own = all.filter((one) => one.scenario === scenario);
    return { scenario, iterations: counted(scenario), ...told(own) };
  });
  return { ...told(all), scenarios: each };
}

function told(
  thrown: readonly { readonly count: number; readonly first: string }[],
): Pick<Load, 'exceptions'> {
  const iterations = thrown.reduce((sum, { count }) => sum + count, 0);
  return iterations === 0 ? {} : { exceptions: { iterations, firstLine: thrown[0]?.first ?? '' } };
}
