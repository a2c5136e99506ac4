import type { Stage } from '../../model/recording/stage.ts';

/** Iterations that a load of `totalMs` starts, where each takes `iterationMs`: of users, who wait for their answers, an estimate. */
export function iterationsOf(stages: readonly Stage[], totalMs: number, iterationMs: number): number {
  return stages.reduce((sum, { unit, startMs, durationMs, from, to }) => {
    const seconds = Math.max(durationMs ?? totalMs - startMs, 0) / 1000;
    const each = unit === 'vus' ? Math.max(iterationMs, 1) / 1000 : 1;
    return sum + (((from + to) / 2) * seconds) / each;
  }, 0);
}
