import type { Stage } from '../../model/recording/stage.ts';

/** A scenario of the script, as far as its way depends on it. */
export type ScenarioLoad = {
  readonly scenario: string;
  /** whether its load stays, goes by stages, ends by a number of iterations, or is none that rounds can hold */
  readonly kind: 'constant' | 'staged' | 'counted' | 'other';
  /** the generator's own word for that */
  readonly executor: string;
  /** the function that it runs, with its variables and all else that its work depends on; equal for scenarios that do the same */
  readonly runs: string;
  /** whether it loads pages in a browser; absent: it does not */
  readonly isBrowser?: boolean;
  /** its own stages, in order; a count has one without an end */
  readonly stages: readonly Stage[];
};

/** What one scenario does in a stretch of time: from one level to another, both above or at 0. */
export type Level = {
  readonly load: ScenarioLoad;
  readonly unit: Stage['unit'];
  readonly from: number;
  readonly to: number;
  readonly isHeld: boolean;
};

/** A time in which no scenario's stage begins or ends, and who runs in it. */
export type Stretch = { readonly ms: number; readonly levels: readonly Level[] };

/** When a scenario begins, ms after the start of the run. */
export const startOf = ({ stages }: ScenarioLoad): number => stages[0]?.startMs ?? 0;

/** The time from a scenario's start to its end, ms; Infinity: until a number of iterations is done. */
export const lengthOf = (load: ScenarioLoad): number =>
  Math.max(0, ...load.stages.map(endOf)) - startOf(load);

/** How long a scenario stays at levels above 0, all of them together, ms. */
export const heldMs = ({ stages }: ScenarioLoad): number =>
  stages.reduce(
    (sum, stage) => (stage.kind === 'hold' && stage.to > 0 ? sum + endOf(stage) - stage.startMs : sum),
    0,
  );

/** The highest level of a scenario. */
export const peakOf = ({ stages }: ScenarioLoad): number =>
  Math.max(0, ...stages.flatMap(({ from, to }) => [from, to]));

/** The stretches of a run, in order; those in which nothing runs are left out. A count runs from its start to the end. */
export function stretchesOf(loads: readonly ScenarioLoad[]): readonly Stretch[] {
  const stages = loads.flatMap((load) => load.stages);
  const borders = new Set(stages.flatMap((stage) => [stage.startMs, endOf(stage)]).filter(Number.isFinite));
  const times = [...borders].sort((a, b) => a - b);
  // Where counts alone decide, there is one stretch, and nobody knows how long it is.
  const ends = times.length > 1 ? times.slice(1) : [Number.POSITIVE_INFINITY];
  return ends
    .map((end, index) => between(loads, times[index] ?? 0, end))
    .filter(({ levels }) => levels.length > 0);
}

function between(loads: readonly ScenarioLoad[], start: number, end: number): Stretch {
  const levels = loads.flatMap((load): Level[] => {
    const stage = load.stages.find((one) => one.startMs <= start && endOf(one) >= end);
    if (stage === undefined) return [];
    const [from, to] = [levelAt(stage, start), levelAt(stage, end)];
    if (from <= 0 && to <= 0) return [];
    return [{ load, unit: stage.unit, from, to, isHeld: stage.kind === 'hold' }];
  });
  return { ms: end - start, levels };
}

const endOf = ({ startMs, durationMs }: Stage): number =>
  durationMs === null ? Number.POSITIVE_INFINITY : startMs + durationMs;

function levelAt({ kind, startMs, durationMs, from, to }: Stage, at: number): number {
  if (kind === 'hold' || durationMs === null || durationMs === 0) return to;
  return from + ((to - from) * (at - startMs)) / durationMs;
}
