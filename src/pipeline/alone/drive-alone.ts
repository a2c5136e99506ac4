import type { Config } from '../../core/config/config.ts';
import { repetitionOf } from '../../core/decision/load/repetition.ts';
import type { DatabaseEvidence } from '../../core/model/evidence/database.ts';
import type { ProcessEvidence } from '../../core/model/evidence/process.ts';
import type { Profiled } from '../../core/model/evidence/profile.ts';
import type { Pages } from '../../core/model/recording/page.ts';
import type { Window } from '../../core/model/recording/window.ts';
import { usersToProfile } from '../../core/profiles/users-to-profile.ts';
import { processEvidence } from '../../core/readings/processes/process-evidence.ts';
import { noteText } from '../../core/words/note.ts';
import type { RunningApp } from '../../ports/app/app-runner.ts';
import { AppError, EnvironmentError, StoppedByScript } from '../../ports/errors.ts';
import type { AloneRequest, LoadGenerator, LoadRequest, Measurement } from '../../ports/load-generator.ts';
import { buildHead, headSha } from '../duet/arms/build-both.ts';
import { openSide, type Side } from '../duet/arms/side.ts';
import { loadPages } from '../pages/load-pages.ts';
import type { Ports } from '../ports.ts';
import { type Aside, driveWatched } from '../probes/drive-watched.ts';
import { profileArms } from '../probes/profile.ts';
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
  /** where its CPU time went; absent: nobody looked */
  readonly profiled?: Profiled;
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
  runsNode?: Side['runsNode'];
  readonly directory?: string;
  /** see Side, stopped before; absent: it cannot be started again */
  once?: Side['once'];
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
    const paged = await withPages(await onceMore(await attempt(input, head), input, head), input, head);
    return await withProfile(paged, input, head);
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
    ...{ runsNode: side.runsNode, directory: side.directory },
    ...(side.canStartAgain && { once: onceOf(side) }),
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

const onceOf =
  (side: Side): Side['once'] =>
  async (how, body) => {
    await side.stop();
    return side.once(how, body);
  };

/** Once all load is over: a browser needs a CPU for itself. */
async function withPages(driven: Attempt, input: AloneInput, { baseUrl }: Head): Promise<Attempt> {
  if (driven.death !== null || !driven.measurement.validity.valid) return driven;
  const pages = await loadPages(input, { arm: 'head', baseUrl });
  return { ...driven, ...(pages && { pages }) };
}

/** Whether it got slower is not known yet, so that only who asks for it each time gets it. */
async function withProfile(driven: Attempt, input: AloneInput, head: Head): Promise<Attempt> {
  const { config, signal } = input;
  const { measurement, death } = driven;
  if (death !== null || !measurement.validity.valid || signal.aborted) return driven;
  if (config.probes.cpuProfile !== 'always') return driven;
  const { once } = head;
  const found = await profileArms(
    {
      ...{ ...input, request: requestOf(input, head), seed: 0 },
      ...{ learned: measurement.workload.names?.learned ?? [], users: usersToProfile(measurement) },
    },
    { arms: { head }, ...(once && { once: (_arm, how, body) => once(how, body) }) },
  );
  return { ...driven, ...(found.head && { profiled: found.head }) };
}

function requestOf({ config, ports, signal }: AloneInput, { local }: Head): Omit<LoadRequest, 'baseUrl'> {
  const { workload, workingDirectory } = config;
  return { workload, workingDirectory, directory: ports.files.path('.'), signal, local };
}

async function attempt(input: AloneInput, head: Head): Promise<Attempt> {
  const request = requestOf(input, head);
  const { driven, looked } = await driveWatched(
    { ...input, request, arms: { head } },
    (aside) => measured(input, request, head, aside),
    ({ measurement }) => ({ head: measurement }),
  );
  return { ...driven, ...(looked.head && { database: looked.head }) };
}

async function measured(
  { ports, load, vcpus }: AloneInput,
  request: Omit<LoadRequest, 'baseUrl'>,
  head: Head,
  aside: Aside,
): Promise<Attempt> {
  const measure = (more: Partial<LoadRequest> = {}) =>
    measureAside(load, { ...request, ...more, baseUrl: head.baseUrl }, aside);
  const watch = ports.host.watch(head.processes && { head: head.processes });
  try {
    const measured = await measure().catch(async (thrown: unknown) => {
      if (!(thrown instanceof StoppedByScript && head.canStartAgain)) throw thrown;
      ports.log.write('warning', `${thrown.message} It is restarted, and that is left out.`);
      await head.renew();
      return measure({ teardown: false });
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

/** What the load generator tries and warms up with asks of a database too, and is no load. */
async function measureAside(load: LoadGenerator, request: AloneRequest, aside: Aside) {
  const begun = Promise.withResolvers<void>();
  const counting = aside(() => begun.promise);
  const begins = async () => {
    begun.resolve();
    await counting;
  };
  try {
    return await load.measure({ ...request, begins });
  } finally {
    await begins();
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
