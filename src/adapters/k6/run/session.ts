import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mask } from '../../../core/config/secrets.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Progress } from '../../../ports/progress/progress.ts';
import { RUN_VARIABLE, type Run, runValue } from '../../../ports/run.ts';
import { Collector } from '../collect/collector.ts';
import { isOfKind } from '../collect/protocol.ts';
import { openReceiver } from '../collect/receiver.ts';
import { parseSummary, type Summary } from '../collect/summary.ts';
import { namesModule } from '../names/names-module.ts';
import { createNaming, type NameRules } from '../names/naming.ts';
import { type Heard, type K6Log, openK6Log, type Told } from './k6-log.ts';
import { type K6Exit, type K6Run, runK6 } from './k6-process.ts';
import { missedModule } from './outcome.ts';
import { watchRefusals } from './refusals.ts';

/** What all runs of one measurement share. */
export type Setting = {
  readonly binary: string;
  readonly k6Version: string;
  readonly env: Readonly<Record<string, string>>;
  /** folder that k6 runs in: the script's own, which `Client.load` and its like take for the start of paths */
  readonly directory: string;
  /** k6's own words go here */
  readonly logFile: string;
  readonly clock: Clock;
  /** told what k6 does; absent: nobody waits for it */
  readonly progress?: Progress | undefined;
  readonly signal: AbortSignal;
  /** how requests without a `name` tag are called, in k6 and where results are read */
  readonly names: NameRules;
  /** CPUs that k6 is held to; none: all */
  readonly cpus: readonly number[];
  /** goes over k6's words; absent: nothing is secret */
  readonly mask?: Mask | undefined;
  /** false: the script's teardown() is left out */
  readonly teardown: boolean;
  /** what the log was told so far, so that the next process does not tell it again; absent: nothing */
  readonly told?: Told;
  /** requests to the gate's own ports that no k6 of ours made */
  readonly forged: { count: number };
  /** whose folder its files lie in, and whose mark k6 carries; absent: the machine's, and none */
  readonly run?: Run | undefined;
};

export type Session = {
  /** text of the module to run */
  readonly module: string;
  readonly limitMs: number;
  /** null: it is no part of what is told, and the file alone has its words */
  readonly log: Log | null;
  /** false: a run to learn or to warm up from; the script's handleSummary() and thresholds stay out */
  readonly summary: boolean;
  /** takes over what an earlier process of the same arm showed */
  readonly collector?: Collector;
  /** called once k6 is about to start; returns what to call when it ended */
  readonly watch?: (collector: Collector) => () => void;
  /** ends k6 before its time */
  readonly halt?: AbortSignal;
  /** how long teardown() may take where it is halted since enough is known, ms; absent: none to speak of */
  readonly teardownMs?: number;
  /** told k6's process id once it runs, of each where it is started again */
  readonly started?: (pid: number) => void;
  /** text that follows the module of names, before any module of the script's; absent: none */
  readonly marks?: string;
  /** reads the file of all samples, one JSON value a line, once k6 has ended; absent: there is none */
  readonly samples?: (file: string) => Promise<void>;
};

export type SessionResult = {
  readonly exit: K6Exit;
  readonly heard: Heard;
  readonly collector: Collector;
  /** null: k6 wrote none */
  readonly summary: Summary | null;
  readonly elapsedMs: number;
};

/** Pauses before k6 is started again: its own loader asks twice without one. */
const AGAIN_AFTER_MS = [2000, 8000];

/** The address that the script is given. */
export function baseUrlOf({ env }: Pick<Setting, 'env'>): string {
  return env['BASE_URL'] ?? '';
}

/** Runs a module in k6 and gathers what it pushed, said and summed up. Its files are gone afterwards, always. */
export async function runSession(setting: Setting, session: Session): Promise<SessionResult> {
  const { clock, run } = setting;
  const folder = (await run?.folder('k6')) ?? (await mkdtemp(path.join(os.tmpdir(), 'perf-gate-k6-')));
  const collector = session.collector ?? new Collector(() => clock.now());
  collector.nextProcess();
  collector.baseUrl = baseUrlOf(setting);
  collector.naming = createNaming(setting.names);
  const refusals = watchRefusals(() => clock.now(), collector.reach);
  const receiver = await openReceiver(
    (body) => {
      collector.take(body);
      refusals.look(collector.reach);
    },
    () => {
      setting.forged.count += 1;
    },
  );
  const words = openWords(setting, session);
  const started = clock.now();
  const stopWatching = session.watch?.(collector);
  try {
    const files = await writeFiles(folder, `${namesModule(setting.names)}${session.marks ?? ''}`);
    const exit = await startUntilFetched(
      {
        ...commandOf(setting, session, files),
        env: { ...setting.env, ...outputVariables(receiver.url, setting) },
        halt: AbortSignal.any([refusals.signal, ...(session.halt ? [session.halt] : [])]),
        words,
      },
      clock,
    );
    const elapsedMs = clock.now() - started;
    collector.nextProcess();
    const summary = await readSummary(files.summary, collector);
    await session.samples?.(files.samples);
    return { exit, heard: words.heard(), collector, summary, elapsedMs };
  } finally {
    stopWatching?.();
    await receiver.close();
    await words.close();
    // The summary holds what setup() returned, which may be tokens.
    await rm(folder, { recursive: true, force: true });
  }
}

