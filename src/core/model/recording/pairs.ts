import type { Arm, Part, Window, WindowValues } from './window.ts';

/** Of a pair of slices: place of the level that was held; null: the load was on its way. */
export type SliceOf = { readonly level: number | null };

/** Of a pair of whole runs: what each showed while one level was held; null: while none was. */
export type LevelOfRun = {
  readonly level: number | null;
  readonly base: WindowValues;
  readonly head: WindowValues;
};

/**
 * One round of each arm, one right after the other, one slice of both at the same time, or the whole script once on each.
 * Stretches of one run are no pairs of their own: neighbours in a run are alike, whatever the build.
 */
export type Pair = {
  readonly first: Arm;
  readonly base: WindowValues;
  readonly head: WindowValues;
  /** which start of the servers it was driven on, from 1; absent: the first, or not known */
  readonly start?: number;
  /** which group of rounds it was driven in, each with a new process of the load generator, from 1; absent: not known */
  readonly group?: number;
  /** absent: rounds or whole runs */
  readonly slice?: SliceOf;
  /** its levels, where there are several; absent: rounds or slices */
  readonly run?: { readonly levels: readonly LevelOfRun[] };
};

/** Whether pairs are slices of two arms at once; none are rounds. */
export const areSlices = ([first]: readonly Pair[]): boolean => first?.slice !== undefined;

/** Whether pairs are whole runs of the script, one arm after the other. */
export const areRuns = ([first]: readonly Pair[]): boolean => first?.run !== undefined;

/** Pairs as windows of a recording, in the order in which they were driven. */
export function windowsOf(pairs: readonly Pair[]): readonly Window[] {
  return pairs.flatMap((pair, index) => {
    const order: readonly Arm[] = pair.first === 'base' ? ['base', 'head'] : ['head', 'base'];
    return order.flatMap((arm, at) => {
      const levels = pair.run?.levels ?? [];
      return [
        { arm, part: partOf(pair, index, at + 1), ...pair[arm] },
        ...levels.map((own) => ({ arm, part: partOf(pair, index, at + 1, own.level), ...own[arm] })),
      ];
    });
  });
}

function partOf(
  { start = 1, group, slice, run }: Pair,
  pair: number,
  turn: number,
  level?: number | null,
): Part {
  if (run !== undefined) return { kind: 'run', pair, turn, start, ...(level !== undefined && { level }) };
  if (slice === undefined) {
    return { kind: 'round', pair, turn, start, ...(group !== undefined && { group }) };
  }
  return { kind: 'slice', pair, start, ...(slice.level !== null && { level: slice.level }) };
}

type Paired = Window & { readonly part: Exclude<Part, { readonly kind: 'whole' }> };

const isPaired = (window: Window): window is Paired => window.part.kind !== 'whole';

/** The pairs among the windows of a recording; a window without its other side is left out. */
export function pairsOf(windows: readonly Window[]): readonly Pair[] {
  const byPair = Map.groupBy(windows.filter(isPaired), ({ part }) => part.pair);
  return [...byPair.values()].flatMap((windows) => {
    const [base, head] = sidesOf(windows.filter(({ part }) => !isOfLevel(part)));
    return base === undefined || head === undefined ? [] : [pairOf(base, head, windows)];
  });
}

/** Whether it is a stretch of a whole run. */
export const isOfLevel = (part: Part): boolean => part.kind === 'run' && part.level !== undefined;

const sidesOf = (windows: readonly Paired[]): readonly [Paired | undefined, Paired | undefined] => [
  windows.find(({ arm }) => arm === 'base'),
  windows.find(({ arm }) => arm === 'head'),
];

function pairOf(base: Paired, head: Paired, windows: readonly Paired[]): Pair {
  const { part } = head;
  const { start } = part;
  const sides = { base: valuesOf(base), head: valuesOf(head), ...(start > 1 && { start }) };
  if (part.kind === 'slice') return { first: 'base', ...sides, slice: { level: part.level ?? null } };
  const first = base.part.kind === part.kind && base.part.turn < part.turn ? 'base' : 'head';
  if (part.kind === 'run') return { first, ...sides, run: { levels: levelsOf(windows) } };
  const { group } = part;
  return { first, ...sides, ...(group !== undefined && { group }) };
}

/** What both sides have of each level, in the order in which the windows stand. */
function levelsOf(windows: readonly Paired[]): readonly LevelOfRun[] {
  const byLevel = Map.groupBy(windows, ({ part }) => (part.kind === 'run' ? part.level : undefined));
  return [...byLevel].flatMap(([level, own]): readonly LevelOfRun[] => {
    const [base, head] = sidesOf(own);
    if (level === undefined || base === undefined || head === undefined) return [];
    return [{ level, base: valuesOf(base), head: valuesOf(head) }];
  });
}

function valuesOf({ arm: _arm, part: _part, ...values }: Window): WindowValues {
  return values;
}
