import type {
  AloneRequest,
  CpuUse,
  LoadGenerator,
  MeasuredAlone,
  Measurement,
} from '../../ports/load-generator.ts';
import { during } from '../../ports/progress/during.ts';
import { Collector } from './collect/collector.ts';
import { type Failing, failingRequests } from './collect/failing-requests.ts';
import { toMeasurement } from './collect/measurement.ts';
import { refusedNotes } from './collect/secret-path.ts';
import { submetricsFor } from './collect/submetrics.ts';
import { percentilesAsked, TREND_STATS } from './collect/summary.ts';
import { scopeThreshold } from './collect/tags.ts';
import { strayRun } from './duet/base-url.ts';
import { openDuet } from './duet/open-duet.ts';
import { watchReach } from './duet/plan/reach-watch.ts';
import { foresee } from './foresee/foresee.ts';
import { hasBrowser } from './pages/browser.ts';
import { loadPages } from './pages/load-pages.ts';
import { scriptEnvironment } from './run/environment.ts';
import { type Plan, WARMUP_SCENARIO } from './run/plan.ts';
import { type Preflight, runPreflight } from './run/preflight.ts';
import { type Job, type LoadGeneratorOptions, prepare, workloadOf } from './run/prepare.ts';
import { createProcessWatch, type ProcessWatch } from './run/process-watch.ts';
import { tellSeen } from './run/progress.ts';
import { isTriedUnlike, refuseUnusable } from './run/refuse-unusable.ts';
import { baseUrlOf, runSession, type Session, type SessionResult } from './run/session.ts';
import { warmUp } from './run/warm-up.ts';
import { ownScenarios } from './script/asks-about-itself.ts';
import { checkScript } from './script/check.ts';
import { unusable } from './script/script-trouble.ts';
import { wrapperModule } from './script/wrapper.ts';
import { keepBusy } from './trace/keep-busy.ts';
import { trace } from './trace/trace.ts';

/** k6 as the load generator. Reads 1.8 and 2.x alike. */
export function createLoadGenerator(options: LoadGeneratorOptions): LoadGenerator {
  return {
    check: (request) => checkScript(options, request),
    measure: (request) => measure(options, request),
    openDuet: (request) => openDuet(options, request),
    foresee: (request) => foresee(options, request),
    trace: (request) => trace(options, request),
    keepBusy: (request) => keepBusy(options, request),
    hasBrowser: ({ env }) => hasBrowser(scriptEnvironment(options.env, env, '').variables),
    loadPages: (request) => loadPages(options, request),
  };
}

/** Learns what one iteration does, warms up, runs the load, and puts together what it showed. */
async function measure(options: LoadGeneratorOptions, request: AloneRequest): Promise<MeasuredAlone> {
  const job = await prepare(options, request);
  const { plan, setting } = job;
  const { workload } = request;
  const preflight = await runPreflight(job);
  await refuseUnusable(job, preflight, request);
  const { failure } = preflight;
  const drives = failure === null || isTriedUnlike(job, request, failure);
  const run = drives ? await drive(job, preflight, request.begins) : stopped(job, failure);
  const measurement = toMeasurement({
    ...run,
    plan,
    k6Version: setting.k6Version,
    workload: workloadOf(job, request, preflight.requestsPerIteration),
    notes: [...job.notes, ...run.notes, ...refusedNotes(setting.forged.count)],
    ownScenarios: workload.rate === null || job.asks.all.length === 0 ? null : ownScenarios(job.asks.all),
  });
  const { validity } = measurement;
  const found = run.astray === null ? validity : { valid: false as const, reasons: [run.astray] };
  const loadTimeline = run.result.collector.loadTimeline();
  return {
    ...measurement,
    validity: found,
    cpu: cpuOf(run.watch, measurement),
    ...(loadTimeline && { loadTimeline }),
  };
}

/** While load was judged: what k6 does before and after is no load. */
function cpuOf(watch: ProcessWatch | null, { load }: Measurement): CpuUse | null {
  const { startedAt, durationMs } = load;
  const usedMs = watch?.cpuMs(startedAt, startedAt + durationMs) ?? null;
  return usedMs === null ? null : { usedMs, wallMs: durationMs };
}

type Run = {
  readonly result: SessionResult;
  readonly thresholdKeys: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** on the k6 that drove the load; null: none did */
  readonly watch: ProcessWatch | null;
  /** that the load went to another address than the one it was given */
  readonly astray: string | null;
  readonly failing?: readonly Failing[];
};

