import type { HistoryEntry } from '../model/baseline.ts';
import { machineOf } from '../model/machine.ts';
import type { Recording } from '../model/recording/recording.ts';
import type { Series } from '../model/recording/series.ts';
import { endpointKey } from '../model/subject-key.ts';
import { errorCounts } from './error-counts.ts';
import { metricValues } from './metric-values.ts';

/** The compact memory of a recording. */
export function historyEntry(recording: Recording): HistoryEntry {
  const { arms, environment, generator } = recording;
  const { source, workload, overall, endpoints } = arms.head;
  const subjects: readonly (readonly [string, Series])[] = [
    ['overall', overall],
    ...endpoints.map((one) => [endpointKey(one), one] as const),
  ];
  const errors = subjects.flatMap(([key, series]) => {
    const counts = errorCounts(series);
    return counts === null ? [] : [[key, counts] as const];
  });
  return {
    runId: source.runId,
    attempt: source.attempt,
    sha: source.sha,
    branch: source.branch,
    event: source.event,
    createdAt: recording.createdAt,
    valid: recording.validity.valid,
    profileHash: workload.profileHash,
    scriptHash: workload.scriptHash,
    environment: workload.environment,
    machine: machineOf(environment),
    generator: { name: generator.name, version: generator.version },
    calibration: environment.calibration,
    values: Object.fromEntries(subjects.map(([key, series]) => [key, metricValues(series)])),
    ...(errors.length > 0 && { errors: Object.fromEntries(errors) }),
  };
}
