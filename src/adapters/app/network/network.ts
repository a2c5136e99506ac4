import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endProcess, KILL } from '../../../plumbing/process/end.ts';
import { openProcess } from '../../../plumbing/process/open.ts';
import { createClock } from '../../../plumbing/time/clock.ts';
import { inTime } from '../../../plumbing/time/in-time.ts';
import { RUN_VARIABLE } from '../../../ports/run.ts';
import { type Mark, markText } from '../process/marks.ts';
import type { Namespaces } from './namespaces.ts';
import { RELAY } from './relay-program.ts';

/** A network of an application's own, with a relay before it. It lasts as long as a process is in it. */
export type Network = {
  /** a process in it */
  readonly pid: number;
  /** the relay's own process */
  readonly relay: number;
  /** begins a command that runs in it */
  readonly enter: readonly string[];
  /** whether the relay ended before it was told to */
  isBroken(): boolean;
  /** Ends the relay. Safe to call twice. */
  close(): Promise<void>;
};

export type NetworkRequest = {
  readonly namespaces: Namespaces;
  /** the free port of 127.0.0.1 outside, and the application's inside */
  readonly port: number;
  readonly target: number;
  /** ports of 127.0.0.1 outside that are there inside too */
  readonly reach: readonly number[];
  readonly mark: Mark;
  readonly env: Readonly<Record<string, string | undefined>>;
};

const LIMIT_MS = 10_000;

/** Makes a network, and carries connections into it and out of it. Throws the relay's words where that cannot be. */
export async function openNetwork(request: NetworkRequest): Promise<Network> {
  const { namespaces, port, target, reach, mark } = request;
  const what = ['outside', String(port), String(target), JSON.stringify(reach), ...namespaces.make];
  // No variable of the user's: what he sets for his application's Node is not meant for this one.
  const env = { PATH: request.env['PATH'], [RUN_VARIABLE]: markText(mark) };
  const relay = await openProcess(
    { program: process.execPath, args: ['-e', RELAY, ...what], env, leads: true },
    ['pipe', 'pipe', 'pipe'],
  );
  let said = '';
  relay.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  let isOpen = true;
  let isOver = false;
  void relay.exited.then(() => {
    isOver = true;
  });
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    relay.stdin?.on('error', () => {}).end();
    await endProcess(relay, [{ signal: 'SIGTERM', graceMs: 1000 }, KILL]);
    relay.release();
  };
  const pid = await inTime(() => firstLine(relay), LIMIT_MS, createClock()).catch(() => '');
  if (!/^\d+$/.test(pid)) {
    await close();
    throw new Error(`The relay into its network did not start: ${said.trim() || 'it does not answer'}.`);
  }
  return {
    pid: Number(pid),
    relay: relay.pid,
    enter: namespaces.enter(Number(pid)),
    isBroken: () => isOpen && isOver,
    close,
  };
}

/** Empty: it ended without one. */
async function firstLine({ stdout, closed }: Awaited<ReturnType<typeof openProcess>>): Promise<string> {
  if (stdout === null) return '';
  const line = once(createInterface({ input: stdout }), 'line').then(([text]) => String(text));
  return Promise.race([line, closed.then(() => '')]);
}
