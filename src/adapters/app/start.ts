import os from 'node:os';
import path from 'node:path';
import type { RunningApp, StartRequest } from '../../ports/app/app-runner.ts';
import { type CommandOptions, insideOf, type OpenCommand, openCommand, runCommand } from './command.ts';
import { containerProcesses } from './compose/containers.ts';
import { findFailing } from './compose/failing.ts';
import { isCompose } from './compose/in-compose.ts';
import { prepare } from './compose/prepare.ts';
import { takeDown } from './compose/take-down.ts';
import { fullDisk } from './disk-room.ts';
import { fill } from './environment.ts';
import { type Following, follow } from './follow.ts';
import type { Namespaces } from './network/namespaces.ts';
import { type Network, openNetwork } from './network/network.ts';
import { listensElsewhere, type Stranger, strangerAt } from './ready/listener.ts';
import { notReady } from './ready/not-ready.ts';
import { readyAt, readyOutside, speaksTls } from './ready/own-tls.ts';
import { reservePort } from './ready/port.ts';
import { waitUntilReady } from './ready/ready.ts';

type Begun = {
  /** as its commands were run */
  readonly request: StartRequest;
  /** where it is called */
  readonly port: number;
  /** where it listens; another one in a network of its own */
  readonly inside: number;
  /** its own; null: the machine's */
  readonly network: Network | null;
  readonly opened: OpenCommand;
  readonly running: Following;
  /** when its command was run, by the clock */
  readonly startedAt: number;
};

/** Starts an application and waits until it is ready. `namespaces`: that its own network is made by; null: the machine's. */
export async function startOnce(
  options: CommandOptions,
  asked: StartRequest,
  namespaces: Namespaces | null = null,
): Promise<RunningApp> {
  const port = await reservePort(namespaces === null ? asked.app.port : null, asked.port);
  const request = await prepare(options, asked, port);
  const begun = await begin(options, request, port, namespaces).catch(async (thrown: unknown) => {
    // What `app.setup` has started runs already.
    if (isCompose(request)) await takeDown(options, request, port);
    throw thrown;
  });
  const { inside, running } = begun;
  const { app, arm, sha, signal } = request;
  const ready = fill(app.ready, { arm, sha, port: inside, database: options.databaseOf(arm) });
  const strangers = watchStrangers(options, request, begun);
  const wait = async () =>
    waitUntilReady({
      url: urlOf(begun, ready),
      limitMs: app.readyMs,
      clock: options.clock,
      ...{ signal, refused: strangers.refused, isOver: () => running.died() !== null },
      onProgress: (ms, answer) =>
        options.log.write('info', `Waiting for ${ready} since ${Math.round(ms / 1000)} s: ${answer}`),
    });
  const last = await wait().catch(async (thrown: unknown) => {
    await running.stop();
    throw thrown;
  });
  if (last === null) {
    const afterMs = options.clock.now() - begun.startedAt;
    running.ready(afterMs, isCompose(request) ? await containerProcesses(options, request) : null);
    return running;
  }
  throw await failure(options, begun, { ready, last, stranger: strangers.last() });
}

async function begin(
  options: CommandOptions,
  request: StartRequest,
  port: number,
  namespaces: Namespaces | null,
): Promise<Begun> {
  const { arm, apart, cpus } = request;
  const inside = insideOf(request, port);
  // Compose took away what it had made.
  if (request.again !== true || isCompose(request)) await runCommand(options, request, 'setup', port);
  const mark = { run: options.id, arm, step: 'start' } as const;
  const places = { port, target: inside, reach: apart?.reach ?? [] };
  const network = namespaces && (await openNetwork({ namespaces, ...places, mark, env: options.env }));
  const start = { step: 'start', port, cpus, enter: network?.enter } as const;
  const startedAt = options.clock.now();
  const opened = await openCommand(options, request, start).catch(async (thrown: unknown) => {
    await network?.close();
    throw thrown;
  });
  const where = network === null ? '' : `${inside} of a network of its own, called on `;
  options.log.write('info', `Starting ${arm} on port ${where}${port}: ${opened.command}`);
  const running = follow({ options, request, opened, port, network });
  return { request, port, inside, network, opened, running, startedAt };
}

function urlOf({ inside, network, running }: Begun, ready: string): string {
  const { baseUrl } = running;
  return network === null ? readyAt(ready, baseUrl) : readyOutside(ready, inside, baseUrl);
}

/** Who else answers on its port. In a network of its own there is nobody. */
function watchStrangers({ id }: CommandOptions, { arm }: StartRequest, { port, network, opened }: Begun) {
  const own = { pid: opened.shell.pid, mark: { run: id, arm } };
  const look = () => (network === null ? strangerAt(port, own) : null);
  let stranger: Stranger | null = null;
  return {
    refused: () => {
      stranger = look();
      return stranger === null ? null : `an answer by ${stranger.text}, which is not the app`;
    },
    last: () => stranger ?? look(),
  };
}

type Late = {
  readonly ready: string;
  readonly last: string;
  readonly stranger: Stranger | null;
};

/** Why it did not become ready. It is stopped. */
async function failure(options: CommandOptions, begun: Begun, late: Late): Promise<Error> {
  const { request, port, inside, network, opened, running } = begun;
  const death = running.died();
  const elsewhere = death === null && listensElsewhere(inside, network?.pid);
  const tls = death === null && !/^https:/.test(late.ready) && (await speaksTls(port));
  const failing = isCompose(request) ? await findFailing(options, request) : null;
  await running.stop();
  const full = await fullDisk([request.directory, path.dirname(request.logFile), os.tmpdir()]);
  if (full !== null) return full;
  const logTail = failing?.logTail || (await opened.tail());
  const seen = { death: failing ? { kind: 'container', said: null, ...failing } : death, logTail };
  return notReady({ ...late, ...seen, request, elsewhere, tls, port: inside });
}
