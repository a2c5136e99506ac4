import type { Problem } from '../../../core/config/problem.ts';
import { UsageError } from '../../../ports/errors.ts';
import { goMemory } from './go-memory.ts';
import type { Variables } from './variables.ts';

/** What k6 needs to run at all, and to reach the network as the machine's owner arranged it. */
const KEPT = /^(PATH|HOME|SYSTEMROOT|GOGC|GOMEMLIMIT|(HTTP|HTTPS|ALL|NO)_PROXY|SSL_CERT_(FILE|DIR))$/i;

const named = (...parts: readonly string[]): RegExp => new RegExp(`^K6_(${parts.join('|')})$`);

/** K6_* that decide the load: k6 puts them above the options of the module that the gate makes of a script. */
const OF_LOAD = named(
  'VUS(_MAX)?|DURATION|ITERATIONS|STAGES|SCENARIOS|EXECUTION_SEGMENT.*|RPS|PAUSED|LINGER',
  'MIN_ITERATION_DURATION|NO_SETUP|NO_TEARDOWN',
);

/** Those that decide what k6 tells, and the script is told, in place of the gate. */
const OF_WHAT_IS_TOLD = named(
  'OUT|CONFIG|SYSTEM_TAGS|NO_SUMMARY|SUMMARY_.*|NEW_MACHINE_READABLE_SUMMARY|LOG_.*|WEB_DASHBOARD.*',
  'THRESHOLDS|NO_THRESHOLDS|PROMETHEUS_.*|TRACES_OUTPUT|ADDRESS|FEATURES|INCLUDE_SYSTEM_ENV_VARS',
);

/** Outputs that the gate does not use, credentials, and what it decides itself: a script may be given them. */
const UNASKED = named(
  'CLOUD_.*|OTEL_.*|INFLUXDB_.*|STATSD_.*|NO_USAGE_REPORT|AUTO_EXTENSION_RESOLUTION',
  '.*(TOKEN|PASSWORD|SECRET|CREDENTIALS).*',
);

const SET_ASIDE: readonly RegExp[] = [OF_LOAD, OF_WHAT_IS_TOLD, UNASKED];

export type ScriptEnvironment = {
  readonly variables: Readonly<Record<string, string>>;
  /** names of the K6_* variables that k6 does not get */
  readonly setAside: readonly string[];
};

/**
 * The whole environment of k6, and so of the script's `__ENV`. `listed` are `NAME` or `NAME=value`; `processes`: how many
 * k6 run beside one another.
 * Throws UsageError for listed variables that are empty or unset, or decide what is the gate's, all of them at once.
 */
export function scriptEnvironment(
  env: Variables,
  listed: readonly string[],
  baseUrl: string,
  processes: 1 | 2 = 1,
): ScriptEnvironment {
  const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const setAside = set.map(([name]) => name).filter((name) => SET_ASIDE.some((names) => names.test(name)));
  const kept = set.filter(
    ([name]) => KEPT.test(name) || (name.startsWith('K6_') && !setAside.includes(name)),
  );
  const own = listedVariables(env, listed);
  const variables: Record<string, string> = {
    ...goMemory({ ...env, ...own }, processes),
    ...Object.fromEntries(kept),
  };
  // Go reads the first of the two that is set, so both say the same.
  const proxied = [own, variables].flatMap((some) => [some['NO_PROXY'], some['no_proxy']]).find(Boolean);
  const direct = [proxied, '127.0.0.1,localhost'].filter(Boolean).join(',');
  variables['K6_NO_USAGE_REPORT'] = 'true';
  variables['K6_AUTO_EXTENSION_RESOLUTION'] = 'false';
  const always = { NO_PROXY: direct, no_proxy: direct, BASE_URL: baseUrl };
  return { variables: { ...variables, ...own, ...always }, setAside };
}

function listedVariables(env: Variables, listed: readonly string[]): Record<string, string> {
  const problems: Problem[] = [];
  const variables: Record<string, string> = {};
  for (const entry of listed) {
    const equals = entry.indexOf('=');
    const name = equals < 0 ? entry : entry.slice(0, equals);
    const value = equals < 0 ? (env[name] ?? '') : entry.slice(equals + 1);
    const refused = refusal(name);
    if (refused !== null) problems.push(problem(refused));
    else if (equals < 0 && value === '') problems.push(missing(name));
    else variables[name] = value;
  }
  if (problems.length > 0) throw new UsageError(problems);
  return variables;
}

/** Why a script cannot be given it, a sentence or two; null: it can. */
function refusal(name: string): string | null {
  const listed = (does: string, cure: string) =>
    `workload.env lists ${name}, which would change ${does}. Take it off the list${cure}.`;
  if (OF_LOAD.test(name)) {
    const own = ", and set workload.rate and workload.duration, or the script's own options";
    return listed('the load that the gate drives', own);
  }
  return OF_WHAT_IS_TOLD.test(name) ? listed('what k6 tells the gate', '') : null;
}

const problem = (message: string): Problem => ({ where: 'workload.env', line: null, column: null, message });

const missing = (name: string): Problem =>
  problem(
    `The variable ${name} that workload.env lists is empty or not set. Set it in the step's env, or take it off ` +
      'the list; note that pull requests from forks and from Dependabot get no secrets.',
  );
