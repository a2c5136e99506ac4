import { errorCounts } from '../../baseline/error-counts.ts';
import { metricValues } from '../../baseline/metric-values.ts';
import type { Comparison } from '../../model/judgement/judgement.ts';
import { actionOf } from '../../model/judgement/judgement.ts';
import { METRICS, type Metric, type Subject } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import type { ArmRecord } from '../../model/recording/recording.ts';
import type { Endpoint, Series } from '../../model/recording/series.ts';
import type { Role } from '../../model/role.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { FAILING, HEALTHY } from '../error-rule.ts';
import { limitsOf } from '../limits.ts';
import { type FailedShares, mendedBy } from '../subjects/mended.ts';
import { mendedText } from '../subjects/mended-text.ts';
import { oneSided } from '../subjects/one-sided.ts';
import { pairEndpoints } from '../subjects/pair-endpoints.ts';
import { presenceOf, sidesOf } from '../subjects/presence.ts';
import { isSameRoute, namedAlike } from '../subjects/same-route.ts';
import { otherMix } from '../subjects/stored-mix.ts';
import { comparisonText } from '../text/comparison-text.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { judgeLatency } from './judge-latency.ts';
import { amongMany } from './many-endpoints.ts';
import { type Judged, judgePoint } from './point-rule.ts';
import { judgeStoredErrors } from './stored-errors.ts';
import { LOCATED_BY } from './stored-rule.ts';

export type Compared = { readonly comparisons: readonly Comparison[]; readonly notes: readonly string[] };

type Pair = {
  readonly subject: Subject;
  readonly base: Series;
  readonly head: Series;
  /** true: its latencies are of other requests on each side */
  readonly otherRequests?: boolean;
};

/** Compares every metric of the whole and of every endpoint, in the metric's own direction. */
export function compare(head: ArmRecord, base: ArmRecord, policy: Policy, earlier: EarlierRuns): Compared {
  const { judged, mended } = pairEndpoints(base.endpoints, head.endpoints);
  const sides = presenceOf({ ...sidesOf(base, head), pairs: [] });
  const { gone, notes } = withoutRenamed(sides.gone, base, head);
  const isRenamed = (one: Endpoint) =>
    !namedAlike(base.workload, head.workload) && base.endpoints.some((other) => isSameRoute(other, one));
  const appeared = sides.appeared.filter((one) => !isRenamed(one));
  const mix = otherMix({ overall: base.overall, only: gone }, { overall: head.overall, only: appeared });
  const subject = { kind: 'overall' } as const;
  const overall: Pair = { subject, base: base.overall, head: head.overall, otherRequests: mix !== null };
  const pairs = mended.length === 0 ? [overall, ...judged] : judged;
  return {
    comparisons: [
      ...amongMany(
        pairs.flatMap((pair) => metricsOf(pair, policy, earlier)),
        earlier,
        policy,
      ),
      ...mended.map(({ head: endpoint }) => oneSided(endpoint, 'new')),
      ...sides.appeared.map((endpoint) => oneSided(endpoint, 'new')),
      ...gone.map((endpoint) => oneSided(endpoint, 'missing')),
    ],
    notes: [
      ...earlier.notes,
      ...sides.notes,
      ...notes,
      ...(mix === null ? [] : [mix]),
      ...mended.map(
        ({ subject }) =>
          `${subjectKey(subject)} fails on the baseline and works now, so it counts as new, and the overall figures are left out.`,
      ),
    ],
  };
}

/** What other patterns call by another name is not missing. */
function withoutRenamed(gone: readonly Endpoint[], base: ArmRecord, head: ArmRecord) {
  if (namedAlike(base.workload, head.workload)) return { gone, notes: [] };
  const isRenamed = (one: Endpoint) => head.endpoints.some((other) => isSameRoute(one, other));
  const renamed = gone.filter(isRenamed);
  const text =
    'The baseline called its requests by other patterns (`workload.names`, or an older version): what differs by ' +
    'them counts as new, and nothing of it as missing.';
  return {
    gone: gone.filter((one) => !renamed.includes(one)),
    notes: renamed.length === 0 ? [] : [text],
  };
}

