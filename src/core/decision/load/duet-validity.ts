import type { Duet } from '../../model/recording/duet.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { Validity } from '../../model/recording/recording.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { bottleneckText, pressureText } from './machine-text.ts';
import { usablePairs } from './usable-pairs.ts';

type Driven = Pick<Duet, 'stop'> & {
  readonly pairs: readonly Pair[];
  /** share of its CPUs' time that the load generator took, 0…1; null: not known */
  readonly generatorCpu: number | null;
};

/** Whether a duet may be judged. A head that alone does not bear the load makes it no less valid. */
export function duetValidity({ pairs, stop, generatorCpu }: Driven): Validity {
  if (stop === 'cancelled') {
    return { valid: false, reasons: [`The run was cancelled after ${pairs.length} pairs of rounds.`] };
  }
  const bottleneck = generatorCpu === null ? null : bottleneckText(generatorCpu, 'rounds');
  if (bottleneck !== null) return { valid: false, reasons: [bottleneck] };
  const usable = usablePairs(pairs);
  if (usable.invalid.length > 0) return { valid: false, reasons: usable.invalid };
  // Stopped for its answer, it has one: by the pairs that are left.
  if (stop === 'budget' && usable.unlessClear.length > 0) {
    return { valid: false, reasons: usable.unlessClear };
  }
  if (usable.pairs.length >= FEWEST_PAIRS) return { valid: true };
  return {
    valid: false,
    reasons: [`Only ${usable.pairs.length} pairs of rounds can be used, and it takes ${FEWEST_PAIRS}.`],
  };
}

/**
 * That the machine was busy, for the reader; none: it was not, or it is not known. A small runner that holds k6 and
 * both arms always has some pressure, so no pair is left out for it.
 */
export function pressureNotes(pairs: readonly Pair[]): readonly string[] {
  const shares = pairs.flatMap(({ base, head }) =>
    [base.readings.pressure ?? [], head.readings.pressure ?? []].flat(),
  );
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
  const text = pressureText(mean, 'rounds');
  return text === null ? [] : [text];
}
