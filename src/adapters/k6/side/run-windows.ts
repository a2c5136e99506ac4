import type { HeldLevel } from '../../../core/model/recording/duet.ts';
import type { Stage } from '../../../core/model/recording/stage.ts';
import { type Cut, lengthOfWindow, type RunWindow, type Stretch } from './cut.ts';
import { stretchesOf } from './held.ts';

/** Of a run the beginning, in which connections are opened and caches filled, is not judged; of a short one a fifth. */
const LEAD = { ms: 5000, share: 0.2 };
/** A level that is held for less in all, ms, goes with the time on the way to another. */
const SHORTEST_MS = 5000;
/** Levels that are judged by themselves, those held longest. */
const MOST_LEVELS = 20;

/** A whole run, cut by its levels. */
export type RunCut = Cut & {
  readonly levels: readonly (readonly HeldLevel[])[];
  /** for the number of a window the place of its level; null: on the way. What is not in it is judged with all alone. */
  readonly levelOf: ReadonlyMap<number, number | null>;
};

/** Cuts a run of `totalMs`, which may take `mostMs` where iterations decide, into its levels and the rest. */
export function runCutOf(stages: readonly Stage[], totalMs: number, mostMs: number): RunCut {
  const leadMs = Math.min(LEAD.ms, Math.floor((LEAD.share * totalMs) / 1000) * 1000);
  const stretches = stretchesOf(stages, leadMs, Math.max(mostMs, totalMs));
  const byLevel = Map.groupBy(stretches, ({ key }) => key);
  const levels = [...byLevel]
    .filter(([key, own]) => key !== null && lengthOf(own) >= SHORTEST_MS)
    .sort(([, a], [, b]) => lengthOf(b) - lengthOf(a))
    .slice(0, MOST_LEVELS);
  const rest = stretches.filter(({ key }) => !levels.some(([known]) => known === key));
  const each = [...levels.map(([, own]) => own), ...(rest.length > 0 ? [rest] : [])];
  const windows = each.map((own, index) => ({ number: index + 1, stretches: own }));
  const ofLevels = windows.map(
    ({ number }, index) => [number, index < levels.length ? index : null] as const,
  );
  const known = ofLevels.filter((_, index) => lengthOf(each[index] ?? []) >= SHORTEST_MS);
  return {
    windows,
    marks: { cut: bordersOf(windows) },
    levels: levels.map(([, own]) => own[0]?.held ?? []),
    // One that is all of the run says nothing of its own.
    levelOf: new Map(windows.length > 1 ? known : []),
  };
}

const lengthOf = (stretches: readonly Stretch[]): number => lengthOfWindow({ number: 0, stretches });

/** From when on which window counts; before the first none that is judged. */
function bordersOf(windows: readonly RunWindow[]): readonly (readonly [number, number])[] {
  return windows
    .flatMap(({ number, stretches }) => stretches.map(({ startMs }) => [startMs, number] as const))
    .toSorted(([a], [b]) => a - b);
}
