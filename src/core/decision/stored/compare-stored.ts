import { errorCounts, mostErrorEpisodes } from '../../baseline/error-counts.ts';
import { metricValues } from '../../baseline/metric-values.ts';
import type { Compared, Episodes, FailedShares } from '../../model/decision/compared.ts';
import type { Note } from '../../model/decision/note.ts';
import { actionOf } from '../../model/judgement/comparison.ts';
import { type Metric, metricsOf, type Subject } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import type { ArmRecord } from '../../model/recording/recording.ts';
import type { Endpoint, Series } from '../../model/recording/series.ts';
import { kindOf, subjectKey } from '../../model/subject-key.ts';
import { type Counted, isBrokenOn, isWorseShare } from '../answers/plainly.ts';
import { limitsOf, type SettledLimits } from '../limits.ts';
import { mendedBy } from '../subjects/mended.ts';
import { oneSided } from '../subjects/one-sided.ts';
import { pairEndpoints } from '../subjects/pair-endpoints.ts';
import { presenceOf, sidesOf } from '../subjects/presence.ts';
import { isSameRoute, namedAlike } from '../subjects/same-route.ts';
import { otherMix } from '../subjects/stored-mix.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { judgeLatency } from './judge-latency.ts';
import { amongMany } from './many-endpoints.ts';
import { type Judged, judgePoint } from './point-rule.ts';
import { judgeStoredErrors } from './stored-errors.ts';
import { LOCATED_BY } from './stored-rule.ts';

/** What was found of everything that both sides measured. */
export type Found = { readonly comparisons: readonly Compared[]; readonly notes: readonly Note[] };

type Pair = {
  readonly subject: Subject;
  readonly base: Series;
  readonly head: Series;
  /** true: its latencies are of other requests on each side */
  readonly otherRequests?: boolean;
};

/** Compares every metric of the whole and of every endpoint, in the metric's own direction. */
export function compare(head: ArmRecord, base: ArmRecord, policy: Policy, earlier: EarlierRuns): Found {
  const { judged, mended } = pairEndpoints(base.endpoints, head.endpoints);
  const sides = presenceOf({ ...sidesOf(base, head), pairs: [] });
  const { gone, notes } = withoutRenamed(sides.gone, base, head);
  const isRenamed = (one: Endpoint) =>
    !namedAlike(base.workload, head.workload) && base.endpoints.some((other) => isSameRoute(other, one));
  const appeared = sides.appeared.filter((one) => !isRenamed(one));
  const mix = otherMix({ overall: base.overall, only: gone }, { overall: head.overall, only: appeared });
  const subject = { kind: 'overall' } as const;
  const overall: Pair = { subject, base: base.overall, head: head.overall, otherRequests: mix !== null };
  const hasRequests = base.overall.requests + head.overall.requests > 0;
  const pairs = mended.length === 0 && hasRequests ? [overall, ...judged] : judged;
  return {
    comparisons: [
      ...amongMany(
        pairs.flatMap((pair) => measuredOf(pair, policy, earlier)),
        earlier,
        policy,
      ),
      ...mended.map(({ head: endpoint }) => oneSided(endpoint, 'new', 'stored', policy)),
      ...sides.appeared.map((endpoint) => oneSided(endpoint, 'new', 'stored', policy)),
      ...gone.map((endpoint) => oneSided(endpoint, 'missing', 'stored', policy)),
    ],
    notes: [
      ...earlier.notes,
      ...sides.notes,
      ...notes,
      ...(mix === null ? [] : [mix]),
      ...mended.map(
        ({ subject }): Note => ({ kind: 'mended', subject: subjectKey(subject), overall: 'left-out' }),
      ),
    ],
  };
}

/** What other patterns call by another name is not missing. */
function withoutRenamed(gone: readonly Endpoint[], base: ArmRecord, head: ArmRecord) {
  if (namedAlike(base.workload, head.workload)) return { gone, notes: [] };
  const isRenamed = (one: Endpoint) => head.endpoints.some((other) => isSameRoute(one, other));
  const renamed = gone.filter(isRenamed);
  const notes: readonly Note[] = renamed.length === 0 ? [] : [{ kind: 'other-patterns' }];
  return { gone: gone.filter((one) => !renamed.includes(one)), notes };
}

function measuredOf(pair: Pair, policy: Policy, earlier: EarlierRuns): readonly Compared[] {
  const all = metricsOf(kindOf(pair.subject));
  const compared = all.filter(({ unit }) => unit !== 'ms' || pair.otherRequests !== true);
  return compared.flatMap((metric) => {
    const comparison = one(pair, metric, policy, earlier);
    return comparison === null ? [] : [comparison];
  });
}

