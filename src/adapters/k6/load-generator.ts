import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import { EnvironmentError, toError } from '../../ports/errors.ts';
import type { LoadGenerator, LoadRequest, Measurement } from '../../ports/load-generator.ts';
import type { Log } from '../../ports/log.ts';
import { Collector } from './collector.ts';
import { scriptEnvironment, type Variables } from './environment.ts';
import { hashScript } from './identity.ts';
import { type Inspected, inspect, unusable } from './inspect.ts';
import { toMeasurement } from './measurement.ts';
import { type Plan, planLoad, WARMUP_SCENARIO } from './plan.ts';
import { type Preflight, runPreflight } from './preflight.ts';
import { reportProgress } from './progress.ts';
import { runSession, type SessionResult, type Setting } from './session.ts';
import { runShort, type ShortCommand } from './short-command.ts';
import { submetricsFor } from './submetrics.ts';
import { statOf, TREND_STATS } from './summary.ts';
import { warmUp } from './warm-up.ts';
import { scopeThreshold, wrapperModule } from './wrapper.ts';

export type LoadGeneratorOptions = {
  /** path of the k6 to run */
  readonly binary: string;
  readonly log: Log;
  readonly clock: Clock;
  /** the gate's own environment, of which k6 gets the little it needs */
  readonly env: Variables;
};

/** k6 as the load generator. Reads 1.8 and 2.x alike. */
export function createLoadGenerator(options: LoadGeneratorOptions): LoadGenerator {
  return { measure: (request) => measure(options, request) };
}

type Job = {
  readonly script: string;
  readonly inspected: Inspected;
  readonly plan: Plan;
  readonly setting: Setting;
  readonly log: Log;
};

/** Learns what one iteration does, warms up, runs the load, and puts together what it showed. */
async function measure(options: LoadGeneratorOptions, request: LoadRequest): Promise<Measurement> {
  const { binary, log, clock } = options;
  const { workload, workingDirectory, signal } = request;
  refuseArchive(workload.script);
  const environment = scriptEnvironment(options.env, workload.env, request.baseUrl);
  const setAside = asideNotes(environment.setAside);
  for (const note of setAside) log.write('info', note);
  const script = path.resolve(workingDirectory, workload.script);
  const command = { binary, env: environment.variables, directory: workingDirectory, signal };
  const inspected = await inspect(command, script, workload.script);
  const plan = planLoad(workload, inspected);
  const [scriptHash, k6Version] = await Promise.all([hashScript(command, script), readVersion(command)]);
  const logFile = await freshLogFile(request.directory);
  const setting = { binary, k6Version, env: environment.variables, workingDirectory, logFile, clock, signal };
  const job = { script, inspected, plan, setting, log };
  const preflight = await runPreflight(setting, script, plan, log);
  const run = preflight.failure === null ? await drive(job, preflight) : stopped(job, preflight.failure);
  const { profile, profileHash, targetRate } = plan;
  const { requestsPerIteration } = preflight;
  const shape = { profile, profileHash, targetRate, requestsPerIteration };
  return toMeasurement({
    ...run,
    plan,
    k6Version,
    workload: { script: workload.script, scriptHash, environment: environmentOf(request), ...shape },
    notes: [...setAside, ...run.notes],
  });
}

type Run = {
  readonly result: SessionResult;
  readonly thresholdKeys: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
};

/** A preflight that k6 did not end well is the outcome: the load would end the same way. Its requests do not count. */
function stopped({ script, setting }: Job, result: SessionResult): Run {
  if (result.exit.code === 104) throw unusable(script, result.heard.errors.at(-1) ?? '');
  const collector = new Collector(() => setting.clock.now());
  return { result: { ...result, collector }, thresholdKeys: {}, notes: [] };
}

