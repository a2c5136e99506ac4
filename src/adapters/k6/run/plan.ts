import type { Rate } from '../../../core/config/kinds/numbers/rate.ts';
import { WITH_RATE_MS, type WorkloadConfig } from '../../../core/config/settings/workload.ts';
import type { Stage } from '../../../core/model/recording/stage.ts';
import { oneFunctionText } from '../../../core/words/notes/one-function.ts';
import { formatDuration, parseDuration } from '../duration.ts';
import { hashProfile } from '../script/identity.ts';
import type { Inspected } from '../script/inspect.ts';
import { functionOf, type Scenario, type Scenarios } from '../script/scenario.ts';
import { chooseFunction } from './one-function.ts';
import { stagesOf } from './stages.ts';

export const WARMUP_SCENARIO = 'warmup';

const GRACEFUL_STOP_MS = 30_000;
const MARGIN_MS = 30_000;
/** setTimeout's own limit: a longer one would fire at once */
const LONGEST_MS = 2 ** 31 - 1;
/** An iteration that is tried is ended after so long. */
export const PREFLIGHT_MS = 15_000;
/** k6 refuses a shorter scenario of a fixed duration. */
const SHORTEST_MS = 1000;
/** VUs that wait are cheap, and a stall of the machine drops iterations where there are too few. */
const FEWEST_VUS = 20;
const STALL_MS = 100;
const MAX_STARTING_VUS = 1000;
const MAX_VUS = 2000;

/** The load that is wanted, before the number of VUs it takes is known. */
export type Plan = {
  /** one line for people */
  readonly profile: string;
  readonly profileHash: string;
  readonly stages: readonly Stage[];
  /** iterations per second; null: closed or changing */
  readonly targetRate: number | null;
  /** judged wall time; null: the iterations decide */
  readonly judgedMs: number | null;
  /** after this long k6 is stopped */
  readonly limitMs: number;
  /** one iteration of each function, to learn from */
  readonly preflight: Scenarios;
  readonly preflightLimitMs: number;
  /** what an iteration is made to last at least, ms: k6 waits for the rest of it; 0: nothing */
  readonly minIterationMs: number;
  /** warm-up inside the measured run, or as a run before it; 0: none */
  readonly warmupMs: number;
  readonly warmup: 'scenario' | 'run' | 'none';
  /** the scenarios to run and what to say about them, once an iteration's time is known */
  scenarios(iterationMs: number | null): { readonly scenarios: Scenarios; readonly notes: readonly string[] };
};

/** Throws UsageError when `rate` is set and the script leaves open which function it is meant for. */
export function planLoad(workload: WorkloadConfig, inspected: Inspected): Plan {
  return workload.rate === null ? planOwn(workload, inspected) : planRate(workload, workload.rate, inspected);
}

function planOwn(workload: WorkloadConfig, inspected: Inspected): Plan {
  const { scenarios, totalMs, setupAndTeardownMs, minIterationMs = 0 } = inspected;
  const warmupMs = workload.warmupMs ?? 0;
  const notes =
    workload.durationMs === null
      ? []
      : ["`duration` is not used: without `rate` the script's own options decide."];
  return {
    ...shape(scenarios),
    limitMs: Math.min(totalMs + setupAndTeardownMs + MARGIN_MS, LONGEST_MS),
    preflight: preflightOf(Object.entries(scenarios)),
    preflightLimitMs: PREFLIGHT_MS + setupAndTeardownMs,
    minIterationMs,
    warmupMs,
    warmup: warmupMs > 0 ? 'run' : 'none',
    scenarios: () => ({ scenarios, notes }),
  };
}

function shape(
  scenarios: Scenarios,
): Pick<Plan, 'profile' | 'profileHash' | 'stages' | 'targetRate' | 'judgedMs'> {
  const all = Object.values(scenarios);
  const ends = all.map(endMs);
  const isSteady = all.every(
    (scenario) =>
      scenario.executor === 'constant-arrival-rate' &&
      scenario['duration'] === all[0]?.['duration'] &&
      scenario['startTime'] === all[0]?.['startTime'],
  );
  const together = isSteady ? parseDuration(all[0]?.['duration']) : null;
  return {
    profile: all.map(describe).join(' + '),
    profileHash: hashProfile(scenarios),
    stages: stagesOf(scenarios),
    targetRate: isSteady ? all.reduce((sum, scenario) => sum + perSecond(scenario), 0) : null,
    judgedMs: together ?? (ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0))),
  };
}

