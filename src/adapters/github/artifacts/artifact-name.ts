/** What GitHub does not take in an artifact's name, plus what we use ourselves. */
const FORBIDDEN = /["<>|*?:\\/\r\n]/g;

/**
 * Name of the artifact that holds a gate's recording. The attempt is part of it: a re-run keeps the run's id,
 * and an artifact's name is free only once in a run. Two gates whose names become one are told apart when
 * the recording is read, since it names its gate.
 */
export function artifactName(gate: string, attempt: number): string {
  return `perf-gate-${legal(gate)}-${attempt}`;
}

/** Name of the artifact that a pull request leaves for a run that may write. No baseline has such a name. */
export function handedOverName(gate: string, attempt: number): string {
  return `perf-gate.pull-request-${legal(gate)}-${attempt}`;
}

/** Name of the artifact that holds what a gate that watches would have done. */
export function watchLogName(gate: string, attempt: number): string {
  return `perf-gate.watch-${legal(gate)}-${attempt}`;
}

const legal = (gate: string): string => gate.replace(FORBIDDEN, '_');
