import type { ProgressFact } from '../../core/model/progress/fact.ts';

/**
 * Told of what a run does while it does it. Whoever is told stamps each fact with the time at which it came, must return at
 * once and must not throw: it is told in the middle of a measurement.
 */
export type Progress = { tell(fact: ProgressFact): void };
