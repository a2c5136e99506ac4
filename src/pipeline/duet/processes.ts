import type { ProcessEvidence } from '../../core/model/evidence/process.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import { processEvidence, windowsOfArm } from '../../core/readings/processes/process-evidence.ts';
import { withReadings } from '../../core/readings/windows.ts';
import type { HostWatch, ProcessesOf } from '../../ports/host.ts';
import type { RunningArms } from './arms/arms.ts';

type Both = Pick<RunningArms, Arm>;

/** Whose processes are followed while both arms run, also over starts anew. */
export const processesOf = ({ base, head }: Both): ProcessesOf => ({
  ...(base.processes && { base: base.processes }),
  ...(head.processes && { head: head.processes }),
});

export type EvidenceOfArms = { readonly [A in Arm]?: ProcessEvidence };

/** The pairs with their readings, and what both arms' processes were like, by all that was read while they were driven. */
export function readOver(arms: Both, watch: HostWatch, pairs: readonly Pair[]) {
  const samples = watch.samples();
  const of = (arm: Arm) =>
    processEvidence(windowsOfArm(pairs, arm), samples.arms[arm] ?? [], arms[arm].readyMs ?? []);
  const [base, head] = [of('base'), of('head')];
  const processes: EvidenceOfArms = { ...(base && { base }), ...(head && { head }) };
  return { pairs: withReadings(pairs, samples), processes };
}
