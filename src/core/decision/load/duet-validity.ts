import type { During, LoadFact } from '../../model/decision/load-fact.ts';
import type { Duet } from '../../model/recording/duet.ts';
import { areRuns, areSlices, type Pair } from '../../model/recording/pairs.ts';
import { fewestOf } from '../duet/duet-stop.ts';
import { pairedAs } from './delivery.ts';
import { bottleneck, busy } from './machine.ts';
import { usablePairs } from './usable-pairs.ts';

const duringOf = (pairs: readonly Pair[]): During =>
  areSlices(pairs) ? 'slices' : areRuns(pairs) ? 'runs' : 'rounds';

type Driven = Pick<Duet, 'stop'> & {
  readonly pairs: readonly Pair[];
  /** share of its CPUs' time that the load generator took, 0…1; null: not known */
  readonly generatorCpu: number | null;
  /** of what went to its end: whether it has an answer; absent: only what was stopped for its answer has one */
  readonly isClear?: boolean | undefined;
};

/** Why a duet may not be judged; none: it may. A head that alone does not bear the load makes it no less valid. */
export function duetFaults({ pairs, stop, generatorCpu, isClear = false }: Driven): readonly LoadFact[] {
  if (stop === 'cancelled') return [{ kind: 'cancelled', ...pairedAs(pairs), pairs: pairs.length }];
  const itself = bottleneck(generatorCpu, duringOf(pairs));
  if (itself.length > 0) return itself;
  const usable = usablePairs(pairs);
  if (usable.invalid.length > 0) return usable.invalid;
  // Stopped for its answer, it has one: by the pairs that are left.
  const hasAnswer = isClear || stop === 'regressed' || stop === 'settled';
  if (!hasAnswer && usable.unlessClear.length > 0) return usable.unlessClear;
  const { length } = usable.pairs;
  const takes = fewestOf(pairs);
  return length >= takes ? [] : [{ kind: 'few-usable', ...pairedAs(pairs), pairs: length, takes }];
}

/**
 * That the machine was busy, for the reader; none: it was not, or it is not known. A small runner that holds k6 and
 * both arms always has some pressure, so no pair is left out for it.
 */
export function duetPressure(pairs: readonly Pair[]): readonly LoadFact[] {
  const shares = pairs.flatMap(({ base, head }) =>
    [base.readings.pressure ?? [], head.readings.pressure ?? []].flat(),
  );
  return busy(shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1), duringOf(pairs));
}
