import type { ProfileGap } from '../../model/evidence/profile.ts';
import type { Arm } from '../../model/recording/window.ts';
import { several, unstopped } from '../names.ts';

/** Why it is not known where an arm's CPU time went, and what brings it, sentences. */
export const profileGapText = (gap: ProfileGap, arm: Arm): string =>
  `Where the CPU time of ${arm} went is not known: ${whyOf(gap)}`;

function whyOf(gap: ProfileGap): string {
  switch (gap.kind) {
    case 'failed':
      return `it could not be profiled (${unstopped(gap.said)}).`;
    case 'unreachable':
      return `there is no profile to be had (${unstopped(gap.said)}).`;
    case 'few-samples':
      return `it was hardly busy, and no functions can be told apart by ${several(gap.samples, 'sample')}.`;
    case 'no-start':
      return 'it cannot be started once more, or not quickly. `probes.cpu-profile: always` waits for a slow start, and a path in `probes.pprof`, such as /debug/pprof/profile, needs none.';
  }
}
