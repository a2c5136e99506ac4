import type { HistoryEntry } from '../model/baseline.ts';
import type { Recording } from '../model/recording.ts';
import type { Series } from '../model/series.ts';
import { errorCounts } from './error-counts.ts';
import { machineOf } from './machine.ts';
import { metricValues } from './metric-values.ts';
import { subjectKey } from './subject-key.ts';

/** The compact memory of a recording. */
export function historyEntry(recording: Recording): HistoryEntry {
  const { source, workload, environment } = recording;
  const subjects: readonly (readonly [string, Series])[] = [
    ['overall', recording.overall],
    ...recording.endpoints.map(
      (one) => [subjectKey({ kind: 'endpoint', name: one.name, method: one.method }), one] as const,
    ),
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
    k6: environment.k6,
    calibration: environment.calibration,
    values: Object.fromEntries(subjects.map(([key, series]) => [key, metricValues(series)])),
    ...(errors.length > 0 && { errors: Object.fromEntries(errors) }),
  };
}

type Run = Pick<HistoryEntry, 'runId' | 'attempt' | 'sha' | 'createdAt'>;

/** What tells one run from another. Outside GitHub, where run id and attempt are 0, commit and time stand for them. */
export function runKey({ runId, attempt, sha, createdAt }: Run): string {
  return runId > 0 ? `${runId}:${attempt}` : `local:${sha}:${createdAt}`;
}

/** Orders runs, the newest first; two of one millisecond by their run ids and attempts. */
export function newestFirst(a: Run, b: Run): number {
  const [early, late] = [Date.parse(a.createdAt), Date.parse(b.createdAt)];
  return late - early || b.runId - a.runId || b.attempt - a.attempt || (a.sha < b.sha ? 1 : -1);
}