function planRate(workload: WorkloadConfig, rate: Rate, inspected: Inspected): Plan {
  const judgedMs = Math.max(workload.durationMs ?? WITH_RATE_MS, SHORTEST_MS);
  const warmupMs = workload.warmupMs ? Math.max(workload.warmupMs, SHORTEST_MS) : 0;
  const { scenario: chosen, leaves } = chooseFunction(inspected.scenarios);
  const left = leaves === null ? [] : [oneFunctionText(leaves)];
  const steady = { executor: 'constant-arrival-rate', ...wholeRate(rate.perSecond) };
  const judged = { ...steady, duration: `${judgedMs}ms` };
  return {
    profile: describe(judged),
    profileHash: hashProfile({ default: judged }),
    stages: stagesOf({ default: judged }),
    targetRate: rate.perSecond,
    judgedMs,
    limitMs: Math.min(
      warmupMs + judgedMs + GRACEFUL_STOP_MS + inspected.setupAndTeardownMs + MARGIN_MS,
      LONGEST_MS,
    ),
    preflight: preflightOf([['default', chosen]]),
    preflightLimitMs: PREFLIGHT_MS + inspected.setupAndTeardownMs,
    minIterationMs: inspected.minIterationMs ?? 0,
    warmupMs,
    warmup: warmupMs > 0 ? 'scenario' : 'none',
    scenarios(iterationMs) {
      const { vus, note } = neededVus(rate.perSecond, iterationMs);
      const main = { ...carried(chosen), ...judged, ...vus };
      const scenarios =
        warmupMs === 0
          ? { default: main }
          : {
              // It ends hard, or its last iterations would meet the judged ones.
              [WARMUP_SCENARIO]: { ...main, duration: `${warmupMs}ms`, gracefulStop: '0s' },
              default: { ...main, startTime: `${warmupMs}ms` },
            };
      return { scenarios, notes: [...left, ...shortNotes(workload), ...(note === null ? [] : [note])] };
    },
  };
}

function shortNotes({ durationMs, warmupMs }: WorkloadConfig): readonly string[] {
  const isShort = [durationMs, warmupMs].some((ms) => ms !== null && ms > 0 && ms < SHORTEST_MS);
  return isShort ? ['`duration` and `warmup` last one second at least: k6 takes no shorter ones.'] : [];
}

/** k6 takes whole numbers of iterations per time unit. */
export function wholeRate(perSecond: number): { readonly rate: number; readonly timeUnit: string } {
  if (Number.isInteger(perSecond)) return { rate: perSecond, timeUnit: '1s' };
  const perMinute = perSecond * 60;
  if (Math.abs(perMinute - Math.round(perMinute)) < 1e-9)
    return { rate: Math.round(perMinute), timeUnit: '1m' };
  return { rate: Math.max(1, Math.round(perSecond * 1000)), timeUnit: '1000s' };
}

function neededVus(perSecond: number, iterationMs: number | null) {
  const busyMs = Math.max((iterationMs ?? 1000) * 2, STALL_MS);
  const wanted = Math.max(FEWEST_VUS, Math.ceil((perSecond * busyMs) / 1000));
  const preAllocatedVUs = Math.min(wanted, MAX_STARTING_VUS);
  const vus = { preAllocatedVUs, maxVUs: Math.min(wanted * 5, MAX_VUS) };
  const note =
    wanted > MAX_STARTING_VUS
      ? `The rate of ${perSecond}/s with iterations of ${Math.round(iterationMs ?? 1000)} ms wants ${wanted} VUs; ` +
        `${MAX_STARTING_VUS} are started, and ${MAX_VUS} are the limit.`
      : null;
  return { vus, note };
}

/** What belongs to the function rather than to the load. */
function carried(scenario: Scenario): Readonly<Record<string, unknown>> {
  const fields = ['exec', 'env', 'tags', 'options'].filter((field) => scenario[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, scenario[field]]));
}

/** One iteration of each distinct function with its variables. */
export function preflightOf(scenarios: readonly (readonly [string, Scenario])[]): Scenarios {
  const distinct = new Map<string, readonly [string, Scenario]>();
  for (const [name, scenario] of scenarios) {
    const key = functionOf(scenario);
    if (!distinct.has(key)) distinct.set(key, [name, scenario]);
  }
  const once = {
    executor: 'per-vu-iterations',
    vus: 1,
    iterations: 1,
    maxDuration: `${PREFLIGHT_MS}ms`,
    gracefulStop: '0s',
  };
  return Object.fromEntries(
    [...distinct.values()].map(([name, own]) => [name, { ...carried(own), ...once }]),
  );
}

function writtenStages(
  scenario: Scenario,
): readonly { readonly duration: unknown; readonly target: unknown }[] {
  return Array.isArray(scenario['stages']) ? scenario['stages'] : [];
}

/** When a scenario stops starting iterations; null: when they are done. */
function endMs(scenario: Scenario): number | null {
  const start = parseDuration(scenario['startTime']) ?? 0;
  if (Array.isArray(scenario['stages'])) {
    return writtenStages(scenario).reduce((sum, stage) => sum + (parseDuration(stage.duration) ?? 0), start);
  }
  const duration = parseDuration(scenario['duration']);
  return duration === null ? null : start + duration;
}

/** Iterations per second of a constant rate. */
export function perSecond(scenario: Scenario): number {
  return Number(scenario['rate'] ?? 0) / ((parseDuration(scenario['timeUnit']) ?? 1000) / 1000);
}

function describe(scenario: Scenario): string {
  const { executor, vus, iterations } = scenario;
  const end = parseDuration(scenario['duration']);
  const during = end === null ? '' : ` for ${formatDuration(end)}`;
  if (executor === 'constant-arrival-rate') return `${executor} ${perSecond(scenario)}/s${during}`;
  if (Array.isArray(scenario['stages'])) {
    const targets = writtenStages(scenario).map(
      ({ target, duration }) => `${target} in ${formatDuration(parseDuration(duration) ?? 0)}`,
    );
    return `${executor} to ${targets.join(', ')}`;
  }
  if (executor === 'constant-vus') return `${executor} ${vus ?? 1} VUs${during}`;
  return `${executor} ${vus ?? 1} VUs, ${iterations ?? 1} iterations`;
}
