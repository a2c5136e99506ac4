import type { Pair } from '../../src/core/model/recording/pairs.ts';
import type { Arm } from '../../src/core/model/recording/window.ts';
import type { DuetOpened, SidesDriver, TurnsDriver } from '../../src/ports/load-generator.ts';
import { sampleRecording } from '../contracts/samples.ts';
import { samplePairs } from '../core/decision/pairs.ts';
import { troubles } from '../support/troubles.ts';

export type SidesWishes = Partial<Pick<SidesDriver, 'totalMs' | 'slices'>> & {
  readonly users?: number;
  /** ln of head's slow-down in whole runs in turns, and on both sides at once */
  readonly turns?: number;
  readonly effect?: number;
  /** what both at once show instead */
  readonly seen?: (pair: Pair) => Pair;
  /** the run of both at once that base breaks, from 1 */
  readonly breaks?: number;
};

function measuredOf() {
  const { arms, ...rest } = sampleRecording();
  return { ...rest, ...arms.head, thresholds: [] };
}

/** All of a load, a minute in eight slices where nothing else is asked for. `turned`: told who came first of two runs. */
export function sideBySide(
  driven: () => void,
  load: SidesWishes = {},
  turned: (first: Arm) => void = () => {},
): DuetOpened {
  const measured = measuredOf();
  const { totalMs = 60_000, slices = 8 } = load;
  let runs = 0;
  const driver: SidesDriver = {
    ...{ totalMs, sliceMs: 5000, slices, levels: [] },
    async drive() {
      driven();
      runs += 1;
      const { effect = 0, seen = (pair) => pair } = load;
      const pairs = samplePairs({ count: slices, seed: 1, effect }).map((pair) =>
        seen({ ...pair, slice: { level: null } }),
      );
      const trouble = troubles(runs === load.breaks ? ['Base broke.'] : [], []);
      return { pairs, trouble, astray: null, cpu: null, cutAfterMs: null, tookMs: totalMs };
    },
    driven: () => ({ runs, ms: runs * totalMs }),
    again: async () => {},
    finish: () => ({ base: measured, head: measured, setups: 1 }),
  };
  const turns = () => inTurns(load.turns ?? 0, turned);
  return { kind: 'side-by-side', why: 'It is a sequence.', driver, users: load.users ?? 10, turns };
}

/** Whole runs of both, one after the other. */
export function inTurns(effect: number, turned: (first: Arm) => void): TurnsDriver {
  const measured = measuredOf();
  let driven = 0;
  return {
    levels: [],
    async drive(first) {
      driven += 1;
      turned(first);
      const [pair] = samplePairs({ count: 1, seed: driven, effect });
      if (pair === undefined) throw new Error('no pair');
      const at = (window: typeof pair.base, turn: number) => ({
        ...window,
        startedAt: (2 * driven + turn) * 60_000,
      });
      const own = { ...pair, first, base: at(pair.base, 0), head: at(pair.head, 1), run: { levels: [] } };
      return { pairs: [own], trouble: troubles([], []), astray: null, cpu: null };
    },
    again: async () => {},
    finish: () => ({ base: measured, head: measured, setups: 1 }),
  };
}
