import type { Duet } from '../../model/duet.ts';
import type { Validity } from '../../model/recording.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import type { WantedLoad } from './delivery.ts';
import { bottleneckText, pressureText } from './machine-text.ts';
import { usablePairs } from './usable-pairs.ts';

type Driven = Pick<Duet, 'pairs' | 'stop' | 'roundMs' | 'k6Cpu' | 'vusExhausted'>;

/** The load that a duet's arms were to get, from its own recording. */
export function wantedOf(duet: Duet): WantedLoad {
  return wanted(duet, duet.base.workload.targetRate);
}

function wanted({ roundMs, vusExhausted }: Driven, targetRate: number | null): WantedLoad {
  return { targetRate, roundMs, ...(vusExhausted && { vusExhausted }) };
}

/**
 * Whether a duet may be judged. A head that alone does not bear the load makes it no less valid. `targetRate`:
 * iterations per second and arm, null where the load is not an open, steady one.
 */
export function duetValidity(duet: Driven, targetRate: number | null): Validity {
  const { pairs, stop, k6Cpu } = duet;
  if (stop === 'cancelled') {
    return { valid: false, reasons: [`The run was cancelled after ${pairs.length} pairs of rounds.`] };
  }
  const bottleneck = k6Cpu === undefined ? null : bottleneckText(k6Cpu, 'rounds');
  if (bottleneck !== null) return { valid: false, reasons: [bottleneck] };
  const usable = usablePairs(pairs, wanted(duet, targetRate));
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
export function pressureNotes(pairs: Duet['pairs']): readonly string[] {
  const shares = pairs.flatMap(({ base, head }) => [base.pressure ?? [], head.pressure ?? []].flat());
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1);
  const text = pressureText(mean, 'rounds');
  return text === null ? [] : [text];
}
