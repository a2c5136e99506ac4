import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import type { AppRunner, RunningApp, StartRequest } from '../../ports/app-runner.ts';
import { AppError, EnvironmentError, MachineError } from '../../ports/errors.ts';
import { RUN_VARIABLE, type Run } from '../../ports/run.ts';
import { type CommandOptions, GRACE_MS, openCommand, runCommand } from './command.ts';
import { fullDisk } from './disk-room.ts';
import { endMarked, endMarkedAtExit } from './end-marked.ts';
import { fill } from './environment.ts';
import { follow } from './follow.ts';
import { listensElsewhere, type Stranger, strangerAt } from './listener.ts';
import { reservePort } from './port.ts';
import { waitUntilReady } from './ready.ts';

export type AppRunnerOptions = Omit<CommandOptions, 'id'> & {
  /** marks what is started as its own; absent: a run of its own */
  readonly run?: Pick<Run, 'id' | 'isOver'>;
  /** default: this machine's */
  readonly platform?: NodeJS.Platform;
};

/** Runs the user's application by its own commands. */
export function createAppRunner({ run, platform = process.platform, ...rest }: AppRunnerOptions): AppRunner {
  const options: CommandOptions = { ...rest, id: run?.id ?? randomUUID() };
  const isOver = run?.isOver;
  let begun: Promise<void> | null = null;
  const begin = () => {
    begun ??= clearTheWay(options, isOver);
    return begun;
  };
  return {
    async build(request) {
      refuseWindows(platform);
      await begin();
      refuseCancelled(request);
      await build(options, request);
    },
    reset: (request, { baseUrl }) => runCommand(options, request, 'reset', Number(new URL(baseUrl).port)),
    async start(request) {
      refuseWindows(platform);
      await begin();
      refuseCancelled(request);
      try {
        return await startOnce(options, request);
      } catch (thrown) {
        const mayPass = thrown instanceof AppError || thrown instanceof MachineError;
        if (!mayPass || request.signal.aborted) throw thrown;
        options.log.write('warning', `${thrown.message} Trying once more.`);
        // The wished port may have been the trouble.
        const { port: _port, ...anywhere } = request;
        return startOnce(options, anywhere);
      }
    },
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
async function clearTheWay({ id, log }: CommandOptions, isOver: Run['isOver'] = () => false): Promise<void> {
  process.once('exit', () => endMarkedAtExit(({ run }) => run === id));
  const ended = await endMarked(({ run }) => isOver(run), GRACE_MS);
  const what = ended === 1 ? 'a process' : `${ended} processes`;
  if (ended > 0) log.write('info', `Ended ${what} that a killed run had left behind.`);
}

async function build(options: CommandOptions, request: StartRequest): Promise<void> {
  const started = options.clock.now();
  await runCommand(options, request, 'build', 0);
  if (request.app.build === null) return;
  options.log.write('info', `Built in ${((options.clock.now() - started) / 1000).toFixed(1)} s`);
}

async function startOnce(options: CommandOptions, request: StartRequest): Promise<RunningApp> {
  const { app, arm, signal } = request;
  const port = await reservePort(app.port, request.port);
  if (request.again !== true) await runCommand(options, request, 'setup', port);
  const opened = await openCommand(options, request, { step: 'start', port, cpus: request.cpus });
  options.log.write('info', `Starting ${arm} on port ${port}: ${opened.command}`);
  const running = follow({ options, request, opened, port });
  const ready = fill(app.ready, { arm, port, baseUrl: running.baseUrl });
  const own = { pid: opened.shell.pid, mark: { run: options.id, arm } };
  let stranger: Stranger | null = null;
  const refused = () => {
    stranger = strangerAt(port, own);
    return stranger === null ? null : `an answer by ${stranger.text}, which is not the app`;
  };
  const last = await waitUntilReady({
    url: /^https?:/.test(ready) ? ready : new URL(ready, running.baseUrl).href,
    limitMs: app.readyMs,
    clock: options.clock,
    ...{ signal, refused, isOver: () => running.died() !== null },
    onProgress: (ms, answer) =>
      options.log.write('info', `Waiting for ${ready} since ${Math.round(ms / 1000)} s: ${answer}`),
  }).catch(async (thrown: unknown) => {
    await running.stop();
    throw thrown;
  });
  if (last === null) {
    running.ready();
    return running;
  }
  const death = running.died();
  stranger ??= strangerAt(port, own);
  const elsewhere = death === null && listensElsewhere(port);
  await running.stop();
  const full = await fullDisk([request.directory, path.dirname(request.logFile), os.tmpdir()]);
  const logTail = await opened.tail();
  throw full ?? notReady({ request, ready, last, death, stranger, elsewhere, port, logTail });
}

type NotReady = {
  readonly request: StartRequest;
  readonly ready: string;
  readonly last: string;
  readonly death: ReturnType<RunningApp['died']>;
  readonly stranger: Stranger | null;
  /** whether something listens on the port at another address */
  readonly elsewhere: boolean;
  readonly port: number;
  readonly logTail: string;
};

/** The gate knows an application by the shell that started it, or by this variable. */
const NOT_KNOWN = `Stop that program where it is none of the app's. Where it is, start it so that it keeps the variable ${RUN_VARIABLE}, by which the gate knows it: \`systemctl\`, \`service\` and \`env -i\` take it away.`;
const NOT_REACHED = ' Something listens on that port, but not at 127.0.0.1, where the gate calls it.';
const LET_REACH = 'Let the app listen at 127.0.0.1 or 0.0.0.0: `localhost` may be ::1 alone.';

function notReady({ request, ready, last, death, stranger, elsewhere, port, logTail }: NotReady): Error {
  const { app, arm } = request;
  const within = `The app (${arm}) was not ready within ${app.readyMs / 1000} s`;
  if (stranger !== null) {
    const reason = death?.reason ?? `${within}.`;
    const who = `${reason} On its port ${port} listens ${stranger.text}, which`;
    // Whichever arm was to listen there: nobody can tell what it would have done.
    if (stranger.arm === null || stranger.arm === arm)
      return new MachineError(`${who} is not the app.`, NOT_KNOWN);
    const hint = `${stranger.arm} must listen on the PORT that it is given, and on no other.`;
    return new MachineError(`${who} belongs to ${stranger.arm}.`, hint);
  }
  const late = `${within}: ${ready} gave ${last}.`;
  if (elsewhere) return new AppError(late + NOT_REACHED, LET_REACH, logTail);
  const longer = death === null ? '; `app.ready-timeout` gives it longer' : '';
  const hint = `Check \`app.start\`, that the app listens on PORT, and that \`app.ready\` answers 2xx${longer}.`;
  return new AppError(death?.reason ?? late, hint, logTail);
}
