import type { DuetOpened, SidesDriver } from '../../src/ports/load-generator.ts';
import { sampleRecording } from '../contracts/samples.ts';
import { samplePairs } from '../core/decision/pairs.ts';
import { troubles } from '../support/troubles.ts';

/** All of a load, a minute in eight slices where nothing else is asked for. */
export function sideBySide(
  driven: () => void,
  load: Partial<Pick<SidesDriver, 'totalMs' | 'slices'>> = {},
): DuetOpened {
  const { arms, ...rest } = sampleRecording();
  const measured = { ...rest, ...arms.head, thresholds: [] };
  const { totalMs = 60_000, slices = 8 } = load;
  const driver: SidesDriver = {
    ...{ totalMs, sliceMs: 5000, slices, levels: [] },
    async drive() {
      driven();
      const pairs = samplePairs({ count: slices, seed: 1 }).map((pair) => ({
        ...pair,
        slice: { level: null },
      }));
      return { pairs, trouble: troubles([], []), astray: null, cpu: null, cutAfterMs: null };
    },
    again: () => {},
    finish: () => ({ base: measured, head: measured, setups: 1 }),
  };
  return { kind: 'side-by-side', why: 'It is a sequence.', driver };
}
