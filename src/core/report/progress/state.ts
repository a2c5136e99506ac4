import type { Counted, ProgressFact, Seen, Step, Stretch, Task } from '../../model/progress/fact.ts';
import type { Arm } from '../../model/recording/window.ts';

/** p95 of the last seconds of load that are kept of a side. */
const KEPT = 60;

/** Steps whose figures are of themselves alone. */
const WITH_LOAD: readonly Step[] = [
  'warm-up',
  'rounds',
  'side-by-side',
  'turns',
  'alone',
  'pages',
  'profile',
];

export type SideSeen = Omit<Seen, 'arm'> & {
  /** of the last seconds that had one, oldest first, ms */
  readonly p95s: readonly number[];
};

/** What is known of a run that is under way. Times are of the clock that stamps the facts, ms. */
export type ProgressState = {
  /** under way, oldest first */
  readonly tasks: readonly (Task & { readonly since: number })[];
  /** null: no judged load is known of */
  readonly load: (Stretch & { readonly since: number }) | null;
  readonly pairs: Counted | null;
  readonly sides: { readonly [A in Arm]?: SideSeen };
};

export const NOTHING_YET: ProgressState = { tasks: [], load: null, pairs: null, sides: {} };

/** What is known after a fact that came at that time. */
export function after(state: ProgressState, fact: ProgressFact, at: number): ProgressState {
  switch (fact.kind) {
    case 'began': {
      const { step, arm } = fact;
      const known = WITH_LOAD.includes(step) ? NOTHING_YET : state;
      return { ...known, tasks: [...state.tasks, { step, arm, since: at }] };
    }
    case 'ended': {
      const { step, arm } = fact;
      const ended = state.tasks.findLast((task) => task.step === step && task.arm === arm);
      const tasks = state.tasks.filter((task) => task !== ended);
      return { ...(WITH_LOAD.includes(step) ? NOTHING_YET : state), tasks };
    }
    case 'load': {
      const { kind: _kind, ...stretch } = fact;
      return { ...state, load: { ...stretch, since: at } };
    }
    case 'pairs': {
      const { kind: _kind, ...pairs } = fact;
      return { ...state, pairs };
    }
    case 'seen': {
      const { kind: _kind, arm, ...seen } = fact;
      return { ...state, sides: { ...state.sides, [arm]: sideAfter(state.sides[arm], seen) } };
    }
  }
}

function sideAfter(known: SideSeen | undefined, seen: Omit<Seen, 'arm'>): SideSeen {
  const before = known?.p95s ?? [];
  const p95s = seen.p95Ms === null ? before : [...before, seen.p95Ms].slice(-KEPT);
  return { ...seen, p95s };
}
