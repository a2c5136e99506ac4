import type { RunningApp, StartRequest } from '../../../ports/app/app-runner.ts';
import { AppError, toError } from '../../../ports/errors.ts';
import { during } from '../../../ports/progress/during.ts';
import type { Ports } from '../../ports.ts';

type Death = NonNullable<ReturnType<RunningApp['died']>>;

/** One side's application, which can be started more than once. */
export type Side = {
  /** where it answers; empty before its first start */
  readonly baseUrl: string;
  /** how long the last start took, ms; where another went on at the same time, that is in it */
  readonly startMs: number;
  /** of each start that was ready, ms, what was set up before left out; none: not known */
  readonly readyMs: readonly number[];
  /** ids of its processes, as they are now; null: not known, or it does not run */
  processes(): readonly number[] | null;
  /** Not where `app.stop` may take away what `app.setup` made, which runs once. */
  readonly canStartAgain: boolean;
  /**
   * `port` and `again`: see StartRequest; without the latter, whether it ran before. Throws AppError. Nothing of it runs
   * then, and `died` says why.
   */
  start(port?: number, again?: boolean): Promise<void>;
  died(): Death | null;
  /** see BaseBuild; absent: nothing of it is kept for later runs */
  doubt?(): string;
  /** see RunningApp; null: it does not run either */
  variable(name: string): ReturnType<NonNullable<RunningApp['variable']>>;
  /** what must run before its start, once */
  readonly hasSetup: boolean;
  /** false: there is nothing to reset */
  readonly hasReset: boolean;
  /** brings its state back before a group of rounds */
  reset(): Promise<void>;
  /** Safe to call twice. */
  stop(): Promise<void>;
  /** where it was built */
  readonly directory: string;
  /** see RunningApp; false: it cannot be told, or it does not run */
  runsNode(): boolean;
  /**
   * Starts it once more while it is stopped, with its state reset, does something with that, and stops it. Nothing of it
   * is told by the rest of this side. Throws as `start`, and what `body` throws.
   */
  once<T>(how: Once, body: (app: RunningApp) => Promise<T>): Promise<T>;
};

/** A start beside the others. */
export type Once = Pick<StartRequest, 'logFile' | 'signal' | 'nodeOptions' | 'stacks'>;

export function openSide(request: StartRequest, { apps, clock, progress }: Ports): Side {
  let running: RunningApp | null = null;
  let failure: Death | null = null;
  let startMs = 0;
  const readyMs: number[] = [];
  const { app, arm } = request;
  return {
    canStartAgain: app.setup === null || app.stop === null,
    ...{ hasSetup: app.setup !== null, hasReset: app.reset !== null, directory: request.directory },
    get baseUrl() {
      return running?.baseUrl ?? '';
    },
    get startMs() {
      return startMs;
    },
    readyMs,
    processes: () => running?.processes?.() ?? null,
    async start(port, again = running !== null) {
      const began = clock.now();
      try {
        running = await during(progress, { step: 'start', arm }, () =>
          apps.start({ ...request, again, ...(port !== undefined && { port }) }),
        );
        failure = null;
      } catch (thrown) {
        const { message, name } = toError(thrown);
        const how = thrown instanceof AppError ? thrown.how : { kind: name, said: null };
        failure = {
          ...{ kind: `start: ${how.kind}`, said: how.said },
          reason: again ? `Restarted, ${arm} failed: ${message}` : message,
          logTail: thrown instanceof AppError ? thrown.logTail : '',
        };
        throw thrown;
      }
      startMs = clock.now() - began;
      if (running.readyMs !== undefined) readyMs.push(running.readyMs);
    },
    died: () => failure ?? running?.died() ?? null,
    variable: (name) => running?.variable?.(name) ?? null,
    reset: async () => {
      const app = running;
      if (app !== null) await during(progress, { step: 'reset', arm }, () => apps.reset(request, app));
    },
    stop: async () => {
      const app = running;
      if (app !== null) await during(progress, { step: 'stop', arm }, () => app.stop());
    },
    runsNode: () => running?.runsNode?.() ?? false,
    once: (how, body) => startOnce({ request, running, how }, { apps, progress }, body),
  };
}

/** `running`: as it was started last, and is stopped; null: it never was */
type OnceInput = { readonly request: StartRequest; readonly running: RunningApp | null; readonly how: Once };

async function startOnce<T>(
  { request, running, how }: OnceInput,
  { apps, progress }: Pick<Ports, 'apps' | 'progress'>,
  body: (app: RunningApp) => Promise<T>,
): Promise<T> {
  // It has its port to itself now, and an inspector in a network of its own could not be reached.
  const { apart: _, ...own } = request;
  const { app, arm } = own;
  // Base may have been started by Compose still where head has a command.
  if (how.stacks !== undefined && app.compose !== null)
    throw new Error('a container leaves no stacks in the folder of the application');
  const port = running === null ? {} : { port: Number(new URL(running.baseUrl).port) };
  const asked = { ...own, ...port, ...how, again: running !== null };
  const once = await during(progress, { step: 'start', arm }, () => apps.start(asked));
  try {
    if (app.reset !== null) await during(progress, { step: 'reset', arm }, () => apps.reset(asked, once));
    return await body(once);
  } finally {
    await during(progress, { step: 'stop', arm }, () => once.stop());
  }
}
