import type { ArmRecord } from '../../model/recording/recording.ts';
import type { FoundTarget } from '../../model/targets/found-target.ts';
import type { Target } from '../../model/targets/target.ts';
import { judgeTargets, type TargetsInput } from './judge-targets.ts';

/** Head's targets, each with what the same one comes to on base, which decides nothing; `base` null: there is none. */
export function targetsOnBothSides(
  targets: readonly Target[],
  head: TargetsInput,
  base: TargetsInput | null,
): readonly FoundTarget[] {
  if (base === null) return judgeTargets(head, targets);
  const found = judgeTargets({ ...head, ...sameLoad(head.arms.head, base.arms.head) }, targets);
  const ofBase = judgeTargets(base, targets);
  return found.map((one, index) => {
    const same = ofBase[index];
    if (one.state === 'unmeasured' || same === undefined || same.state === 'unmeasured') return one;
    return { ...one, base: same.measured.value };
  });
}

/** Another script may ask for other requests. */
const sameLoad = (head: ArmRecord, base: ArmRecord): Pick<TargetsInput, 'sameLoad'> =>
  head.workload.scriptHash === base.workload.scriptHash ? { sameLoad: base } : {};

/** Base of a duet, as a run to be judged by itself. */
export function asJudged(
  base: ArmRecord,
  { windows, validity, duet, environment }: TargetsInput,
): TargetsInput {
  const turned = windows.map((window) => ({
    ...window,
    arm: window.arm === 'head' ? ('base' as const) : ('head' as const),
  }));
  return {
    arms: { head: base },
    windows: turned,
    validity,
    ...(duet && { duet }),
    ...(environment && { environment }),
  };
}
