import type { LoadTimeline } from './load-timeline.ts';
import type { Percentiles } from './percentiles.ts';
import type { QuantityId } from './quantities.ts';

/** Who was driven. */
export const ARMS = ['base', 'head'] as const;

export type Arm = (typeof ARMS)[number];

export const otherArm = (arm: Arm): Arm => (arm === 'base' ? 'head' : 'base');

/** What one window showed of one subject. Counts are exact. */
export type SubjectStats = {
  /** of a Trend or a Rate its values; of a Counter what it counted */
  readonly requests: number;
  readonly failed: number;
  /** of a Rate: values that were true; absent: it is none */
  readonly trues?: number;
  /** seconds in which a request failed, counted from the first of them; ascending */
  readonly failingSeconds: readonly number[];
  /** ms, or of other values as they are; null: no request finished, or it is a Rate or a Counter */
  readonly percentiles: Percentiles | null;
};

/** What became of the time of a scenario's virtual users, where their number is set. */
export type UserTime = {
  readonly scenario: string;
  /** time that they had, of all of them together, ms */
  readonly hadMs: number;
  /** how much of it iterations took that ended, their end beyond the window too, ms */
  readonly endedMs: number;
  /** how many those are */
  readonly iterations: number;
};

/** What became of the iterations of a scenario whose rate says when they begin. */
export type BegunIterations = {
  readonly scenario: string;
  /** those that began early enough for the load generator to wait for one of the longest of a hundred */
  readonly begun: number;
  /** how many more began so late in the window that it would not wait for a usual long one */
  readonly late: number;
  /** those that ended, their end beyond the window too; the others never did, and nothing else tells of them */
  readonly ended: number;
};

/** What was driven in a window, and what was to be. */
export type WindowLoad = {
  readonly iterations: number;
  readonly dropped: number;
  /** iterations that were to be made; null: not an open, steady load, so only drops can be judged */
  readonly wanted: number | null;
  /** virtual users at most; null: not known */
  readonly vus: number | null;
  /** whether the generator had no virtual user left at some time; null: not known */
  readonly exhausted: boolean | null;
  /** of each scenario with a set number of virtual users; absent: there is none, or it was not recorded */
  readonly userTime?: readonly UserTime[];
  /** of each scenario with a constant rate; absent: there is none, or it was not recorded */
  readonly begun?: readonly BegunIterations[];
  /** the load over time; absent: of a round, or not recorded */
  readonly timeline?: LoadTimeline;
};

/** A stretch of load, and everything that was measured in it. */
export type WindowValues = {
  /** Unix time of its first judged moment, ms */
  readonly startedAt: number;
  /** judged time, ms */
  readonly durationMs: number;
  readonly load: WindowLoad;
  /** subject key (`overall` or `METHOD name`) → what was seen of it; of a whole run empty: its arm's series say it */
  readonly subjects: { readonly [subject: string]: SubjectStats };
  /** absent: not known */
  readonly readings: { readonly [Q in QuantityId]?: number };
};

/** Which stretch of the run a window is. */
export type Part =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'round';
      /** rounds of one pair are compared with each other; counted from 0 */
      readonly pair: number;
      /** 1: it came first of its pair; 2: second */
      readonly turn: number;
      /** which start of the servers it was driven on, from 1 */
      readonly start: number;
      /** which group of rounds, each with a new process of the load generator, from 1; absent: not known */
      readonly group?: number;
    }
  /** a stretch of time in which both arms ran at once, side by side */
  | {
      readonly kind: 'slice';
      /** slices of one pair are compared with each other; counted from 0 */
      readonly pair: number;
      /** which start of the servers it was driven on, from 1 */
      readonly start: number;
      /** place in `duet.levels` of the level that was held all the time; absent: the load was on its way */
      readonly level?: number;
    }
  /** one arm by itself, by the whole script, the other one before or after it */
  | {
      readonly kind: 'run';
      /** runs of one pair are compared with each other; counted from 0 */
      readonly pair: number;
      /** 1: it came first of its pair; 2: second */
      readonly turn: number;
      /** which start of the servers it was driven on, from 1 */
      readonly start: number;
      /** absent: all of the run; else the time in it in which this level of `duet.inTurns` was held, null: the rest */
      readonly level?: number | null;
    };

/** Of one arm. */
export type Window = WindowValues & { readonly arm: Arm; readonly part: Part };
