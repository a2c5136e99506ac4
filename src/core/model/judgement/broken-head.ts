import type { Step } from './step.ts';

/** That head does not work, as a run which could not publish it leaves it for one that can. */
export type BrokenHead = {
  readonly gate: string;
  /** what happened, one or two sentences */
  readonly text: string;
  /** the command of the user's that failed; absent: the application itself */
  readonly step?: Step;
  /** last lines of the app's log */
  readonly detail: readonly string[];
};

/** Lines of the log that are handed over at most. */
export const MOST_LINES = 200;
