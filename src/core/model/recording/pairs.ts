import type { Arm, Window, WindowValues } from './window.ts';

/** One round of each arm, one right after the other. */
export type Pair = {
  readonly first: Arm;
  readonly base: WindowValues;
  readonly head: WindowValues;
  /** which start of the servers it was driven on, from 1; absent: the first, or not known */
  readonly start?: number;
  /** which group of rounds it was driven in, each with a new process of the load generator, from 1; absent: not known */
  readonly group?: number;
};

/** Rounds as windows of a recording, in the order in which they were driven. */
export function windowsOf(pairs: readonly Pair[]): readonly Window[] {
  return pairs.flatMap(({ first, start = 1, group, ...sides }, pair) => {
    const order: readonly Arm[] = first === 'base' ? ['base', 'head'] : ['head', 'base'];
    return order.map((arm, at) => ({
      arm,
      part: { kind: 'round' as const, pair, turn: at + 1, start, ...(group !== undefined && { group }) },
      ...sides[arm],
    }));
  });
}

/** The pairs of rounds among the windows of a recording; a round without its other side is left out. */
export function pairsOf(windows: readonly Window[]): readonly Pair[] {
  const byPair = Map.groupBy(
    windows.flatMap((window) => (window.part.kind === 'round' ? [{ ...window, part: window.part }] : [])),
    ({ part }) => part.pair,
  );
  return [...byPair.values()].flatMap((rounds) => {
    const [base, head] = [rounds.find(({ arm }) => arm === 'base'), rounds.find(({ arm }) => arm === 'head')];
    if (base === undefined || head === undefined) return [];
    const { start, group } = head.part;
    return [
      {
        first: base.part.turn < head.part.turn ? 'base' : 'head',
        base: valuesOf(base),
        head: valuesOf(head),
        ...(start > 1 && { start }),
        ...(group !== undefined && { group }),
      } as const,
    ];
  });
}

function valuesOf({ arm: _arm, part: _part, ...values }: Window): WindowValues {
  return values;
}
