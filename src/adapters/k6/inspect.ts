import { UsageError } from '../../ports/errors.ts';
import { parseDuration } from './duration.ts';
import { runShort, type ShortCommand } from './short-command.ts';
import { readThresholds, type Thresholds } from './thresholds.ts';

/** One scenario as k6 resolved it, without the fields that are not set. */
export type Scenario = Readonly<Record<string, unknown>> & { readonly executor: string };

export type Inspected = {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly thresholds: Thresholds;
  readonly trendStats: readonly string[];
  /** upper bound, graceful stops included */
  readonly totalMs: number;
  /** setup() and teardown() together, at most */
  readonly setupAndTeardownMs: number;
};

const DEFAULT_LIMIT_MS = 60_000;

/**
 * What k6 makes of the script's options. Executes the script's init code.
 * Throws UsageError with k6's own message when the script is missing, does not parse or throws there.
 */
export async function inspect(
  command: Omit<ShortCommand, 'args'>,
  scriptPath: string,
  shownAs: string,
): Promise<Inspected> {
  // By itself `inspect` gives the script an empty `__ENV`.
  const seen = ['--include-system-env-vars', '--execution-requirements'];
  const args = ['inspect', ...seen, '--log-format', 'json', scriptPath];
  const result = await runShort({ ...command, args });
  if (!result.ok) throw unusable(shownAs, result.error);
  const found = JSON.parse(result.stdout);
  const setupMs = parseDuration(found.setupTimeout) ?? DEFAULT_LIMIT_MS;
  const teardownMs = parseDuration(found.teardownTimeout) ?? DEFAULT_LIMIT_MS;
  return {
    scenarios: withoutNulls(found.scenarios ?? {}),
    thresholds: readThresholds(found.thresholds ?? {}),
    trendStats: found.summaryTrendStats ?? [],
    totalMs: parseDuration(found.totalDuration) ?? DEFAULT_LIMIT_MS,
    setupAndTeardownMs: setupMs + teardownMs,
  };
}

/** A usage error about the script. */
export function unusable(script: string, reason: string): UsageError {
  const words = reason.trim().replace(/\s*\n\s*/g, ' ');
  const message = `k6 cannot use the script ${script}: ${words || 'it gave no reason'}`;
  return new UsageError([{ where: 'workload.script', line: null, column: null, message }]);
}

function withoutNulls(scenarios: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  const set = Object.entries(scenarios).map(([name, scenario]): [string, Scenario] => {
    const fields = Object.fromEntries(Object.entries(scenario).filter(([, value]) => value !== null));
    return [name, { ...fields, executor: String(scenario['executor']) }];
  });
  return Object.fromEntries(set);
}
