import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Mask } from '../../core/config/secrets.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import type { StartRequest } from '../../ports/app/app-runner.ts';
import type { Clock } from '../../ports/clock.ts';
import { AppError, toError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { Projects } from './compose/projects.ts';
import { fullDisk } from './disk-room.ts';
import { appEnvironment, fill, type GivenDatabase, withProfile } from './environment.ts';
import { type KeptLog, openKeptLog } from './log/kept-log.ts';
import { readTail } from './log/log-tail.ts';
import type { Mark } from './process/marks.ts';
import { openShell, type Shell } from './process/shell.ts';
import { addressOf } from './ready/own-tls.ts';

export type CommandOptions = {
  readonly log: Log;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** goes over what the application writes; absent: nothing is secret */
  readonly mask?: Mask;
  readonly limits?: { readonly buildMs?: number };
  /** id of the run, which marks what is started */
  readonly id: string;
  /** the arm's own, as it is now; null: it has none */
  readonly databaseOf: (arm: Arm) => GivenDatabase | null;
  /** what the run has made in Docker */
  readonly projects: Projects;
};

export const GRACE_MS = 5000;
const BUILD_MS = 20 * 60_000;
const STOP_MS = 30_000;
const TITLES = { build: 'Building', setup: 'Setting up', reset: 'Resetting' } as const;

/** A user's command that runs, and what it says. */
export type OpenCommand = {
  readonly command: string;
  /** where the application is called; empty: it has no port yet */
  readonly baseUrl: string;
  readonly shell: Shell;
  /** as it was started with */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** the last lines of what it said; where it said nothing, of what stood in the log before */
  tail(): Promise<string>;
};

/** Starts one of the user's commands with the arm's environment. */
export async function openCommand(
  options: CommandOptions,
  request: StartRequest,
  {
    step,
    port,
    cpus,
    enter,
  }: {
    step: Exclude<Mark['step'], 'load'>;
    port: number;
    cpus?: readonly number[] | undefined;
    enter?: readonly string[] | undefined;
  },
): Promise<OpenCommand> {
  const { app, arm, sha, directory, logFile } = request;
  const inside = insideOf(request, port);
  const database = options.databaseOf(arm);
  const ready = fill(app.ready, { arm, sha, port: inside, database });
  const baseUrl = port === 0 ? '' : addressOf(ready, inside, port);
  const facts = { arm, sha, port: step === 'start' ? inside : port, baseUrl, database };
  const command = fill(app[step] ?? '', facts);
  await mkdir(path.dirname(logFile), { recursive: true });
  const log: KeptLog = openKeptLog({
    file: logFile,
    mask: options.mask,
    onTrouble: (text) => options.log.write('warning', text),
  });
  const own = appEnvironment(options.env, app, facts, { run: options.id, arm, step });
  const env = step === 'start' ? withProfile(own, request) : own;
  const held = { ...(cpus !== undefined && { cpus }), ...(enter !== undefined && { enter }) };
  const shell = await openShell({ command, directory, env, log, ...held });
  return { command, baseUrl, shell, env, tail: async () => log.tail() || readTail(logFile) };
}

/** The port that an application listens on, where it is called on this one: another in a network of its own. */
export function insideOf({ app, apart }: StartRequest, port: number): number {
  return apart === undefined ? port : (app.port ?? port);
}

/** Runs one of the user's commands to its end; nothing where it is not set. Throws AppError when it fails. `name`: for the reader. */
export async function runCommand(
  options: CommandOptions,
  request: StartRequest,
  step: 'build' | 'setup' | 'reset',
  port: number,
  name: string = `app.${step}`,
): Promise<void> {
  if (request.app[step] === null) return;
  const { command, shell, tail } = await openCommand(options, request, { step, port });
  options.log.write(step === 'reset' ? 'debug' : 'info', `${TITLES[step]} ${request.arm}: ${command}`);
  const limit = AbortSignal.timeout(options.limits?.buildMs ?? BUILD_MS);
  const code = await endOf(shell, AbortSignal.any([request.signal, limit]));
  if (code === 0) return;
  const full = await fullDisk([request.directory, path.dirname(request.logFile), os.tmpdir()]);
  if (full !== null) throw full;
  const how = code === null ? 'did not end in time' : `ended with exit code ${code}`;
  throw new AppError(
    `\`${name}\` of ${request.arm} ${how}.`,
    `Run \`${command}\` by hand to see why.`,
    await tail(),
    step,
  );
}

/** Runs `app.stop`, whatever comes of it; nothing where it is not set. */
export async function runStop(options: CommandOptions, request: StartRequest, port: number): Promise<void> {
  if (request.app.stop === null) return;
  try {
    const { shell } = await openCommand(options, request, { step: 'stop', port });
    await endOf(shell, AbortSignal.timeout(STOP_MS));
  } catch (thrown) {
    // What was measured stands, and the processes end without it.
    options.log.write(
      'warning',
      `\`app.stop\` of ${request.arm} could not be run: ${toError(thrown).message}`,
    );
  }
}

/** The exit code; null: it was stopped, by this signal. */
export async function endOf(shell: Shell, signal: AbortSignal): Promise<number | null> {
  const stopped = new Promise<null>((resolve) => {
    const stop = () => resolve(null);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  const end = await Promise.race([shell.ended, stopped]);
  await shell.stop(GRACE_MS);
  await shell.drain();
  return end === null ? null : (end.code ?? 1);
}
