import type { Config } from '../../core/config/config.ts';
import { repetitionOf } from '../../core/decision/load/repetition.ts';
import type { DatabaseEvidence } from '../../core/model/evidence/database.ts';
import type { ProcessEvidence } from '../../core/model/evidence/process.ts';
import type { Pages } from '../../core/model/recording/page.ts';
import type { Window } from '../../core/model/recording/window.ts';
import { processEvidence } from '../../core/readings/process-evidence.ts';
import { noteText } from '../../core/words/note.ts';
import type { RunningApp } from '../../ports/app/app-runner.ts';
import { AppError, EnvironmentError, StoppedByScript } from '../../ports/errors.ts';
import type { LoadGenerator, LoadRequest, Measurement } from '../../ports/load-generator.ts';
import { buildHead, headSha } from '../duet/build-both.ts';
import { openSide, type Side } from '../duet/side.ts';
import { loadPages } from '../pages/load-pages.ts';
import type { Ports } from '../ports.ts';
import { driveWatched } from '../probes/drive-watched.ts';
import { withMachine } from './machine.ts';

export type AloneInput = {
  readonly config: Config;
  readonly ports: Ports;
  readonly load: LoadGenerator;
  /** CPUs of this machine; null: not known */
  readonly vcpus: number | null;
  readonly signal: AbortSignal;
};

/** One measurement of head. `death`: the application ended by itself. */
export type Attempt = {
  readonly measurement: Measurement;
  readonly window: Window;
  /** what its processes were like; null: they are not known */
  readonly processes: ProcessEvidence | null;
  readonly death: ReturnType<RunningApp['died']>;
  /** what its database showed; absent: it was not looked into */
  readonly database?: DatabaseEvidence;
  /** absent: no target names one, or they were not loaded */
  readonly pages?: Pages;
};

