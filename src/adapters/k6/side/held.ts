import type { HeldLevel } from '../../../core/model/recording/duet.ts';
import type { Stage } from '../../../core/model/recording/stage.ts';
import type { Stretch } from './cut.ts';

/** A stretch between two borders of stages. `key` names what is held in it; null: nothing is. */
export type Held = Stretch & { readonly key: string | null; readonly held: readonly HeldLevel[] };

/** What all scenarios hold in a stretch of time; null: one of them changes in it. */
export function heldIn(stages: readonly Stage[], from: number, to: number): readonly HeldLevel[] | null {
  const running = withLevels(stages).filter((stage) => stage.startMs < to && endOf(stage) > from);
  const isSteady = running.every(
    (stage) => stage.kind === 'hold' && stage.startMs <= from && endOf(stage) >= to,
  );
  return isSteady ? running.map(({ scenario, unit, to: level }) => ({ scenario, unit, level })) : null;
}

/** A number of iterations beside others may be done in the first second: nobody knows before how long it is a level. */
const withLevels = (stages: readonly Stage[]): readonly Stage[] =>
  stages.length === 1 ? stages : stages.filter(({ durationMs }) => durationMs !== null);

/** When numbers of iterations begin that are no level, beside other scenarios, ms from the start of the run. */
export const countedStarts = (stages: readonly Stage[]): readonly number[] => {
  const levels = withLevels(stages);
  return stages.filter((stage) => !levels.includes(stage)).map(({ startMs }) => startMs);
};

const endOf = ({ startMs, durationMs }: Stage): number =>
  durationMs === null ? Number.POSITIVE_INFINITY : startMs + durationMs;

/** Of a level, so that two are the same where all scenarios are held alike. */
export const keyOf = (held: readonly HeldLevel[] | null): string | null =>
  held === null || held.length === 0 ? null : JSON.stringify(held);

/** The time from `from` on, ms, cut where any stage begins or ends. */
export function stretchesOf(stages: readonly Stage[], from: number, until: number): readonly Held[] {
  const borders = withLevels(stages).flatMap(({ startMs, durationMs }) => [
    startMs,
    startMs + (durationMs ?? until),
  ]);
  const times = [...new Set([from, until, ...borders])]
    .filter((time) => time >= from && time <= until)
    .sort((a, b) => a - b);
  return times.slice(1).map((end, index) => {
    const startMs = times[index] ?? from;
    const held = heldIn(stages, startMs, end);
    return { startMs, ms: end - startMs, key: keyOf(held), held: held ?? [] };
  });
}
