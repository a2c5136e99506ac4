import type { Side } from '../model/judgement.ts';
import type { Recording } from '../model/recording.ts';

/** What a report needs to know of one side. */
export function sideOf(recording: Recording, origin: string | null, distance: number | null): Side {
  return {
    source: recording.source,
    createdAt: recording.createdAt,
    environment: recording.environment,
    workload: recording.workload,
    load: recording.load,
    checks: recording.checks,
    timeline: recording.overall.timeline,
    origin,
    distance,
  };
}
