import type { MetricId, Subject, Unit } from '../metric.ts';

/** What head measured of one metric of one subject, where there is nothing to compare it with. */
export type Figure = {
  readonly subject: Subject;
  readonly metric: MetricId;
  readonly unit: Unit;
  readonly value: number;
};
