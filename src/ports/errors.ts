import type { Problem } from '../core/config/problem.ts';
import type { Step } from '../core/model/judgement/step.ts';
import type { Arm } from '../core/model/recording/window.ts';
import type { Trouble } from './trouble.ts';

/** The user can fix it: exit code 2, no stack. Every problem at once. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/**
 * The world is not as needed (k6 missing, the app does not start, a 403): exit code 3, no stack.
 * `hint` names the flag, permission or command that mends it.
 */
export class EnvironmentError extends Error {
  override readonly name: string = 'EnvironmentError';
  readonly hint: string;
  constructor(message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.hint = hint;
  }
}

/** The script itself stopped the application that is to be loaded: started anew, it can be driven without teardown(). */
export class StoppedByScript extends EnvironmentError {
  override readonly name = 'StoppedByScript';
}

/**
 * Neither revision's own fault, whichever it hit: a full disk, no files left to open, one revision that holds the port of
 * the other. The verdict is `invalid`, never that base or head is broken.
 */
export class MachineError extends EnvironmentError {}

/**
 * Head's application does not build, does not start or dies under load. With a working gate this is the
 * change's own fault: the verdict is `fail` (exit code 1), and the tail of the log goes into the report.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly hint: string;
  readonly logTail: string;
  /** the command of the user's that failed */
  readonly step: Step;
  /** how it failed, beside the sentence */
  readonly how: Pick<Trouble, 'kind' | 'said'>;
  constructor(
    message: string,
    hint: string,
    logTail: string,
    step: Step = 'start',
    { kind, said }: AppError['how'] = { kind: step, said: null },
  ) {
    super(message);
    this.hint = hint;
    this.logTail = logTail;
    this.step = step;
    this.how = { kind, said };
  }
}

/** It did not start in a network of its own, which says nothing of it: it may need what is not there. */
export class ApartError extends Error {
  override readonly name = 'ApartError';
  readonly arm: Arm;
  readonly logTail: string;
  constructor(message: string, arm: Arm, logTail = '') {
    super(message);
    this.arm = arm;
    this.logTail = logTail;
  }
}

/** One does not start while the other runs, and does by itself: neither is broken, and both share what only one can have. */
export class NotTogetherError extends Error {
  override readonly name = 'NotTogetherError';
  readonly arm: Arm;
  constructor(message: string, arm: Arm) {
    super(message);
    this.arm = arm;
  }
}

/** Never `(error as Error)`: whatever was thrown, as an Error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
