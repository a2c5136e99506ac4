import type { Counted, Step } from '../../model/progress/fact.ts';
import { ARMS, type Arm } from '../../model/recording/window.ts';
import type { ProgressState, SideSeen } from './state.ts';

/** How far a load is. */
export type Course = {
  /** 0 … 1 */
  readonly share: number;
  readonly leftMs: number;
  /** whether it ends before as soon as the answer is clear */
  readonly isMost: boolean;
};

/** What a reader sees of a run at one moment. */
export type ProgressView = {
  readonly step: Step;
  /** the sides that it is about; none: the step says it, or it is about neither */
  readonly arms: readonly Arm[];
  readonly elapsedMs: number;
  /** null: nobody knows how long it takes */
  readonly course: Course | null;
  /** with those of the stretch that is under way */
  readonly pairs: Counted | null;
  readonly sides: readonly ({ readonly arm: Arm } & SideSeen)[];
};

/** The step that began last, with what is known of it; null: nothing is under way. `now`: by the clock of the state. */
export function viewOf(state: ProgressState, now: number): ProgressView | null {
  const last = state.tasks.at(-1);
  if (last === undefined) return null;
  const same = state.tasks.filter(({ step }) => step === last.step);
  return {
    step: last.step,
    arms: ARMS.filter((arm) => same.some((task) => task.arm === arm)),
    elapsedMs: now - Math.min(...same.map(({ since }) => since)),
    course: courseOf(state, now),
    pairs: state.pairs && { ...state.pairs, over: overBy(state.pairs, state.load, now) },
    sides: ARMS.flatMap((arm) => {
      const seen = state.sides[arm];
      return seen === undefined ? [] : [{ arm, ...seen }];
    }),
  };
}

function courseOf({ load, pairs }: ProgressState, now: number): Course | null {
  if (load === null || load.lengthMs === null || load.lengthMs <= 0) return null;
  const { lengthMs } = load;
  const doneMs = doneOf(load, now);
  // Slices are counted by what was seen of them, and one run of the load is all that is certain to come.
  if (pairs === null || load.pairs === 0)
    return { share: doneMs / lengthMs, leftMs: lengthMs - doneMs, isMost: false };
  const each = lengthMs / load.pairs;
  const allMs = Math.max(pairs.most, load.from + load.pairs) * each;
  const spentMs = load.from * each + doneMs;
  return { share: spentMs / allMs, leftMs: allMs - spentMs, isMost: true };
}

const doneOf = ({ since, lengthMs }: NonNullable<ProgressState['load']>, now: number): number =>
  Math.min(Math.max(now - since, 0), lengthMs ?? Number.POSITIVE_INFINITY);

/** Pairs of rounds follow one another by the clock: those of the stretch under way are counted before it ends. */
function overBy(pairs: Counted, load: ProgressState['load'], now: number): number {
  if (load === null || load.lengthMs === null || load.pairs === 0) return pairs.over;
  const inLoad = Math.floor(load.from + (doneOf(load, now) * load.pairs) / load.lengthMs);
  return Math.min(Math.max(pairs.over, inLoad), pairs.most);
}