async function drive(job: Job, preflight: Preflight): Promise<Run> {
  const { plan, setting, log } = job;
  const { scenarios, notes } = plan.scenarios(preflight.iterationMs);
  for (const note of notes) log.write('info', note);
  if (plan.warmup === 'run') await warmUp(setting, job.script, { ...plan, all: scenarios }, log);
  log.write('info', `Load: ${plan.profile}`);
  const submetrics = submetricsFor(preflight);
  const first = await runLoad(job, scenarios, submetrics.keys);
  if (first.result.exit.code !== 104) {
    return { ...first, notes: [...notes, ...inexactNotes(submetrics.inexact)] };
  }
  // k6 refuses a threshold before any load: ours go first, and then it is the script's.
  const second = await runLoad(job, scenarios, []);
  if (second.result.exit.code !== 104) return { ...second, notes: [...notes, ...inexactNotes(null)] };
  throw unusable(job.script, second.result.heard.errors.at(-1) ?? '');
}

async function runLoad(
  { script, inspected, plan, setting, log }: Job,
  scenarios: ReturnType<Plan['scenarios']>['scenarios'],
  submetrics: readonly string[],
): Promise<Omit<Run, 'notes'>> {
  const hasWarmup = plan.warmup === 'scenario';
  const thresholdKeys = Object.fromEntries(
    Object.keys(inspected.thresholds).map((key) => [key, hasWarmup ? scopeThreshold(key) : key]),
  );
  const asked = Object.values(inspected.thresholds).flatMap((expressions) => expressions.map(statOf));
  const percentiles = asked.filter((stat) => stat?.startsWith('p('));
  const module = wrapperModule({
    script,
    scenarios,
    unjudged: hasWarmup ? [WARMUP_SCENARIO] : [],
    thresholds: thresholdKeys,
    submetrics: submetrics.filter((key) => !Object.values(thresholdKeys).includes(key)),
    trendStats: [
      ...new Set([...inspected.trendStats, ...TREND_STATS, ...percentiles.filter((stat) => stat !== null)]),
    ],
  });
  const plannedMs = plan.judgedMs === null ? null : plan.judgedMs + (hasWarmup ? plan.warmupMs : 0);
  const { clock } = setting;
  const result = await runSession(setting, {
    module,
    limitMs: plan.limitMs,
    log,
    summary: true,
    watch: (collector) => reportProgress(collector, { log, clock, plannedMs }),
  });
  return { result, thresholdKeys };
}

function inexactNotes(count: number | null): readonly string[] {
  if (count === 0) return [];
  const which = count === null ? 'all endpoints' : count === 1 ? 'one endpoint' : `${count} endpoints`;
  return [
    `Percentiles of ${which} are read from histograms: k6 cannot name them in a threshold (a comma, outer spaces or ` +
      'quotes), or there are more than it can compare cheaply.',
  ];
}

/** k6 itself runs these, but a module cannot import them. */
function refuseArchive(script: string): void {
  if (!/\.tar$|^https?:/.test(script)) return;
  throw unusable(script, 'an archive or an address cannot be used, name the script file itself.');
}

function asideNotes(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`Not passed to k6, because they decide its load, outputs or credentials: ${names.join(', ')}.`];
}

async function readVersion(command: Omit<ShortCommand, 'args'>): Promise<string> {
  const result = await runShort({ ...command, args: ['version', '--json'] });
  const version: unknown = result.ok ? JSON.parse(result.stdout).version : null;
  if (typeof version === 'string') return version.replace(/^v/, '');
  throw new EnvironmentError(
    `k6 at ${command.binary} does not say its version${result.error === '' ? '' : `: ${result.error}`}.`,
    'Use k6 1.8 or newer.',
  );
}

/** k6.log of this measurement; throws EnvironmentError when the folder cannot be written. */
async function freshLogFile(directory: string): Promise<string> {
  const file = path.join(directory, 'k6.log');
  try {
    await mkdir(directory, { recursive: true });
    await rm(file, { force: true });
  } catch (error) {
    const hint = 'Choose another folder with `--out`.';
    throw new EnvironmentError(
      `The folder ${directory} cannot be written: ${toError(error).message}.`,
      hint,
      error,
    );
  }
  return file;
}

/** Identity of the environment under load; never the port, which is a free one. */
function environmentOf({ workload, local, baseUrl }: LoadRequest): string {
  if (workload.environment !== null) return workload.environment;
  return local || !URL.canParse(baseUrl) ? 'local' : new URL(baseUrl).hostname;
}
