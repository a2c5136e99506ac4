import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Mask } from '../../core/config/secrets.ts';
import type { AppRunner, RunningApp, StartRequest } from '../../ports/app-runner.ts';
import type { Clock } from '../../ports/clock.ts';
import { AppError, EnvironmentError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';
import type { Run } from '../../ports/run.ts';
import { appEnvironment, fill } from './environment.ts';
import { readTail } from './log-tail.ts';
import { maskLog } from './mask-log.ts';
import { reservePort } from './port.ts';
import { waitUntilReady } from './ready.ts';
import { openShell, type Shell } from './shell.ts';

export type AppRunnerOptions = {
  readonly log: Log;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** goes over what the application wrote; absent: nothing is secret */
  readonly mask?: Mask;
  /** default: this machine's */
  readonly platform?: NodeJS.Platform;
  /** marks what is started as its own; absent: nothing is marked */
  readonly run?: Run;
  readonly limits?: { readonly buildMs?: number };
};

const BUILD_MS = 20 * 60_000;
const GRACE_MS = 5000;
const TITLES = { build: 'Building', setup: 'Setting up', reset: 'Resetting' } as const;

/** Runs the user's application by its own commands. */
export function createAppRunner(options: AppRunnerOptions): AppRunner {
  return {
    async build(request) {
      refuseWindows(options.platform ?? process.platform);
      await build(options, request);
    },
    reset: (request, { baseUrl }) => runCommand(options, request, 'reset', baseUrl),
    async start(request) {
      refuseWindows(options.platform ?? process.platform);
      try {
        return await startOnce(options, request);
      } catch (thrown) {
        if (!(thrown instanceof AppError) || request.signal.aborted) throw thrown;
        options.log.write('warning', `${thrown.message} Trying once more.`);
        // The wished port may have been the trouble.
        const { port: _port, ...anywhere } = request;
        return startOnce(options, anywhere);
      }
    },
  };
}

/** Windows has no process groups: what a shell started there could not be stopped for certain. */
function refuseWindows(platform: NodeJS.Platform): void {
  if (platform !== 'win32') return;
  throw new EnvironmentError(
    'The gate starts no application on Windows.',
    'Start it in a step before, and set `workload.target` instead of `app.start`.',
  );
}

async function build(options: AppRunnerOptions, request: StartRequest): Promise<void> {
  const started = options.clock.now();
  await runCommand(options, request, 'build', '');
  if (request.app.build === null) return;
  options.log.write('info', `Built in ${((options.clock.now() - started) / 1000).toFixed(1)} s`);
}

/** Runs one of the user's commands to its end; nothing where it is not set. Throws AppError when it fails. */
async function runCommand(
  options: AppRunnerOptions,
  request: StartRequest,
  name: 'build' | 'setup' | 'reset',
  baseUrl: string,
): Promise<void> {
  const given = request.app[name];
  if (given === null) return;
  const port = baseUrl === '' ? 0 : Number(new URL(baseUrl).port);
  const facts = { arm: request.arm, port, baseUrl };
  const command = fill(given, facts);
  options.log.write(name === 'reset' ? 'debug' : 'info', `${TITLES[name]} ${request.arm}: ${command}`);
  const shell = await open(command, request, appEnvironment(options.env, request.app, facts));
  const limit = AbortSignal.timeout(options.limits?.buildMs ?? BUILD_MS);
  const code = await endOf(shell, AbortSignal.any([request.signal, limit]));
  if (name !== 'reset') await maskLog(request.logFile, options.mask);
  if (code === 0) return;
  const how = code === null ? 'did not end in time' : `ended with exit code ${code}`;
  throw new AppError(
    `\`app.${name}\` of ${request.arm} ${how}.`,
    `Run \`${command}\` by hand to see why.`,
    await readTail(request.logFile),
  );
}

async function startOnce(options: AppRunnerOptions, request: StartRequest): Promise<RunningApp> {
  const { app, arm, signal } = request;
  const port = await reservePort(app.port, request.port);
  const baseUrl = `http://127.0.0.1:${port}`;
  if (request.again !== true) await runCommand(options, request, 'setup', baseUrl);
  const facts = { arm, port, baseUrl };
  const env = appEnvironment(options.env, app, facts);
  const command = fill(app.start, facts);
  options.log.write('info', `Starting ${arm} on port ${port}: ${command}`);
  const shell = await open(command, request, env, request.cpus);
  const running = follow(shell, request, env, baseUrl, options.mask);
  const ready = fill(app.ready, facts);
  const last = await waitUntilReady({
    url: /^https?:/.test(ready) ? ready : new URL(ready, baseUrl).href,
    limitMs: app.readyMs,
    clock: options.clock,
    signal,
    isOver: () => running.died() !== null,
    onProgress: (ms, answer) =>
      options.log.write('info', `Waiting for ${ready} since ${Math.round(ms / 1000)} s: ${answer}`),
  });
  if (last === null) return running;
  const death = running.died();
  await running.stop();
  const reason =
    death?.reason ?? `The app (${arm}) was not ready within ${app.readyMs / 1000} s: ${ready} gave ${last}.`;
  const longer = death === null ? '; `app.ready-timeout` gives it longer' : '';
  const hint = `Check \`app.start\`, that the app listens on PORT, and that \`app.ready\` answers 2xx${longer}.`;
  throw new AppError(reason, hint, await readTail(request.logFile));
}

/** A shell that is stopped when the run is cancelled, whatever else happens. */
async function open(
  command: string,
  { directory, logFile }: StartRequest,
  env: Record<string, string | undefined>,
  cpus: readonly number[] = [],
) {
  await mkdir(path.dirname(logFile), { recursive: true });
  return openShell({ command, directory, env, logFile, cpus });
}

async function endOf(shell: Shell, signal: AbortSignal): Promise<number | null> {
  const stopped = new Promise<null>((resolve) => {
    const stop = () => resolve(null);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  const end = await Promise.race([shell.ended, stopped]);
  await shell.stop(GRACE_MS);
  return end === null ? null : (end.code ?? 1);
}

function follow(
  shell: Shell,
  request: StartRequest,
  env: Record<string, string | undefined>,
  baseUrl: string,
  mask: Mask | undefined,
): RunningApp {
  const { app, arm, logFile, signal } = request;
  let stopping: Promise<void> | null = null;
  let death: { reason: string; logTail: string } | null = null;
  const stop = () => {
    stopping ??= shutDown(shell, request, env).then(() => maskLog(logFile, mask));
    return stopping;
  };
  const onAbort = () => void stop();
  signal.addEventListener('abort', onAbort, { once: true });
  void shell.ended.then(async ({ code, signal: by }) => {
    if (stopping !== null || (code === 0 && app.stop !== null)) return;
    const how = by === null ? `exit code ${code}` : by;
    death = { reason: `The app (${arm}) ended by itself with ${how}.`, logTail: '' };
    death = { ...death, logTail: await readTail(logFile) };
  });
  return {
    baseUrl,
    logFile,
    died: () => death,
    stop: () => {
      signal.removeEventListener('abort', onAbort);
      return stop();
    },
  };
}

async function shutDown(
  shell: Shell,
  request: StartRequest,
  env: Record<string, string | undefined>,
): Promise<void> {
  await shell.stop(GRACE_MS);
  if (request.app.stop === null) return;
  const last = await open(request.app.stop, request, env);
  await endOf(last, AbortSignal.timeout(30_000));
}
