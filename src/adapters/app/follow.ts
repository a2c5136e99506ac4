import { type Death, RELAY_ENDED, type RunningApp, type StartRequest } from '../../ports/app/app-runner.ts';
import { type CommandOptions, GRACE_MS, insideOf, type OpenCommand, runStop } from './command.ts';
import { findFailing } from './compose/failing.ts';
import { isCompose } from './compose/in-compose.ts';
import { takeDown, takeDownLate } from './compose/take-down.ts';
import type { Network } from './network/network.ts';
import { endMarked } from './process/end-marked.ts';
import { ownProcesses } from './process/own-processes.ts';
import { programOf } from './process/processes.ts';
import { isListening } from './ready/listener.ts';

type Followed = {
  readonly options: CommandOptions;
  readonly request: StartRequest;
  readonly opened: OpenCommand;
  readonly port: number;
  /** its own; null: the machine's */
  readonly network: Network | null;
};

export type Following = RunningApp & {
  /**
   * It answers, so many ms after it was started: from here on it is a death when nothing listens any more, where only that
   * tells. `inContainers`: its processes there; null: it has none, or they are not known.
   */
  ready(afterMs: number, inContainers: (() => readonly number[] | null) | null): void;
};

/** Follows what was started until it is stopped. */
export function follow(followed: Followed): Following {
  const { options, request, opened, network } = followed;
  const { app, arm, logFile, signal } = request;
  const answers = () => isListening(insideOf(request, followed.port), network?.pid);
  let stopping: Promise<void> | null = null;
  let death: Death | null = null;
  let listens = false;
  let detached = false;
  let readyMs: number | undefined;
  let contained: (() => readonly number[] | null) | null = null;
  const stop = () => (stopping ??= shutDown(followed));
  const onAbort = () => void stop();
  signal.addEventListener('abort', onAbort, { once: true });
  void opened.shell.ended.then(async ({ code, signal: by }) => {
    if (stopping !== null) return;
    detached = code === 0 && app.stop !== null;
    if (detached) return;
    const ended = endedBy(arm, code, by);
    death = { ...ended, logTail: '' };
    const failing = isCompose(request) ? await findFailing(options, request) : null;
    death = { ...ended, ...(failing ?? { logTail: await opened.tail() }) };
  });
  return {
    ...{ baseUrl: opened.baseUrl, logFile, variable: (name) => variableOf(followed, name) },
    get readyMs() {
      return readyMs;
    },
    ...(isCompose(request) ? { processes: () => contained?.() ?? null } : ofProcesses(followed)),
    ready: (afterMs, inContainers) => {
      // Of containers it is mostly the time between two health checks of what they depend on.
      readyMs = isCompose(request) ? undefined : afterMs;
      contained = inContainers;
      listens = answers() === true;
    },
    died() {
      if (death === null && stopping === null && network?.isBroken() === true) death = brokenOff(arm);
      // The shell has ended long ago, so only the port tells.
      if (death === null && stopping === null && detached && listens && answers() === false)
        death = {
          ...{ kind: 'silent', said: null, logTail: '' },
          reason: `The app (${arm}) no longer listens on its port.`,
        };
      return death;
    },
    stop: () => {
      signal.removeEventListener('abort', onAbort);
      return stop();
    },
  };
}

function variableOf({ options, request, opened }: Followed, name: string) {
  const value = opened.env[name];
  const ownDatabase = options.databaseOf(request.arm)?.variable === name;
  // What a container has in it, its Compose file says.
  if (value === undefined || (isCompose(request) && !ownDatabase)) return null;
  return { value, ownDatabase };
}

const endedBy = (arm: StartRequest['arm'], code: number | null, by: string | null) => ({
  ...{ kind: by ?? 'exited', said: null },
  reason: `The app (${arm}) ended by itself with ${by === null ? `exit code ${code}` : by}.`,
  ...(code !== null && { exitCode: code }),
});

/** Names of Node.js's program: Debian's was another. */
const NODE = new Set(['node', 'nodejs']);

function ofProcesses(followed: Followed) {
  const processes = processesOf(followed);
  return { processes, runsNode: () => processes().some((pid) => NODE.has(programOf(pid))) };
}

/** The relay of a network of its own carries the mark, and is none of the application. */
function processesOf({ options, request, opened, network }: Followed): () => readonly number[] {
  const mark = { run: options.id, arm: request.arm, step: 'start' } as const;
  const besides = network === null ? [] : [network.relay, network.pid];
  return ownProcesses({ mark, group: opened.shell.pid, besides });
}

/** None of the application's doing, and it cannot be called any more. */
const brokenOff = (arm: StartRequest['arm']): Death => ({
  ...{ kind: RELAY_ENDED, said: null, logTail: '' },
  reason: `The relay into the network of ${arm} ended.`,
});

/** Its group, then as the user says, then what moved out of the group. */
async function shutDown({ options, request, opened, port, network }: Followed): Promise<void> {
  // Before the program that follows the containers, which would wait for each to end in peace.
  if (isCompose(request)) await takeDown(options, request, port);
  await opened.shell.stop(GRACE_MS);
  if (isCompose(request)) await takeDownLate(options, request, port);
  await runStop(options, request, port);
  const { id } = options;
  await endMarked(({ run, arm, step }) => run === id && arm === request.arm && step === 'start', GRACE_MS);
  await network?.close();
  await opened.shell.drain();
}
