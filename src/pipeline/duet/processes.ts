import type { ProcessEvidence } from '../../core/model/evidence/process.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import { processEvidence, windowsOfArm } from '../../core/readings/process-evidence.ts';
import type { HostWatch, ProcessesOf } from '../../ports/host.ts';
import type { RunningArms } from './arms.ts';

type Both = Pick<RunningArms, Arm>;

/** Whose processes are followed while both arms run, also over starts anew. */
export const processesOf = ({ base, head }: Both): ProcessesOf => ({
  ...(base.processes && { base: base.processes }),
  ...(head.processes && { head: head.processes }),
});

export type EvidenceOfArms = { readonly [A in Arm]?: ProcessEvidence };

/** What both arms' processes were like while these were driven. */
export function evidenceOf(arms: Both, watch: HostWatch, pairs: readonly Pair[]): EvidenceOfArms {
  const samples = watch.samples();
  const of = (arm: Arm) =>
    processEvidence(windowsOfArm(pairs, arm), samples.arms[arm] ?? [], arms[arm].readyMs ?? []);
  const [base, head] = [of('base'), of('head')];
  return { ...(base && { base }), ...(head && { head }) };
}
