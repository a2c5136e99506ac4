import type { Problem } from '../core/config/problem.ts';
import type { SelfTestVerdict } from '../core/report/self-test-report.ts';
import { AppError, EnvironmentError, toError, UsageError } from '../ports/errors.ts';
import { machineTrouble } from '../ports/machine-trouble.ts';
import type { Secrets } from './secrets.ts';

/** Exit codes besides those of verdicts (core/decision/exit-code.ts). */
export const EXIT = { ok: 0, failed: 1, usage: 2, couldNotMeasure: 3, bug: 70 } as const;

export const EXIT_OF_SELF_TEST: Readonly<Record<SelfTestVerdict['verdict'], number>> = {
  pass: EXIT.ok,
  fail: EXIT.failed,
  invalid: EXIT.couldNotMeasure,
};

/** One line of trouble, with its place in a file where it has one. */
export type Report = (text: string, problem: Problem | null) => void;

/** The same report without secrets. */
export function masking(report: Report, { mask }: Pick<Secrets, 'mask'>): Report {
  return (text, problem) => report(mask(text), problem);
}

/**
 * Runs an entry and returns its exit code. The only place that catches everything: what the user can mend is
 * said in sentences without a stack, as is trouble of the machine; anything else is a bug with its stack and where to report it. The body is
 * given a promise that rejects with the first error that nobody awaits, and must end with it.
 */
export async function guarded(
  body: (stray: Promise<never>) => Promise<number>,
  report: Report,
  issuesUrl: string,
): Promise<number> {
  try {
    return await body(strayError());
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      for (const problem of thrown.problems) report(problem.message, problem);
      return EXIT.usage;
    }
    if (thrown instanceof EnvironmentError || thrown instanceof AppError) {
      report(`${thrown.message} ${thrown.hint}`.trim(), null);
      return EXIT.couldNotMeasure;
    }
    const trouble = machineTrouble(thrown);
    if (trouble !== null) {
      report(`${trouble.message} ${trouble.hint}`, null);
      return EXIT.couldNotMeasure;
    }
    const error = toError(thrown);
    report(
      `This is a bug in Perf Gate. Please report it at ${issuesUrl} with this text:\n${error.stack}`,
      null,
    );
    return EXIT.bug;
  }
}

/** Instead of Node's own end, so that it is told like any other bug and the exit code is that of one. */
function strayError(): Promise<never> {
  const stray = new Promise<never>((_, reject) => {
    process.on('uncaughtException', reject);
    process.on('unhandledRejection', reject);
  });
  // A body that has ended awaits it no more.
  stray.catch(() => {});
  return stray;
}

/**
 * Ends the process with `code` once nothing is left to do. Idle keep-alive sockets must not hold a job back:
 * the unreferenced timer ends the process if anything else still waits.
 */
export function leave(code: number): void {
  process.exitCode = code;
  setTimeout(() => process.exit(code), 200).unref();
}

/** First signal: stop gently and keep what was measured. */
export function stopOnSignals(say: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  const stop = (name: string) => {
    if (controller.signal.aborted) return;
    say(`${name}: stopping k6 and the app, and keeping what was measured.`);
    // Whoever waits for something rejects with this: trouble of the world, and no bug.
    controller.abort(new EnvironmentError(`Stopped by ${name}.`, ''));
  };
  // A terminal that is closed would end this process at once, and leave what it started.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop(name));
  return controller.signal;
}
