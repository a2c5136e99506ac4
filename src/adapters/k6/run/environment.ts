import type { Problem } from '../../../core/config/problem.ts';
import { UsageError } from '../../../ports/errors.ts';
import { goMemory } from './go-memory.ts';
import type { Variables } from './variables.ts';

/** What k6 needs to run at all, and to reach the network as the machine's owner arranged it. */
const KEPT = /^(PATH|HOME|SYSTEMROOT|GOGC|GOMEMLIMIT|(HTTP|HTTPS|ALL|NO)_PROXY|SSL_CERT_(FILE|DIR))$/i;

/** K6_* that decide load, outputs or credentials: those are the gate's to set. */
const SET_ASIDE = new RegExp(
  `^K6_(${[
    'VUS(_MAX)?|DURATION|ITERATIONS|STAGES|SCENARIOS|EXECUTION_SEGMENT.*|RPS|PAUSED|MIN_ITERATION_DURATION',
    'OUT|CONFIG|SYSTEM_TAGS|NO_SUMMARY|SUMMARY_.*|NEW_MACHINE_READABLE_SUMMARY|LOG_.*|WEB_DASHBOARD.*',
    'NO_THRESHOLDS|NO_SETUP|NO_TEARDOWN|PROMETHEUS_.*|CLOUD_.*|OTEL_.*|INFLUXDB_.*|STATSD_.*|TRACES_OUTPUT',
    'ADDRESS|FEATURES|NO_USAGE_REPORT|AUTO_EXTENSION_RESOLUTION|.*(TOKEN|PASSWORD|SECRET|CREDENTIALS).*',
  ].join('|')})$`,
);

export type ScriptEnvironment = {
  readonly variables: Readonly<Record<string, string>>;
  /** names of the K6_* variables that k6 does not get */
  readonly setAside: readonly string[];
};

/**
 * The whole environment of k6, and so of the script's `__ENV`. `listed` are `NAME` or `NAME=value`; `processes`: how many
 * k6 run beside one another.
 * Throws UsageError for listed variables that are empty or unset, all of them at once.
 */
export function scriptEnvironment(
  env: Variables,
  listed: readonly string[],
  baseUrl: string,
  processes: 1 | 2 = 1,
): ScriptEnvironment {
  const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const setAside = set.map(([name]) => name).filter((name) => SET_ASIDE.test(name));
  const kept = set.filter(
    ([name]) => KEPT.test(name) || (name.startsWith('K6_') && !setAside.includes(name)),
  );
  const own = listedVariables(env, listed);
  const variables: Record<string, string> = {
    ...goMemory({ ...env, ...own }, processes),
    ...Object.fromEntries(kept),
  };
  // Go reads the first of the two that is set, so both say the same.
  const direct = [variables['NO_PROXY'] || variables['no_proxy'], '127.0.0.1,localhost']
    .filter(Boolean)
    .join(',');
  variables['NO_PROXY'] = direct;
  variables['no_proxy'] = direct;
  variables['K6_NO_USAGE_REPORT'] = 'true';
  variables['K6_AUTO_EXTENSION_RESOLUTION'] = 'false';
  return { variables: { ...variables, ...own, BASE_URL: baseUrl }, setAside };
}

function listedVariables(env: Variables, listed: readonly string[]): Record<string, string> {
  const problems: Problem[] = [];
  const variables: Record<string, string> = {};
  for (const entry of listed) {
    const equals = entry.indexOf('=');
    const name = equals < 0 ? entry : entry.slice(0, equals);
    const value = equals < 0 ? (env[name] ?? '') : entry.slice(equals + 1);
    if (equals < 0 && value === '') problems.push(missing(name));
    else variables[name] = value;
  }
  if (problems.length > 0) throw new UsageError(problems);
  return variables;
}

function missing(name: string): Problem {
  const message =
    `The variable ${name} that workload.env lists is empty or not set. Set it in the step's env, or take it off ` +
    'the list; note that pull requests from forks and from Dependabot get no secrets.';
  return { where: 'workload.env', line: null, column: null, message };
}
