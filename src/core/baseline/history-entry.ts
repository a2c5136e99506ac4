import type { HistoryEntry } from '../model/baseline.ts';
import type { Recording } from '../model/recording.ts';
import { machineOf } from './machine.ts';
import { metricValues } from './metric-values.ts';
import { subjectKey } from './subject-key.ts';

/** The compact memory of a recording. */
export function historyEntry(recording: Recording): HistoryEntry {
  const { source, workload, environment } = recording;
  const endpoints = recording.endpoints.map(
    (endpoint) =>
      [
        subjectKey({ kind: 'endpoint', name: endpoint.name, method: endpoint.method }),
        metricValues(endpoint),
      ] as const,
  );
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
    values: { overall: metricValues(recording.overall), ...Object.fromEntries(endpoints) },
  };
}
