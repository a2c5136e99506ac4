import type { Arm } from '../../../core/model/duet.ts';
import type { DuetOpened, DuetRequest, LoadRequest } from '../../../ports/load-generator.ts';
import { Collector } from '../collector.ts';
import { scriptEnvironment } from '../environment.ts';
import { brokenBy } from '../outcome.ts';
import type { Plan, Scenarios } from '../plan.ts';
import { type Preflight, runPreflight } from '../preflight.ts';
import { type Job, type LoadGeneratorOptions, prepare } from '../prepare.ts';
import type { ArmJob, EndpointName } from './arm.ts';
import { type Arms, driveChunk } from './chunk.ts';
import { finishDuet } from './finish.ts';
import { warmArms } from './warm-arms.ts';
import { roundLength, uncuttable } from './windows.ts';

/** k6 compares every sample with every submetric, so exact endpoints are few. */
const MOST_ENDPOINTS = 25;
/** On each arm, ms, for applications that were started anew between rounds. */
const REWARM_MS = 6000;

/** Reads the script, tries one iteration on each arm, chooses the rounds and warms both arms up. */
export async function openDuet(options: LoadGeneratorOptions, request: DuetRequest): Promise<DuetOpened> {
  // Its warm-up is of another kind here, and must not be part of the rounds.
  const workload = { ...request.workload, warmupMs: null };
  const ofHead: LoadRequest = { ...request, workload, baseUrl: request.baseUrls.head };
  const head = await prepare(options, ofHead);
  const base: Job = withAddress(head, options, request);
  const cut = uncuttable(head.plan.scenarios(null).scenarios);
  if (cut !== null) return { kind: 'unsuitable', reason: cut };
  const flights = {
    base: await runPreflight(base.setting, base.script, base.plan, base.log),
    head: await runPreflight(head.setting, head.script, head.plan, head.log),
  };
  const trouble = {
    base: endingOf(flights.base, base.plan),
    head: endingOf(flights.head, head.plan),
  };
  if (trouble.base.length + trouble.head.length > 0) return { kind: 'broken', trouble };
  const astray = [
    unused(flights.base, request.baseUrls.base),
    unused(flights.head, request.baseUrls.head),
  ].flat();
  // Whichever arm it calls, the script is to blame and neither revision.
  if (astray.length > 0) return { kind: 'broken', trouble: { base: astray, head: astray } };
  const shape = shapeOf(head.plan, flights.head);
  const length = roundLength(shape.requestRate, shape.iterationMs);
  if (!length.ok) return { kind: 'unsuitable', reason: length.reason };
  const arms: Arms = { base: armJob('base', base), head: armJob('head', head) };
  const { warmupMs } = request.workload;
  return warmAndReady({ arms, flights, roundMs: length.ms, shape, request: ofHead, warmupMs });
}

type Shape = { readonly scenarios: Scenarios; readonly requestRate: number; readonly iterationMs: number };
type Ready = {
  readonly arms: Arms;
  readonly flights: { readonly [A in Arm]: Preflight };
  readonly roundMs: number;
  readonly shape: Shape;
  readonly request: LoadRequest;
  readonly warmupMs: number | null;
};

async function warmAndReady(ready: Ready): Promise<DuetOpened> {
  let { arms } = ready;
  const { flights, roundMs, shape, request, warmupMs } = ready;
  const { scenarios } = shape;
  const warm = await warmArms({ arms: fresh(arms), scenarios, warmupMs });
  // A cold application may well lag behind: only one that gave no round at all does not work.
  if (warm.pairs.length === 0 && warmupMs !== 0) return { kind: 'broken', trouble: warm.trouble };
  const endpoints = union(flights.base.endpoints, flights.head.endpoints).slice(0, MOST_ENDPOINTS);
  let driven = 0;
  let setups = 0;
  return {
    kind: 'ready',
    driver: {
      roundMs,
      targetRate: arms.head.job.plan.targetRate,
      async drive(firsts) {
        const chunk = await driveChunk({
          arms,
          scenarios,
          endpoints,
          roundMs,
          firsts,
          from: driven,
          judged: true,
        });
        driven += firsts.length;
        setups += 1;
        return chunk;
      },
      async rewarm(baseUrls) {
        arms = { base: moved(arms.base, baseUrls.base), head: moved(arms.head, baseUrls.head) };
        const briefly = Math.min(warmupMs ?? REWARM_MS, REWARM_MS);
        const again = await warmArms({ arms: fresh(arms), scenarios, warmupMs: briefly });
        const works = again.pairs.length > 0 || briefly === 0;
        return works ? { ...again, trouble: { base: [], head: [] } } : again;
      },
      finish: () => finishDuet({ arms, request, roundMs, rounds: driven, setups, flight: flights.head }),
    },
  };
}

function withAddress(job: Job, options: LoadGeneratorOptions, request: DuetRequest): Job {
  const { variables } = scriptEnvironment(options.env, request.workload.env, request.baseUrls.base);
  const logFile = job.setting.logFile.replace(/\.log$/, '-base.log');
  return { ...job, setting: { ...job.setting, env: variables, logFile } };
}

function armJob(arm: Arm, job: Job): ArmJob {
  return { arm, job, collector: new Collector(() => job.setting.clock.now()), summaries: [], results: [] };
}

/** The same arms with nothing seen yet: what warms up must not count. */
function fresh({ base, head }: Arms): Arms {
  return { base: armJob('base', base.job), head: armJob('head', head.job) };
}

/** The same arm, with what it showed so far, at another address. */
function moved(arm: ArmJob, baseUrl: string): ArmJob {
  const { setting } = arm.job;
  const env = { ...setting.env, BASE_URL: baseUrl };
  return { ...arm, job: { ...arm.job, setting: { ...setting, env } } };
}

function shapeOf(plan: Plan, flight: Preflight): Shape {
  const { scenarios } = plan.scenarios(flight.iterationMs);
  const iterationMs = Math.max(flight.iterationMs ?? 1000, 1);
  const functions = Math.max(Object.keys(plan.preflight).length, 1);
  const perIteration = flight.requests / functions;
  const vus = Object.values(scenarios).reduce((sum, { vus: count }) => sum + Number(count ?? 0), 0);
  const iterationRate = plan.targetRate ?? (vus * 1000) / iterationMs;
  return { scenarios, iterationMs, requestRate: iterationRate * perIteration };
}

/** What ended the one iteration of an arm, as sentences; none: it ended well. */
function endingOf({ failure }: Preflight, plan: Plan): readonly string[] {
  if (failure === null) return [];
  const { exit, heard, elapsedMs } = failure;
  const nothing = { requests: 0, iterations: 0, thrown: 0 };
  const broken = brokenBy({ ...nothing, exit, heard, elapsedMs, limitMs: plan.preflightLimitMs });
  return broken === null ? [] : [broken[1]];
}

/** That a script calls some other address than the one it is given. */
function unused({ hosts }: Preflight, baseUrl: string): readonly string[] {
  const wanted = new URL(baseUrl).host;
  if (hosts.size === 0 || hosts.has(wanted)) return [];
  const called = [...hosts].join(', ');
  return [
    `The script does not use BASE_URL: it called ${called} and never ${wanted}. Read \`__ENV.BASE_URL\` in it.`,
  ];
}

function union(...lists: readonly (readonly EndpointName[])[]): readonly EndpointName[] {
  const byKey = new Map(lists.flat().map((endpoint) => [`${endpoint.method} ${endpoint.name}`, endpoint]));
  return [...byKey.values()];
}
