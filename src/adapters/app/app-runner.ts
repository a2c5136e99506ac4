import { randomUUID } from 'node:crypto';
import { isBuilt } from '../../core/config/settings/app.ts';
import { atExit } from '../../plumbing/process/at-exit.ts';
import type { AppRunner, RunningApp, StartRequest } from '../../ports/app/app-runner.ts';
import type { Databases } from '../../ports/app/databases.ts';
import { ApartError, AppError, EnvironmentError, MachineError, toError } from '../../ports/errors.ts';
import type { Run } from '../../ports/run.ts';
import { type CommandOptions, GRACE_MS, runCommand } from './command.ts';
import { inCompose, isCompose } from './compose/in-compose.ts';
import { prepare } from './compose/prepare.ts';
import { trackProjects } from './compose/projects.ts';
import { findNamespaces, type Namespaces } from './network/namespaces.ts';
import { ownDatabases } from './own-databases.ts';
import { endMarked, endMarkedAtExit } from './process/end-marked.ts';
import { startOnce } from './start.ts';

export type AppRunnerOptions = Omit<CommandOptions, 'id' | 'databaseOf' | 'projects'> & {
  /** marks what is started as its own; absent: a run of its own */
  readonly run?: Pick<Run, 'id' | 'isOver'>;
  /** default: this machine's */
  readonly platform?: NodeJS.Platform;
  /** makes those that `app.database` asks for; absent: nothing does */
  readonly databases?: Databases;
};

/** Runs the user's application by its own commands. */
export function createAppRunner(wanted: AppRunnerOptions): AppRunner {
  const { run, platform = process.platform, databases, ...rest } = wanted;
  const { isOver = () => false } = run ?? {};
  const projects = trackProjects({ log: rest.log, isOver });
  const own = ownDatabases({ databases, env: rest.env, log: rest.log });
  const id = run?.id ?? randomUUID();
  const options: CommandOptions = { ...rest, projects, id, databaseOf: own.of };
  let begun: Promise<void> | null = null;
  const begin = async (request: StartRequest) => {
    refuseWindows(platform);
    begun ??= clearTheWay(options, isOver);
    await begun;
    refuseCancelled(request);
  };
  let found: Promise<Namespaces | string> | null = null;
  const namespaces = () => {
    found ??= findNamespaces(options.env);
    return found;
  };
  return {
    async refusesNetworks() {
      const which = await namespaces();
      return typeof which === 'string' ? which : null;
    },
    async build(request) {
      await begin(request);
      if (isBuilt(request.app)) await own.atHand(request);
      refuseCancelled(request);
      await build(options, request);
    },
    reset: (request, { baseUrl }) =>
      runCommand(options, inCompose(request), 'reset', Number(new URL(baseUrl).port)),
    async start(request) {
      await begin(request);
      // Compose took away what it had made, so that all is set up once more.
      const isNew = request.again !== true || isCompose(request);
      const fresh = async () => (isNew ? own.fresh(request) : undefined);
      await fresh();
      // A copy takes its time.
      refuseCancelled(request);
      if (request.apart !== undefined && !isCompose(request))
        return startApart(options, request, await namespaces());
      return startTwice(options, request, fresh);
    },
    release: own.release,
  };
}

/** Who cancels a run wants no further command of the user's to begin. */
function refuseCancelled({ signal, arm }: StartRequest): void {
  if (signal.aborted) throw new AppError(`The run was cancelled before ${arm} was started.`, '', '');
}

/** Windows has no process groups: what a shell started there could not be stopped for certain. */
function refuseWindows(platform: NodeJS.Platform): void {
  if (platform !== 'win32') return;
  throw new EnvironmentError(
    'The gate starts no application on Windows.',
    'Start it in a step before, and set `workload.target` instead of `app.start`.',
  );
}

/** Ends what killed runs left behind, and sees to it that all of this run's ends with this process. */
async function clearTheWay({ id, log }: CommandOptions, isOver: Run['isOver']): Promise<void> {
  atExit(() => endMarkedAtExit(({ run }) => run === id));
  const ended = await endMarked(({ run }) => isOver(run), GRACE_MS);
  const what = ended === 1 ? 'a process' : `${ended} processes`;
  if (ended > 0) log.write('info', `Ended ${what} that a killed run had left behind.`);
}

async function build(options: CommandOptions, request: StartRequest): Promise<void> {
  const started = options.clock.now();
  await runCommand(options, request, 'build', 0);
  if (isCompose(request))
    await runCommand(options, await prepare(options, request, null), 'build', 0, 'docker compose build');
  if (!isBuilt(request.app)) return;
  options.log.write(
    'info',
    `Built ${request.arm} in ${((options.clock.now() - started) / 1000).toFixed(1)} s`,
  );
}

/** `fresh`: makes its database anew. */
async function startTwice(
  options: CommandOptions,
  request: StartRequest,
  fresh: () => Promise<void>,
): Promise<RunningApp> {
  try {
    return await startOnce(options, request);
  } catch (thrown) {
    const mayPass = thrown instanceof AppError || thrown instanceof MachineError;
    if (!mayPass || request.signal.aborted) throw thrown;
    options.log.write('warning', `${thrown.message} Trying once more.`);
    // The wished port may have been the trouble.
    const { port: _port, ...anywhere } = request;
    // What the first try made there is in the way of the second.
    await fresh();
    return startOnce(options, anywhere);
  }
}

/** In a network of its own. Whatever keeps it from starting there may be what is not there. */
async function startApart(
  options: CommandOptions,
  request: StartRequest,
  namespaces: Namespaces | string,
): Promise<RunningApp> {
  const { arm, signal } = request;
  try {
    if (typeof namespaces === 'string') throw new Error(`There are no networks here: ${namespaces}.`);
    return await startOnce(options, request, namespaces);
  } catch (thrown) {
    const isOwn = thrown instanceof AppError && thrown.step !== 'start';
    if (isOwn || thrown instanceof MachineError || signal.aborted) throw thrown;
    throw new ApartError(toError(thrown).message, arm, thrown instanceof AppError ? thrown.logTail : '');
  }
}