/** What is under load: an application of ours, or one that runs already. */
export type Head = {
  readonly baseUrl: string;
  readonly local: boolean;
  died(): Attempt['death'];
  readonly canStartAgain: boolean;
  /** see Side; absent: none of ours */
  readonly readyMs?: readonly number[];
  processes?(): readonly number[] | null;
  variable?: Side['variable'];
  /** brings it back to where it was before any load, as far as that can be had; throws AppError */
  renew(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Drives head alone. An attempt that the machine, or load that was not delivered, made invalid is made once more where
 * the budget has room for it, and the second one counts, whatever it shows. Throws as the load generator and the
 * application's runner do.
 */
export async function driveAlone(input: AloneInput): Promise<Attempt> {
  const head = await openHead(input);
  try {
    return await withPages(await onceMore(await attempt(input, head), input, head), input, head);
  } finally {
    await head.stop();
  }
}

/** Builds and starts head, or looks whether it answers where it runs already. */
export async function openHead({
  config,
  ports,
  signal,
}: Pick<AloneInput, 'config' | 'ports' | 'signal'>): Promise<Head> {
  const { app, workload, workingDirectory } = config;
  if (app === null) {
    const baseUrl = workload.target ?? config.compare.headTarget ?? '';
    await ports.target.check(baseUrl, signal);
    const nothing = async () => {};
    return { baseUrl, local: false, died: () => null, canStartAgain: false, renew: nothing, stop: nothing };
  }
  const logFile = ports.files.path('app-head.log');
  const sha = await headSha(ports, workingDirectory);
  const start = { app, arm: 'head', sha, directory: workingDirectory, logFile, signal } as const;
  const side = openSide(start, ports);
  try {
    await buildHead(start, ports);
    await side.start();
  } catch (thrown) {
    await ports.apps.release('head');
    throw thrown;
  }
  return {
    get baseUrl() {
      return side.baseUrl;
    },
    local: true,
    died: side.died,
    readyMs: side.readyMs,
    processes: side.processes,
    variable: side.variable,
    canStartAgain: side.canStartAgain,
    async renew() {
      if (side.canStartAgain) {
        await side.stop();
        await side.start();
      }
      await side.reset();
    },
    async stop() {
      await side.stop().finally(() => ports.apps.release('head'));
    },
  };
}

/** Once all load is over: a browser needs a CPU for itself. */
async function withPages(driven: Attempt, input: AloneInput, { baseUrl }: Head): Promise<Attempt> {
  if (driven.death !== null || !driven.measurement.validity.valid) return driven;
  const pages = await loadPages(input, { arm: 'head', baseUrl });
  return { ...driven, ...(pages && { pages }) };
}

async function attempt(input: AloneInput, head: Head): Promise<Attempt> {
  const { config, ports, signal } = input;
  const { workload, workingDirectory } = config;
  const request = { workload, workingDirectory, directory: ports.files.path('.'), signal, local: head.local };
  const { driven, looked } = await driveWatched(
    { ...input, request, arms: { head } },
    () => measured(input, request, head),
    ({ measurement }) => ({ head: measurement }),
  );
  return { ...driven, ...(looked.head && { database: looked.head }) };
}

async function measured(
  { ports, load, vcpus }: AloneInput,
  request: Omit<LoadRequest, 'baseUrl'>,
  head: Head,
): Promise<Attempt> {
  const watch = ports.host.watch(head.processes && { head: head.processes });
  try {
    const measured = await load
      .measure({ ...request, baseUrl: head.baseUrl })
      .catch(async (thrown: unknown) => {
        if (!(thrown instanceof StoppedByScript && head.canStartAgain)) throw thrown;
        ports.log.write('warning', `${thrown.message} It is restarted, and that is left out.`);
        await head.renew();
        return load.measure({ ...request, baseUrl: head.baseUrl, teardown: false });
      });
    const samples = watch.samples();
    const alone = withMachine(measured, samples, vcpus);
    const driven = [{ start: 1, window: alone.window }];
    const processes = processEvidence(driven, samples.arms.head ?? [], head.readyMs ?? []);
    return { ...alone, processes: withRequests(processes, measured), death: head.died() };
  } finally {
    watch.stop();
  }
}

/** The window of a whole run counts no requests: its arm does. */
const withRequests = (
  processes: ProcessEvidence | null,
  { overall }: Pick<Measurement, 'overall'>,
): ProcessEvidence | null => processes && { ...processes, requests: [overall.requests] };

/** An application that died is no accident of the machine's: its attempt stands. So does one that was cancelled. */
async function onceMore(first: Attempt, input: AloneInput, head: Head): Promise<Attempt> {
  const { ports, config, signal } = input;
  const { validity, load } = first.measurement;
  if (first.death !== null || signal.aborted) return first;
  const repetition = repetitionOf(validity, load, config.compare.budgetSeconds);
  if (repetition.kind === 'none') return first;
  if (repetition.kind === 'beyond-budget') return unrepeated(first, noteText(repetition.note), ports);
  const { why } = repetition;
  ports.log.write('warning', `Measured once more, since the first attempt cannot be judged: ${why}`);
  try {
    await head.renew();
    const { measurement, ...rest } = await attempt(input, head);
    const note = `A first attempt could not be judged, so this is the second and last one: ${why}`;
    return { ...rest, measurement: { ...measurement, notes: [note, ...measurement.notes] } };
  } catch (thrown) {
    // The first attempt worked, so nobody is blamed for a second that could not be made.
    if (!(thrown instanceof AppError || thrown instanceof EnvironmentError)) throw thrown;
    return unrepeated(first, `It could not be measured once more: ${thrown.message}`, ports);
  }
}

/** The first attempt, which then says why there is no second. */
function unrepeated({ measurement, ...rest }: Attempt, text: string, { log }: Pick<Ports, 'log'>): Attempt {
  const { validity } = measurement;
  log.write('warning', text);
  if (validity.valid) return { measurement, ...rest };
  const reasons = [...validity.reasons, text];
  return { measurement: { ...measurement, validity: { valid: false, reasons } }, ...rest };
}