/** A preflight that k6 did not end well is the outcome: the load would end the same way. Its requests do not count. */
function stopped({ script, setting }: Job, result: SessionResult): Run {
  if (result.exit.code === 104) throw unusable(script, result.heard.errors.at(-1) ?? '');
  const collector = new Collector(() => setting.clock.now());
  const failing = failingRequests(result.collector);
  const nothing = { thresholdKeys: {}, notes: [], watch: null, astray: null };
  return { result: { ...result, collector }, ...nothing, failing };
}

type Begins = AloneRequest['begins'];

async function drive(job: Job, preflight: Preflight, begins: Begins): Promise<Run> {
  const { plan, setting, log } = job;
  const { scenarios, notes } = plan.scenarios(preflight.iterationMs);
  for (const note of notes) log.write('info', note);
  if (plan.warmup === 'run') await warmUp(setting, job.script, { ...plan, all: scenarios }, log);
  log.write('info', `Load: ${plan.profile}`);
  const submetrics = submetricsFor(preflight, baseUrlOf(setting));
  const first = await runLoad(job, scenarios, submetrics.keys, begins);
  if (first.result.exit.code !== 104) {
    return { ...first, notes: [...notes, ...inexactNotes(submetrics.inexact)] };
  }
  // k6 refuses a threshold before any load: ours go first, and then it is the script's.
  const second = await runLoad(job, scenarios, [], begins);
  if (second.result.exit.code !== 104) return { ...second, notes: [...notes, ...inexactNotes(null)] };
  throw unusable(job.script, second.result.heard.errors.at(-1) ?? '');
}

async function runLoad(
  { script, handleSummary, inspected, plan, setting, log }: Job,
  scenarios: ReturnType<Plan['scenarios']>['scenarios'],
  submetrics: readonly string[],
  begins: Begins,
): Promise<Omit<Run, 'notes'>> {
  const hasWarmup = plan.warmup === 'scenario';
  const thresholdKeys = Object.fromEntries(
    Object.keys(inspected.thresholds).map((key) => [key, hasWarmup ? scopeThreshold(key) : key]),
  );
  const module = wrapperModule({
    script,
    handleSummary,
    scenarios,
    unjudged: hasWarmup ? [WARMUP_SCENARIO] : [],
    thresholds: thresholdKeys,
    submetrics,
    trendStats: [
      ...new Set([...inspected.trendStats, ...TREND_STATS, ...percentilesAsked(inspected.thresholds)]),
    ],
  });
  const { clock, progress } = setting;
  const watch = createProcessWatch(() => clock.now());
  const collector = new Collector(() => clock.now());
  const reach = watchReach(baseUrlOf(setting), () => collector.overall.requests);
  reach.begin();
  if (!hasWarmup) await begins?.();
  let over = new AbortController();
  const tellBegin = async (tell: NonNullable<Begins>, signal: AbortSignal) => {
    await clock.sleep(plan.warmupMs, signal);
    if (!signal.aborted) await tell();
  };
  const session: Session = {
    ...{ module, limitMs: plan.limitMs, log, summary: true, collector },
    watch: () => tellSeen(collector, { progress, arm: 'head', lengthMs: plan.judgedMs }),
    started: (pid) => {
      watch.begin(pid);
      over.abort();
      over = new AbortController();
      // k6 drives both, one behind the other, and does not tell which it is at.
      if (hasWarmup && begins !== undefined) void tellBegin(begins, over.signal);
    },
  };
  const driven = during(progress, { step: 'alone', arm: 'head' }, () => runSession(setting, session));
  const result = await driven.finally(() => {
    over.abort();
    watch.end();
    reach.end();
  });
  const called = { requests: collector.overall.requests, refused: result.heard.refused, watch: reach };
  const astray = strayRun(called, baseUrlOf(setting));
  return { result, thresholdKeys, watch, astray };
}

function inexactNotes(count: number | null): readonly string[] {
  if (count === 0) return [];
  const which = count === null ? 'all endpoints' : count === 1 ? 'one endpoint' : `${count} endpoints`;
  return [
    `Percentiles of ${which} are read from histograms: k6 knows their requests by several names, or there are more ` +
      'than it can compare cheaply.',
  ];
}
