import type { RunningApp, StartRequest } from '../../ports/app/app-runner.ts';
import { AppError, toError } from '../../ports/errors.ts';
import { during } from '../../ports/progress/during.ts';
import type { Ports } from '../ports.ts';

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
  /** see RunningApp; null: it does not run either */
  variable(name: string): ReturnType<NonNullable<RunningApp['variable']>>;
  /** false: there is nothing to reset */
  readonly hasReset: boolean;
  /** brings its state back before a group of rounds */
  reset(): Promise<void>;
  /** Safe to call twice. */
  stop(): Promise<void>;
};

export function openSide(request: StartRequest, { apps, clock, progress }: Ports): Side {
  let running: RunningApp | null = null;
  let failure: Death | null = null;
  let startMs = 0;
  const readyMs: number[] = [];
  const { app, arm } = request;
  return {
    canStartAgain: app.setup === null || app.stop === null,
    hasReset: app.reset !== null,
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
  };
}
