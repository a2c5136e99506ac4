import { readThresholds, type Thresholds } from '../collect/thresholds.ts';
import { parseDuration } from '../duration.ts';
import { runShort, type ShortCommand } from '../run/short-command.ts';
import type { Scenario, Scenarios } from './scenario.ts';
import { scriptTrouble } from './script-trouble.ts';

export type Inspected = {
  readonly scenarios: Scenarios;
  readonly thresholds: Thresholds;
  readonly trendStats: readonly string[];
  /** upper bound, graceful stops included */
  readonly totalMs: number;
  /** setup() and teardown() together, at most */
  readonly setupAndTeardownMs: number;
  /** https://grafana.com/docs/k6/latest/using-k6/k6-options/reference/#min-iteration-duration, ms; absent: not set */
  readonly minIterationMs?: number;
};

const DEFAULT_LIMIT_MS = 60_000;

/** `error`: k6's own words. */
export type Tried =
  | { readonly ok: true; readonly inspected: Inspected }
  | { readonly ok: false; readonly error: string };

/**
 * What k6 makes of the script's options. Executes the script's init code.
 * Throws UsageError when the script is missing, does not parse or throws there, and EnvironmentError where an import
 * cannot be fetched.
 */
export async function inspect(
  command: Omit<ShortCommand, 'args'>,
  scriptPath: string,
  shownAs: string,
): Promise<Inspected> {
  const tried = await tryInspect(command, scriptPath);
  if (tried.ok) return tried.inspected;
  throw scriptTrouble(shownAs, tried.error);
}

/** The same, where k6's refusal is a value. */
export async function tryInspect(command: Omit<ShortCommand, 'args'>, scriptPath: string): Promise<Tried> {
  // By itself `inspect` gives the script an empty `__ENV`.
  const seen = ['--include-system-env-vars', '--execution-requirements'];
  const args = ['inspect', ...seen, '--log-format', 'json', scriptPath];
  const result = await runShort({ ...command, args });
  if (!result.ok) return { ok: false, error: result.error };
  const found = JSON.parse(result.stdout);
  const setupMs = parseDuration(found.setupTimeout) ?? DEFAULT_LIMIT_MS;
  const teardownMs = parseDuration(found.teardownTimeout) ?? DEFAULT_LIMIT_MS;
  const minIterationMs = parseDuration(found.minIterationDuration);
  const inspected = {
    scenarios: withoutNulls(found.scenarios ?? {}),
    thresholds: readThresholds(found.thresholds ?? {}),
    trendStats: found.summaryTrendStats ?? [],
    totalMs: parseDuration(found.totalDuration) ?? DEFAULT_LIMIT_MS,
    setupAndTeardownMs: setupMs + teardownMs,
    ...(minIterationMs !== null && { minIterationMs }),
  };
  return { ok: true, inspected };
}

function withoutNulls(scenarios: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  const set = Object.entries(scenarios).map(([name, scenario]): [string, Scenario] => {
    const fields = Object.fromEntries(Object.entries(scenario).filter(([, value]) => value !== null));
    return [name, { ...fields, executor: String(scenario['executor']) }];
  });
  return Object.fromEntries(set);
}