function one(pair: Pair, metric: Metric, policy: Policy, earlier: EarlierRuns): Compared | null {
  const level = earlier.instead[subjectKey(pair.subject)]?.[metric.id];
  const base = level ?? metricValues(pair.base)[metric.id];
  const head = metricValues(pair.head)[metric.id];
  if (base === undefined || head === undefined) return null;
  const samples = { base: pair.base.requests, head: pair.head.requests };
  const { subject } = pair;
  const limits = limitsOf(policy, subject, metric.id);
  const had = samplesFor(metric, samples);
  const enough = had >= metric.fewest;
  const event = eventOf(metric, pair);
  const latency = (metric.quantile !== null || event > 0) && enough;
  const mended =
    metric.unit === 'ms' && enough
      ? mendedBy({ base: failedShare(pair.base), head: failedShare(pair.head) })
      : null;
  if (mended !== null) return unjudged(pair, metric, limits, mended);
  const found = latency ? judgeLatency({ subject, metric: metric.id, head, event, earlier, policy }) : null;
  const errors = metric.id === 'error-rate' && enough ? errorsOf(pair, earlier, limits) : null;
  const point = judgePoint({
    metric: { ...metric, better: limits.better },
    base,
    head,
    samples,
    policy: limits,
  });
  const judged = undirected(base, head, limits) ??
    found ??
    errors?.judged ?? { base, worse: point.worse, class: pointClass(metric, point, { base, head, samples }) };
  const { class: seen } = judged;
  const isShort = errors === null && seen === 'inconclusive' && found?.evidence === undefined;
  return {
    ...{ way: 'stored', subject, metric: metric.id, unit: metric.unit, head, samples },
    change: judged.base === 0 || judged.base === null ? null : head / judged.base - 1,
    ...{ role: limits.role, limits, action: actionOf(seen), ...judged },
    ...errors?.counted,
    ...(isShort && { unjudged: { kind: 'few-requests', had, takes: metric.fewest } as const }),
  };
}

/** Which way is worse nobody knows: both values are shown, and nothing is said. null: somebody knows. */
function undirected(
  base: number,
  head: number,
  { better }: SettledLimits,
): Pick<Compared, 'base' | 'worse' | 'class'> | null {
  return better === null ? { base, worse: base === head ? 0 : null, class: 'unchanged' } : null;
}

/** What one event more makes of a value that is counted (statistics/counted.ts); 0: it is not. */
function eventOf({ id }: Metric, { base, head }: Pair): number {
  if (id === 'true-share') return 1 / Math.max(head.requests, 1);
  const { requests, rate } = head.requests > 0 ? head : base;
  return id === 'count-rate' && requests > 0 ? rate / requests : 0;
}

/** A count that ends is a change like any other; of all else both sides need values enough. */
const samplesFor = ({ id }: Metric, { base, head }: Compared['samples']): number =>
  id === 'count-rate' ? Math.max(base, head) : Math.min(base, head);

const failedShare = ({ requests, failed }: Series): number => failed / Math.max(requests, 1);

/** A latency of what head mends: both sides are shown, and nothing is said. */
function unjudged(
  { subject, base, head }: Pair,
  { id, unit }: Metric,
  limits: SettledLimits,
  failed: FailedShares,
): Compared {
  const sides = { base: metricValues(base)[id] ?? null, head: metricValues(head)[id] ?? null };
  return {
    ...{ way: 'stored', subject, metric: id, unit, ...sides, change: null, worse: null },
    ...{ role: limits.role, limits, class: 'inconclusive', action: null, mended: true },
    unjudged: { kind: 'mended', failed },
    samples: { base: base.requests, head: head.requests },
  };
}

type Samples = Compared['samples'];

type ErrorsJudged = {
  readonly judged: Pick<Compared, 'base' | 'worse' | 'class'>;
  /** what it is of */
  readonly counted: { readonly episodes: Episodes } | { readonly runs: number };
};

/** The error rate by its episodes; null: no earlier run kept a time line. */
function errorsOf(
  { subject, head }: Pair,
  { entries }: EarlierRuns,
  limits: SettledLimits,
): ErrorsJudged | null {
  const counts = errorCounts(head);
  if (counts === null) return null;
  const key = subjectKey(subject);
  const known = entries.flatMap(({ errors }) => errors?.[key] ?? []).slice(0, LOCATED_BY);
  const most = mostErrorEpisodes(head);
  const found = judgeStoredErrors({ head: counts, most, earlier: known, limits });
  if (found === null) return null;
  const { base, episodes, runs, bySharesAlone } = found;
  const rate = counts.failed / counts.requests;
  const worse = base === 0 ? (rate === 0 ? 0 : null) : rate / base - 1;
  return {
    judged: { base, worse, class: found.class },
    counted: bySharesAlone ? { runs } : { episodes: { ...episodes, runs } },
  };
}

/** Without episodes a burst cannot be told from a fault: an error rate then warns at most, unless head plainly fails. */
function pointClass(
  metric: Metric,
  point: Judged,
  { base, head, samples }: { readonly base: number; readonly head: number; readonly samples: Samples },
): Compared['class'] {
  if (metric.id !== 'error-rate' || point.class !== 'critical') return point.class;
  // Base's rate may be that of the accepted level, whose requests are not kept.
  const of = (rate: number, all: number): Counted => ({ all, bad: Math.round(rate * all) });
  const [ofHead, ofBase] = [of(head, samples.head), of(base, samples.base)];
  return isWorseShare(ofHead, ofBase) || isBrokenOn(ofHead, ofBase) ? 'critical' : 'significant';
}
