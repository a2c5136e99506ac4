import type { Arm } from '../../../core/model/recording/window.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import { during } from '../../../ports/progress/during.ts';
import type { EndpointName } from '../collect/endpoint-name.ts';
import { failingRequests, failingText } from '../collect/failing-requests.ts';
import type { Seen } from '../names/learn-routes.ts';
import { notCompared, otherProtocols } from '../script/protocols.ts';
import { wrapperModule } from '../script/wrapper.ts';
import { PREFLIGHT_MS } from './plan.ts';
import type { Job } from './prepare.ts';
import { runSession, type SessionResult } from './session.ts';

/** What one iteration of each function showed. */
export type Preflight = {
  readonly endpoints: readonly EndpointName[];
  /** how often each was called */
  readonly calls: readonly Seen[];
  readonly scenarios: readonly string[];
  /** requests that one iteration of each function made */
  readonly requests: number;
  /** null: several functions, or the iteration did not get to its end */
  readonly requestsPerIteration: number | null;
  /** whether each function got to its end */
  readonly whole: boolean;
  /** whether setup() returned something that the iterations get */
  readonly setupData: boolean;
  /** null: no iteration finished */
  readonly iterationMs: number | null;
  /** how long an iteration had taken when it had to be ended; absent: none had to */
  readonly cutAtMs?: number;
  /** hosts that the functions called, with their ports; setup() does not count */
  readonly hosts: ReadonlySet<string>;
  /** whether some of their requests have a name, and so no address */
  readonly anonymous: boolean;
  /** addresses that refused a connection, where every request was refused; else none */
  readonly refused: ReadonlySet<string>;
  /** what the iterations threw first, and which requests failed most, in words; null: nothing, none */
  readonly thrown: string | null;
  readonly failing: string | null;
  /** the run, where k6 did not end well: setup() threw, or it was cancelled */
  readonly failure: SessionResult | null;
};

/** Runs one iteration of each function, which counts for nothing, and says in one line what it made. `arm`: of two. */
export async function runPreflight({ setting, script, plan, log }: Job, arm?: Arm): Promise<Preflight> {
  const module = wrapperModule({
    script,
    scenarios: plan.preflight,
    unjudged: [],
    thresholds: null,
    submetrics: [],
    trendStats: ['count', 'avg'],
    urls: true,
    handleSummary: 'left-out',
  });
  // With its summary, which tells whether setup() returned anything.
  const session = { module, limitMs: plan.preflightLimitMs, log: null, summary: true };
  const task = { step: 'try', arm: arm ?? null } as const;
  const result = await during(setting.progress, task, () => runSession(setting, session));
  const { collector, exit, heard } = result;
  const iterations = collector.iterations();
  const functions = Object.keys(plan.preflight).length;
  const isWhole = heard.thrown.size === 0 && iterations.count === functions;
  const requests = collector.overall.requests;
  if (exit.code === 0) {
    const many = functions === 1 ? 'each iteration makes' : `one iteration of ${functions} functions makes`;
    const took = iterations.meanMs === null ? '' : `, ${Math.round(iterations.meanMs)} ms`;
    const title = arm === undefined ? 'Preflight' : `Preflight of ${arm}`;
    log.write('info', `${title}: ${many} ${requests} ${requests === 1 ? 'request' : 'requests'}${took}`);
    const trouble = troubleIn(result, isWhole);
    if (trouble !== null) log.write('warning', `${title}: ${trouble}`);
  }
  return {
    endpoints: [...collector.endpoints.values()].map(({ endpoint }) => endpoint),
    calls: [...collector.endpoints.values()].map(({ endpoint, group }) => ({
      ...{ endpoint, requests: group.requests },
    })),
    scenarios: [...collector.scenarios.keys()],
    requests,
    requestsPerIteration: functions === 1 && isWhole ? requests : null,
    whole: isWhole,
    setupData: result.summary?.hasSetupData ?? false,
    ...{ iterationMs: iterations.meanMs, ...cutIn(result, functions) },
    hosts: collector.hosts,
    anonymous: collector.anonymous,
    refused: collector.reach.refused < collector.reach.requests ? new Set() : heard.refused,
    thrown: heard.firstThrown,
    failing: failingIn(result),
    failure: exit.code === 0 ? null : result,
  };
}

/** An iteration that had to be ended, as far as nothing else kept it from its end. */
function cutIn({ exit, heard, collector }: SessionResult, functions: number): Pick<Preflight, 'cutAtMs'> {
  const isCut = exit.code === 0 && heard.thrown.size === 0 && collector.iterations().count < functions;
  return isCut ? { cutAtMs: PREFLIGHT_MS } : {};
}

/** How long an iteration takes, ms: at least as long as one that did not end in time; null: nobody knows. */
export function iterationMsOf({
  iterationMs,
  cutAtMs,
}: Pick<Preflight, 'iterationMs' | 'cutAtMs'>): number | null {
  return cutAtMs === undefined ? iterationMs : Math.max(iterationMs ?? 0, cutAtMs);
}

/** Why a first iteration was none that the load can be planned from, in words; null: it was. */
function troubleIn({ heard, collector }: SessionResult, isWhole: boolean): string | null {
  const failing = failingIn({ collector });
  const words = [
    ...(heard.firstThrown === null ? [] : [`it threw "${heard.firstThrown}"`]),
    ...(isWhole || heard.firstThrown !== null ? [] : ['it did not get to its end in time']),
    ...(failing === null ? [] : [`failed requests: ${failing}`]),
  ];
  return words.length === 0 ? null : `${words.join('; ')}.`;
}

function failingIn({ collector }: Pick<SessionResult, 'collector'>): string | null {
  const failing = failingRequests(collector);
  return failing.length === 0 ? null : failingText(failing);
}

/** Throws EnvironmentError for a script whose iteration measured nothing that is compared. */
export function refuseUncompared({ imports }: Pick<Job, 'imports'>, { whole, endpoints }: Preflight): void {
  const protocols = otherProtocols(imports);
  if (!whole || endpoints.length > 0 || protocols.length === 0) return;
  const { message, hint } = notCompared(protocols);
  throw new EnvironmentError(message, hint);
}
