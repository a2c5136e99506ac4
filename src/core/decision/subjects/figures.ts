import { metricValues } from '../../baseline/metric-values.ts';
import type { Figure } from '../../model/judgement/figure.ts';
import { METRICS, type Subject } from '../../model/metric.ts';
import type { ArmRecord } from '../../model/recording/recording.ts';
import type { Series } from '../../model/recording/series.ts';
import { subjectOf } from '../../model/subject-key.ts';

/** What an arm measured by itself: all requests first, then each endpoint. */
export function figuresOf({
  overall,
  endpoints,
}: Pick<ArmRecord, 'overall' | 'endpoints'>): readonly Figure[] {
  return [
    ...ofSubject({ kind: 'overall' }, overall),
    ...endpoints.flatMap((endpoint) => ofSubject(subjectOf(endpoint), endpoint)),
  ];
}

/** A percentile of too few requests says nothing. */
function ofSubject(subject: Subject, series: Series): readonly Figure[] {
  const values = metricValues(series);
  return METRICS.flatMap(({ id, unit, fewest }) => {
    const value = values[id];
    return value === undefined || series.requests < fewest ? [] : [{ subject, metric: id, unit, value }];
  });
}
