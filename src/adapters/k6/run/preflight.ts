import type { Arm } from '../../../core/model/recording/window.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import { during } from '../../../ports/progress/during.ts';
import type { EndpointName } from '../collect/endpoint-name.ts';
import { failingRequests, failingText } from '../collect/failing-requests.ts';
import type { Seen } from '../names/learn-routes.ts';
import { notCompared, otherProtocols } from '../script/protocols.ts';
import { wrapperModule } from '../script/wrapper.ts';
import { scenariosAt } from './at-address.ts';
import { type FirstTimes, timesIn } from './first-times.ts';
import { isWhole as wasDriven } from './outcome.ts';
import type { Job } from './prepare.ts';
import { runSession, type SessionResult } from './session.ts';

/** What one iteration of each function showed. */
export type Preflight = FirstTimes & {
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

/**
 * Runs one iteration of each function, which counts for nothing, and says in one line what it made. `arm`: of two. What measured
 * nothing is tried once more.
 */
export const runPreflight = (job: Job, arm?: Arm): Promise<Preflight> =>
  onceMoreIfSilent(() => tryOnce(job, arm));

/** A script may take a branch at random in which it measures nothing, so that one try says little of it. */
export async function onceMoreIfSilent<One extends Pick<Preflight, 'whole' | 'endpoints'>>(
  attempt: () => Promise<One>,
): Promise<One> {
  const first = await attempt();
  return isSilent(first) ? attempt() : first;
}

/** Whether every function got to its end and nothing of it can be compared. */
const isSilent = ({ whole, endpoints }: Pick<Preflight, 'whole' | 'endpoints'>): boolean =>
  whole && endpoints.length === 0;

async function tryOnce({ setting, script, plan, own, log }: Job, arm?: Arm): Promise<Preflight> {
  const module = wrapperModule({
    script,
    scenarios: scenariosAt({ own }, plan.preflight),
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
  if (wasDriven(exit)) {
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
    ...timesIn(result, plan),
    hosts: collector.called.hosts,
    anonymous: collector.called.anonymous,
    refused: collector.reach.refused < collector.reach.requests ? new Set() : heard.refused,
    thrown: heard.firstThrown,
    failing: failingIn(result),
    failure: exit.code === 0 ? null : result,
  };
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

/**
 * Throws EnvironmentError for a script whose tries, of one side or of each, all measured nothing that is compared. One that asks k6
 * about its own run may do so only in a try, unless what it makes is known not to be compared.
 */
export function refuseUncompared(
  { imports, asks }: Pick<Job, 'imports' | 'asks'>,
  tries: readonly Pick<Preflight, 'whole' | 'endpoints'>[],
): void {
  const protocols = otherProtocols(imports);
  if (!tries.every(isSilent) || (protocols.length === 0 && asks.all.length > 0)) return;
  const { message, hint } = notCompared(protocols);
  throw new EnvironmentError(message, hint);
}
