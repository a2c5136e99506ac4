import type { Log } from '../../ports/log.ts';
import type { EndpointName } from './endpoint-name.ts';
import type { Plan } from './plan.ts';
import { runSession, type SessionResult, type Setting } from './session.ts';
import { wrapperModule } from './wrapper.ts';

/** What one iteration of each function showed. */
export type Preflight = {
  readonly endpoints: readonly EndpointName[];
  readonly scenarios: readonly string[];
  /** requests that one iteration of each function made */
  readonly requests: number;
  /** null: several functions, or the iteration did not get to its end */
  readonly requestsPerIteration: number | null;
  /** null: no iteration finished */
  readonly iterationMs: number | null;
  /** hosts that the functions called, with their ports; setup() does not count */
  readonly hosts: ReadonlySet<string>;
  /** whether some of their requests have a name, and so no address */
  readonly anonymous: boolean;
  /** addresses that refused a connection, where every request was refused; else none */
  readonly refused: ReadonlySet<string>;
  /** the run, where k6 did not end well: setup() threw, or it was cancelled */
  readonly failure: SessionResult | null;
};

const UNHEARD: Log = { write: () => {}, group: (_title, body) => body() };

/** Runs one iteration of each function, which counts for nothing, and says in one line what it made. */
export async function runPreflight(
  setting: Setting,
  script: string,
  plan: Plan,
  log: Log,
): Promise<Preflight> {
  const module = wrapperModule({
    script,
    scenarios: plan.preflight,
    unjudged: [],
    thresholds: null,
    submetrics: [],
    trendStats: ['avg'],
    urls: true,
  });
  const session = { module, limitMs: plan.preflightLimitMs, log: UNHEARD, summary: false };
  const result = await runSession(setting, session);
  const { collector, exit, heard } = result;
  const iterations = collector.iterations();
  const functions = Object.keys(plan.preflight).length;
  const isWhole = heard.thrown.size === 0 && iterations.count === functions;
  const requests = collector.overall.requests;
  if (exit.code === 0) {
    const many = functions === 1 ? 'each iteration makes' : `one iteration of ${functions} functions makes`;
    const took = iterations.meanMs === null ? '' : `, ${Math.round(iterations.meanMs)} ms`;
    log.write(
      'info',
      `Preflight: ${many} ${requests} requests${took}${isWhole ? '' : ' (it did not get to its end)'}`,
    );
  }
  return {
    endpoints: [...collector.endpoints.values()].map(({ endpoint }) => endpoint),
    scenarios: [...collector.scenarios.keys()],
    requests,
    requestsPerIteration: functions === 1 && isWhole ? requests : null,
    iterationMs: iterations.meanMs,
    hosts: collector.hosts,
    anonymous: collector.anonymous,
    refused: collector.reach.refused < collector.reach.requests ? new Set() : heard.refused,
    failure: exit.code === 0 ? null : result,
  };
}
