import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { atExit } from '../../plumbing/process/at-exit.ts';
import type { AppRunner, RunningApp, StartRequest } from '../../ports/app/app-runner.ts';
import { AppError, EnvironmentError, MachineError } from '../../ports/errors.ts';
import type { Run } from '../../ports/run.ts';
import { type CommandOptions, GRACE_MS, openCommand, runCommand } from './command.ts';
import { fullDisk } from './disk-room.ts';
import { fill } from './environment.ts';
import { follow } from './follow.ts';
import { endMarked, endMarkedAtExit } from './process/end-marked.ts';
import { listensElsewhere, type Stranger, strangerAt } from './ready/listener.ts';
import { notReady } from './ready/not-ready.ts';
import { speaksTls } from './ready/own-tls.ts';
import { reservePort } from './ready/port.ts';
import { waitUntilReady } from './ready/ready.ts';

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
  atExit(() => endMarkedAtExit(({ run }) => run === id));
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
  const ready = fill(app.ready, { arm, port });
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
  const tls = death === null && !/^https:/.test(ready) && (await speaksTls(port));
  await running.stop();
  const full = await fullDisk([request.directory, path.dirname(request.logFile), os.tmpdir()]);
  const logTail = await opened.tail();
  throw full ?? notReady({ request, ready, last, death, stranger, elsewhere, tls, port, logTail });
}
