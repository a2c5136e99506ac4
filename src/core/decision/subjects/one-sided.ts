import { metricValues } from '../../baseline/metric-values.ts';
import type { Compared } from '../../model/decision/compared.ts';
import type { Way } from '../../model/judgement/comparison.ts';
import { definitionOf, type MetricId, metricsOf } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import type { Endpoint } from '../../model/recording/series.ts';
import { kindOf, subjectOf } from '../../model/subject-key.ts';
import { limitsOf } from '../limits.ts';

/** An endpoint that only one side has; its p95 (or nothing, where none answered) stands for it. */
export function oneSided(endpoint: Endpoint, found: 'new' | 'missing', way: Way, policy: Policy): Compared {
  const { requests } = endpoint;
  const subject = subjectOf(endpoint);
  const kind = kindOf(subject);
  const [only] = metricsOf(kind);
  const metric: MetricId = metricsOf(kind).find(({ quantile }) => quantile === 0.95)?.id ?? only?.id ?? 'p95';
  const value = metricValues(endpoint)[metric] ?? null;
  return {
    way,
    subject,
    metric,
    unit: definitionOf(metric).unit,
    base: found === 'missing' ? value : null,
    head: found === 'new' ? value : null,
    change: null,
    worse: null,
    class: found,
    action: null,
    samples: { base: found === 'missing' ? requests : 0, head: found === 'new' ? requests : 0 },
    // Whether an endpoint is called is not a question of limits; whether a value is kept is the script's own affair.
    ...(kind !== 'requests' && { role: limitsOf(policy, subject, metric).role }),
  };
}
