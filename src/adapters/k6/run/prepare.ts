import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Mask } from '../../../core/config/secrets.ts';
import type { Workload } from '../../../core/model/recording/workload.ts';
import type { Clock } from '../../../ports/clock.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import type { LoadRequest } from '../../../ports/load-generator.ts';
import type { Log } from '../../../ports/log.ts';
import { during } from '../../../ports/progress/during.ts';
import type { Progress } from '../../../ports/progress/progress.ts';
import type { Run } from '../../../ports/run.ts';
import type { Thresholds } from '../collect/thresholds.ts';
import { RULES_VERSION } from '../names/naming.ts';
import { type Asked, asksOf } from '../script/asks-about-itself.ts';
import { exportsOf } from '../script/exports.ts';
import { hashScript } from '../script/identity.ts';
import { importsOf } from '../script/imports.ts';
import { type Inspected, inspect } from '../script/inspect.ts';
import type { Scenarios } from '../script/scenario.ts';
import { unusable } from '../script/script-trouble.ts';
import type { WrapperOptions } from '../script/wrapper.ts';
import { scriptEnvironment } from './environment.ts';
import { nothingTold } from './k6-log.ts';
import { type Plan, planLoad } from './plan.ts';
import type { Setting } from './session.ts';
import { runShort, type ShortCommand } from './short-command.ts';
import type { Variables } from './variables.ts';

export type LoadGeneratorOptions = {
  /** path of the k6 to run */
  readonly binary: string;
  readonly log: Log;
  readonly clock: Clock;
  /** the gate's own environment, of which k6 gets the little it needs */
  readonly env: Variables;
  /** goes over what k6 and the script say; absent: nothing is secret */
  readonly mask?: Mask | undefined;
  readonly run?: Run | undefined;
  /** told what k6 does; absent: nobody waits for it */
  readonly progress?: Progress | undefined;
};

type Options = { readonly inspected: Inspected; readonly plan: Plan };

/** A workload that k6 has read, and how to run it against one address. */
export type Job = {
  readonly script: string;
  /** names of what the script exports */
  readonly exports: readonly string[];
  /** what it and its imports import */
  readonly imports: readonly string[];
  /** what of its own run it asks k6 about */
  readonly asks: Asked;
  readonly handleSummary: WrapperOptions['handleSummary'];
  readonly scriptHash: string;
  readonly inspected: Inspected;
  readonly plan: Plan;
  /** its scenarios as the script makes them with the address in `setting`; absent: as the plan has them */
  readonly own?: Scenarios;
  /** what k6 makes of the script's options with these variables; executes the script's init code */
  readonly optionsWith: (env: Setting['env']) => Promise<Options>;
  readonly setting: Setting;
  readonly log: Log;
  /** what was set aside, for the reader */
  readonly notes: readonly string[];
};

/** Names of the scenarios that are driven, of the script's own or instead of them. */
export const drivenBy = ({ plan }: Pick<Job, 'plan'>): readonly string[] =>
  Object.keys(plan.scenarios(null).scenarios);

const NO_TEARDOWN =
  "The script's teardown() is left out: it stops the application, which the gate needs more than once.";

/** Reads the script with k6, of which `processes` will run at once. Throws UsageError for what the user must correct. */
export function prepare(
  options: LoadGeneratorOptions,
  request: LoadRequest,
  processes: 1 | 2 = 1,
): Promise<Job> {
  return during(options.progress, { step: 'script' }, () => read(options, request, processes));
}

async function read(options: LoadGeneratorOptions, request: LoadRequest, processes: 1 | 2): Promise<Job> {
  const { binary, log, clock, mask, run, progress } = options;
  const { workload, workingDirectory, signal, cpus = [] } = request;
  refuseArchive(workload.script);
  const environment = scriptEnvironment(options.env, workload.env, request.baseUrl, processes);
  const { teardown = true } = request;
  const notes = [...asideNotes(environment.setAside), ...(teardown ? [] : [NO_TEARDOWN])];
  for (const note of notes) log.write('info', note);
  const script = path.resolve(workingDirectory, workload.script);
  refuseMissing(script, request);
  const directory = path.dirname(script);
  const command = { binary, env: environment.variables, directory: workingDirectory, signal };
  const optionsWith = async (env: Setting['env']): Promise<Options> => {
    const inspected = await inspect({ ...command, env }, script, workload.script);
    return { inspected, plan: planLoad(workload, inspected) };
  };
  const { inspected, plan } = await optionsWith(command.env);
  const [imports, k6Version, exports] = await Promise.all([
    importsOf(command, script),
    readVersion(command),
    exportsOf({ ...command, directory }, script),
  ]);
  const scriptHash = await hashScript(script, imports);
  const logFile = await freshLogFile(request);
  const setting = {
    binary,
    k6Version,
    env: environment.variables,
    directory,
    logFile,
    ...{ clock, signal, mask, run, progress },
    names: { patterns: workload.names ?? [], learned: [], kept: keptNames(inspected.thresholds) },
    cpus,
    teardown,
    told: nothingTold(),
    forged: { count: 0 },
  };
  const handleSummary = exports.includes('handleSummary')
    ? { folder: path.resolve(workingDirectory) }
    : undefined;
  const asks = await asksOf(script, imports);
  const read = { inspected, plan, optionsWith };
  return { script, exports, imports, asks, handleSummary, scriptHash, ...read, setting, log, notes };
}

/** Names and addresses that thresholds look at: they stay k6's own. */
export function keptNames(thresholds: Thresholds): readonly string[] {
  const tags = Object.keys(thresholds).flatMap((key) => /\{(.*)\}\s*$/.exec(key)?.[1]?.split(',') ?? []);
  return tags.flatMap((tag) => /^\s*(?:name|url):(.*)$/.exec(tag)?.[1]?.trim() ?? []);
}

/** What makes a run comparable with others. */
export function workloadOf(
  { scriptHash, plan, setting }: Job,
  request: LoadRequest,
  requestsPerIteration: number | null,
): Workload {
  const { profile, profileHash, stages, targetRate } = plan;
  const { patterns, learned } = setting.names;
  return {
    script: request.workload.script,
    scriptHash,
    environment: environmentOf(request),
    ...{ profile, profileHash, stages, targetRate, requestsPerIteration },
    names: { rules: RULES_VERSION, patterns, learned },
  };
}

/** k6 itself runs these, but a module cannot import them. Throws UsageError. */
export function refuseArchive(script: string): void {
  if (!/\.tar$|^https?:/.test(script)) return;
  throw unusable(script, 'an archive or an address cannot be used, name the script file itself.');
}

/** Throws UsageError. */
export function refuseMissing(
  script: string,
  { workload, workingDirectory }: Pick<LoadRequest, 'workload' | 'workingDirectory'>,
): void {
  if (!existsSync(script)) throw unusable(workload.script, `there is no such file in ${workingDirectory}.`);
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

/** A log of this measurement's own; throws EnvironmentError when the folder cannot be written. */
export async function freshLogFile(
  { directory, log = 'k6' }: Pick<LoadRequest, 'directory' | 'log'>,
  arm: '' | '-base' = '',
): Promise<string> {
  const file = path.join(directory, `${log}${arm}.log`);
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
