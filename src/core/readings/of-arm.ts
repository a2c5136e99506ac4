import type { WindowValues } from '../model/recording/window.ts';
import { pointsOf } from './at.ts';
import { countedIn, type Span } from './counter.ts';
import { meanIn } from './gauge.ts';
import { known } from './of-machine.ts';
import type { ArmSample } from './sample.ts';

/** What an arm's processes did in a stretch of time. Counters that were not watched through all of it are absent. */
export function ofArm(samples: readonly ArmSample[], span: Span): WindowValues['readings'] {
  const of = (read: (sample: ArmSample) => number | null | undefined) => pointsOf(samples, read);
  const counted = (read: (sample: ArmSample) => number | undefined) => rounded(countedIn(of(read), span));
  const mean = (read: (sample: ArmSample) => number | null | undefined) => rounded(meanIn(of(read), span));
  return known({
    cpu: counted(({ cpu }) => cpu),
    'cpu-wait': counted(({ cpuWait }) => cpuWait),
    'resident-memory': mean(({ slow }) => slow?.memory),
    'own-memory': meanIn(of(shareOfLimit), span),
    'minor-faults': counted(({ minorFaults }) => minorFaults),
    'major-faults': counted(({ majorFaults }) => majorFaults),
    switches: counted(({ switches }) => switches),
    handles: mean(({ slow }) => slow?.handles),
    threads: mean(({ threads }) => threads),
  });
}

/** Where pages that processes share count for each, the sum may be more than there is. */
function shareOfLimit({ slow }: ArmSample): number | null {
  if (slow === undefined || slow.limit === null) return null;
  return Math.min(slow.memory / slow.limit, 1);
}

/** To a thousandth: more digits say nothing, and fill files. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1000) / 1000;
