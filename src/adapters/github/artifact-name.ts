/** What GitHub does not take in an artifact's name, plus what we use ourselves. */
const FORBIDDEN = /["<>|*?:\\/\r\n]/g;

/**
 * Name of the artifact that holds a gate's recording. The attempt is part of it: a re-run keeps the run's id,
 * and an artifact's name is free only once in a run. Two gates whose names become one are told apart when
 * the recording is read, since it names its gate.
 */
export function artifactName(gate: string, attempt: number): string {
  return `perf-gate-${gate.replace(FORBIDDEN, '_')}-${attempt}`;
}
