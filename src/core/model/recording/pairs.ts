import type { Arm, Part, Window, WindowValues } from './window.ts';

/** Of a pair of slices: place of the level that was held; null: the load was on its way. */
export type SliceOf = { readonly level: number | null };

/** One round of each arm, one right after the other, or one slice of both at the same time. */
export type Pair = {
  readonly first: Arm;
  readonly base: WindowValues;
  readonly head: WindowValues;
  /** which start of the servers it was driven on, from 1; absent: the first, or not known */
  readonly start?: number;
  /** which group of rounds it was driven in, each with a new process of the load generator, from 1; absent: not known */
  readonly group?: number;
  /** absent: rounds */
  readonly slice?: SliceOf;
};

/** Whether pairs are slices of two arms at once; none are rounds. */
export const areSlices = ([first]: readonly Pair[]): boolean => first?.slice !== undefined;

/** Pairs as windows of a recording, in the order in which they were driven. */
export function windowsOf(pairs: readonly Pair[]): readonly Window[] {
  return pairs.flatMap((pair, index) => {
    const order: readonly Arm[] = pair.first === 'base' ? ['base', 'head'] : ['head', 'base'];
    return order.map((arm, at) => ({ arm, part: partOf(pair, index, at + 1), ...pair[arm] }));
  });
}

function partOf({ start = 1, group, slice }: Pair, pair: number, turn: number): Part {
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
  return [...byPair.values()].flatMap((sides) => {
    const [base, head] = [sides.find(({ arm }) => arm === 'base'), sides.find(({ arm }) => arm === 'head')];
    return base === undefined || head === undefined ? [] : [pairOf(base, head)];
  });
}

function pairOf(base: Paired, head: Paired): Pair {
  const { part } = head;
  const { start } = part;
  const sides = { base: valuesOf(base), head: valuesOf(head), ...(start > 1 && { start }) };
  if (part.kind === 'slice') return { first: 'base', ...sides, slice: { level: part.level ?? null } };
  const isFirst = base.part.kind === 'round' && base.part.turn < part.turn;
  const { group } = part;
  return { first: isFirst ? 'base' : 'head', ...sides, ...(group !== undefined && { group }) };
}

function valuesOf({ arm: _arm, part: _part, ...values }: Window): WindowValues {
  return values;
}
