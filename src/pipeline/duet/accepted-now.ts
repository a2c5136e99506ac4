import { inForce } from '../../core/baseline/acceptances.ts';
import type { Config } from '../../core/config/config.ts';
import type { Acceptance } from '../../core/model/acceptance.ts';
import type { Ports } from '../ports.ts';

/** Accepted regressions that are in force for this gate on the day of a look. */
export function acceptedNow(
  { policy, gate }: Pick<Config, 'gate' | 'policy'>,
  { clock }: Pick<Ports, 'clock'>,
): readonly Acceptance[] {
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  return inForce(policy.accepted ?? [], gate, today);
}