function metricsOf(pair: Pair, policy: Policy, earlier: EarlierRuns): readonly Comparison[] {
  const compared = pair.otherRequests === true ? METRICS.filter(({ unit }) => unit !== 'ms') : METRICS;
  return compared.flatMap((metric) => {
    const comparison = one(pair, metric, policy, earlier);
    return comparison === null ? [] : [comparison];
  });
}

function one(pair: Pair, metric: Metric, policy: Policy, earlier: EarlierRuns): Comparison | null {
  const level = earlier.instead[subjectKey(pair.subject)]?.[metric.id];
  const base = level ?? metricValues(pair.base)[metric.id];
  const head = metricValues(pair.head)[metric.id];
  if (base === undefined || head === undefined) return null;
  const samples = { base: pair.base.requests, head: pair.head.requests };
  const { subject } = pair;
  const limits = limitsOf(policy, subject, metric.id);
  const enough = Math.min(samples.base, samples.head) >= metric.fewest;
  const latency = metric.unit === 'ms' && enough;
  const mended = latency ? mendedBy({ base: failedShare(pair.base), head: failedShare(pair.head) }) : null;
  if (mended !== null) return unjudged(pair, metric, limits.role, mended);
  const found = latency ? judgeLatency({ subject, metric: metric.id, head, earlier, policy }) : null;
  const errors = metric.id === 'error-rate' && enough ? errorsOf(pair, earlier, limits.floor) : null;
  const point = judgePoint({ metric, base, head, samples, policy: limits });
  const judged = found ??
    errors?.judged ?? { base, worse: point.worse, class: pointClass(metric, point, base, head) };
  const facts = {
    subject,
    metric: metric.id,
    unit: metric.unit,
    head,
    change: judged.base === 0 || judged.base === null ? null : head / judged.base - 1,
    samples,
    role: limits.role,
    action: actionOf(judged.class),
    ...judged,
  };
  return { ...facts, text: comparisonText(facts, limits, errors?.text) };
}

const failedShare = ({ requests, failed }: Series): number => failed / Math.max(requests, 1);

/** A latency of what head mends: both sides are shown, and nothing is said. */
function unjudged(
  { subject, base, head }: Pair,
  { id, unit, title }: Metric,
  role: Role,
  failed: FailedShares,
): Comparison {
  const sides = { base: metricValues(base)[id] ?? null, head: metricValues(head)[id] ?? null };
  const name = subject.kind === 'overall' ? `overall ${title}` : `${title} of ${subjectKey(subject)}`;
  return {
    ...{ subject, metric: id, unit, ...sides, change: null, worse: null, role },
    ...{ class: 'inconclusive', action: null, mended: true },
    text: `${name}: not judged, ${mendedText(failed)}`,
    samples: { base: base.requests, head: head.requests },
  };
}

/** The error rate by its episodes; null: no earlier run kept a time line. */
function errorsOf({ subject, head }: Pair, { entries }: EarlierRuns, floor: number) {
  const counts = errorCounts(head);
  const key = subjectKey(subject);
  const known = entries.flatMap(({ errors }) => errors?.[key] ?? []).slice(0, LOCATED_BY);
  const found = counts === null ? null : judgeStoredErrors(counts, known, floor);
  if (counts === null || found === null) return null;
  const { base, episodes, runs } = found;
  const rate = counts.failed / counts.requests;
  const worse = base === 0 ? (rate === 0 ? 0 : null) : rate / base - 1;
  const text = `${episodes.base} error episodes in ${runs} earlier run${runs === 1 ? '' : 's'} → ${episodes.head}`;
  return {
    judged: { base, worse, class: found.class },
    text: episodes.base + episodes.head === 0 ? '' : text,
  };
}

/** Without episodes a burst cannot be told from a fault: an error rate then warns at most, unless head plainly fails. */
function pointClass(metric: Metric, point: Judged, base: number, head: number): Comparison['class'] {
  if (metric.id !== 'error-rate' || point.class !== 'critical') return point.class;
  return head >= FAILING && base <= HEALTHY ? 'critical' : 'significant';
}