function commandOf(setting: Setting, session: Session, files: Files): Omit<K6Run, 'env' | 'halt' | 'words'> {
  const { binary, directory, signal, cpus, teardown } = setting;
  const { module, limitMs, teardownMs, started } = session;
  return {
    ...{ binary, directory, signal, cpus, limitMs, teardownMs, started },
    args: runArguments(files, session, teardown),
    // First of all modules, so that the script's own find k6's functions replaced.
    input: `import ${JSON.stringify(pathToFileURL(files.names).href)};\n${module}`,
  };
}

/** Nothing was driven yet where k6 did not get a module of the script, and a moment later it may. */
async function startUntilFetched(run: K6Run, clock: Clock): Promise<K6Exit> {
  const { words, signal, halt } = run;
  const over = AbortSignal.any([signal, ...(halt ? [halt] : [])]);
  let exit = await runK6(run);
  for (const ms of AGAIN_AFTER_MS) {
    if (missedModule({ exit, heard: words.heard() }) === null) break;
    await clock.sleep(ms, over);
    if (over.aborted) break;
    exit = await runK6(run);
  }
  return exit;
}

/** What nobody was told does not count as told. */
function openWords({ logFile, mask, told }: Setting, { log }: Pick<Session, 'log'>): K6Log {
  const nobody: Log = { write: () => {}, group: (_title, body) => body() };
  return log === null ? openK6Log(logFile, nobody, mask) : openK6Log(logFile, log, mask, told);
}

type Files = Readonly<Record<'names' | 'config' | 'summary' | 'samples', string>>;

async function writeFiles(folder: string, names: string): Promise<Files> {
  const files = {
    names: path.join(folder, 'names.js'),
    // An empty one, or k6 would read the user's own from his home.
    config: path.join(folder, 'config.json'),
    summary: path.join(folder, 'summary.json'),
    samples: path.join(folder, 'samples.json'),
  };
  await writeFile(files.names, names);
  await writeFile(files.config, '{}');
  return files;
}

function runArguments(
  files: Files,
  { summary, samples }: Pick<Session, 'summary' | 'samples'>,
  teardown: boolean,
): readonly string[] {
  return [
    ...['run', '--quiet', '--no-color', '--address=', '--log-format', 'json', '--config', files.config],
    ...['--out', 'experimental-prometheus-rw'],
    ...(samples === undefined ? [] : ['--out', `json=${files.samples}`]),
    ...(summary ? ['--summary-export', files.summary] : ['--summary-mode=disabled', '--no-thresholds']),
    ...(teardown ? [] : ['--no-teardown']),
    // From standard input: a module in a file of ours would move the paths that the script is relative to.
    '-',
  ];
}

function outputVariables(
  url: string,
  { k6Version, run }: Pick<Setting, 'k6Version' | 'run'>,
): Readonly<Record<string, string>> {
  const [major = 0, minor = 0] = k6Version.split('.').map(Number);
  // From 2.1 on it is a feature flag, and the older name brings a warning.
  const native: Readonly<Record<string, string>> =
    major > 2 || (major === 2 && minor >= 1)
      ? { K6_FEATURES: 'native-histograms' }
      : { K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM: 'true' };
  const mark = run === undefined ? {} : { [RUN_VARIABLE]: runValue(run.id, 'head', 'load') };
  return { K6_PROMETHEUS_RW_SERVER_URL: url, K6_PROMETHEUS_RW_PUSH_INTERVAL: '1s', ...native, ...mark };
}

/** A Trend without a unit that is called `x_seconds` is pushed like the time `x`, a Gauge `x_rate` like the Rate `x`. */
function forgetStrangers({ endpoints }: Pick<Collector, 'endpoints'>, { metrics }: Summary): void {
  for (const [key, { endpoint }] of endpoints) {
    if (!isOfKind(endpoint, metrics[endpoint.name]?.kind)) endpoints.delete(key);
  }
}

async function readSummary(file: string, collector: Collector): Promise<Summary | null> {
  try {
    const summary = parseSummary(await readFile(file, 'utf8'));
    forgetStrangers(collector, summary);
    return summary;
  } catch {
    // Not written, or not to its end: k6 was killed. The histograms hold what there is.
    return null;
  }
}
