import type { Side } from '../model/judgement/judgement.ts';
import type { ArmRecord, Recording } from '../model/recording/recording.ts';

/** What a report needs to know of an arm of a recording. */
export function armSide(
  { source, origin, workload, load, checks, overall }: ArmRecord,
  { createdAt, environment, generator }: Recording,
): Side {
  return {
    ...{ source, createdAt, environment, generator, workload, load, checks },
    ...{ timeline: overall.timeline, origin, distance: null },
  };
}

/** What a report needs to know of a run that was driven alone. */
export function sideOf(recording: Recording, origin: string | null, distance: number | null): Side {
  return { ...armSide(recording.arms.head, recording), origin, distance };
}
