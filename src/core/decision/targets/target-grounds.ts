import type { Ground } from '../../model/decision/ground.ts';
import type { Policy } from '../../model/policy.ts';
import { type FoundTarget, isEstimate } from '../../model/targets/found-target.ts';
import { holds } from '../../model/targets/target.ts';

/**
 * What missed targets do. One that lies beyond its limit by less than it may be wrong by only warns; one that is met, if
 * only just, or not measured does nothing, and neither does an estimate near its limit, which may lie anywhere between its ends.
 */
export function targetGrounds(
  targets: readonly FoundTarget[],
  { failOn }: Pick<Policy, 'failOn'>,
): readonly Ground[] {
  return targets.flatMap((found, index): readonly Ground[] => {
    const { role = 'blocking' } = found.target;
    if (role === 'informative' || !isBeyond(found)) return [];
    const isError = failOn === 'warn' || (found.state === 'missed' && role === 'blocking');
    return [
      { kind: 'target', severity: isError ? 'error' : 'warning', found, of: { kind: 'target', index } },
    ];
  });
}

/** Whether the value itself is on the wrong side, and says something. */
const isBeyond = (found: FoundTarget): boolean =>
  found.state !== 'unmeasured' &&
  !(found.state === 'near' && isEstimate(found)) &&
  !holds(found.measured.value, found.target);
