import type { Comparison } from '../model/judgement/comparison.ts';
import { actionOf } from '../model/judgement/comparison.ts';

/** A comparison as its role lets it count: what cannot fail the gate is not shown as if it had. */
export function asShown(comparison: Comparison): Comparison {
  const { class: found, role } = comparison;
  const isWorse = found === 'critical' || found === 'significant';
  const shown =
    role === 'informative' && isWorse ? 'slower' : role === 'warning' && isWorse ? 'significant' : found;
  return shown === found ? comparison : { ...comparison, class: shown, action: actionOf(shown) };
}
