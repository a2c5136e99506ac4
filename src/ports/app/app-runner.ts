import type { AppConfig } from '../../core/config/settings/app.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import type { Trouble } from '../trouble.ts';

/** The `kind` of a death that is no application's: what led to it ended. */
export const RELAY_ENDED = 'relay-ended';

/** How an application ended by itself. */
export type Death = Pick<Trouble, 'kind' | 'said'> & {
  /** a sentence */
  readonly reason: string;
  readonly logTail: string;
  /** absent: a signal ended it, or it is not known */
  readonly exitCode?: number;
};

export type RunningApp = {
  /** e.g. http://127.0.0.1:41234, no trailing slash */
  readonly baseUrl: string;
  readonly logFile: string;
  /**
   * A variable as the application has it; `ownDatabase`: the gate made the database that it names, for this arm alone. null:
   * it has no such variable.
   */
  variable?(name: string): { readonly value: string; readonly ownDatabase: boolean } | null;
  /** from its own start until it was ready, ms, what was set up before left out; absent: not known */
  readonly readyMs?: number | undefined;
  /**
   * Ids of the processes that `app.start` led to, as they are now: those of its group, those that carry its mark in their
   * environment, and what descends from either; with `app.compose` those in the containers of the service that is called.
   * What `app.setup` left running is not among them. Absent or null: they cannot be told.
   */
  processes?(): readonly number[] | null;
  /** Whether one of them is a Node.js, as the kernel names programs; absent: it cannot be told. */
  runsNode?(): boolean;
  /** Set once the app's process ended by itself, with the reason and the tail of its log. */
  died(): Death | null;
  /** Stops the whole process group (TERM, then KILL), runs `stop` where given. Safe to call twice. */
  stop(): Promise<void>;
};

export type StartRequest = {
  readonly app: AppConfig;
  readonly arm: 'base' | 'head';
  /** the commit that it is built of, in full, `-dirty` behind it where head has changes on top; empty: not known */
  readonly sha: string;
  readonly directory: string;
  readonly logFile: string;
  readonly signal: AbortSignal;
  /** the port to take where it is free and the user fixed none; absent: any */
  readonly port?: number;
  /** true: it ran before and was stopped, so `app.setup` is not run once more, unless Compose starts it each time from nothing */
  readonly again?: boolean;
  /** numbers of the CPUs that the running app is held to (Linux, `taskset`); absent: all */
  readonly cpus?: readonly number[];
  /**
   * A network of its own for the running app, so that it has its fixed port to itself; `reach`: the ports of 127.0.0.1 that
   * are there too. The user's other commands stay outside, where PORT and BASE_URL lead to it. Absent: the machine's.
   */
  readonly apart?: { readonly reach: readonly number[] };
  /** is added to NODE_OPTIONS as the running app would have it, not in a container; absent: nothing */
  readonly nodeOptions?: string;
  /** a path in `directory` that it is to write collapsed stacks to, which it finds in PERF_GATE_PROFILE, from the root; absent: nobody wants any */
  readonly stacks?: string;
};

/**
 * Builds and starts the application under test and waits until it is ready.
 * Throws AppError when a command fails, the process ends, or `ready` is not answered 2xx in time
 * (one retry, on a port of its own, which is logged). With `app.database` each start that is not `again` is on a new
 * database, until `release`. No process is left behind after a throw. In a network of its own
 * there is no retry, and all but trouble of the machine is an ApartError.
 */
export type AppRunner = {
  build(request: StartRequest): Promise<void>;
  start(request: StartRequest): Promise<RunningApp>;
  /** Runs `app.reset` against a running arm; nothing where there is none. Throws AppError when it fails. */
  reset(request: StartRequest, running: RunningApp): Promise<void>;
  /** Why no application can get a network of its own here, in the system's words; null: it can. */
  refusesNetworks(): Promise<string | null>;
  /**
   * Takes away what was made for an arm beside its processes, once it was stopped for good: its database. What cannot be
   * taken away is told. Never throws; nothing where there is nothing.
   */
  release(arm: Arm): Promise<void>;
};
