import { metricValues } from '../baseline/metric-values.ts';
import { subjectKey } from '../baseline/subject-key.ts';
import type { Comparison } from '../model/judgement.ts';
import type { Subject } from '../model/metric.ts';
import type { Policy } from '../model/policy.ts';
import type { Recording } from '../model/recording.ts';
import type { Endpoint, Series } from '../model/series.ts';
import { type JudgedMetric, METRICS } from './metrics.ts';
import { judgePoint } from './point-rule.ts';
import { comparisonText } from './wording.ts';

export type Compared = { readonly comparisons: readonly Comparison[]; readonly notes: readonly string[] };

type Pair = { readonly subject: Subject; readonly base: Series; readonly head: Series };

/** From this share of failed requests on an endpoint does not work. */
const BROKEN = 0.9;

/** Compares every metric of the whole and of every endpoint, in the metric's own direction. */
export function compare(head: Recording, base: Recording, policy: Policy): Compared {
  const bases = new Map(base.endpoints.map((endpoint) => [keyOf(endpoint), endpoint]));
  const heads = new Map(head.endpoints.map((endpoint) => [keyOf(endpoint), endpoint]));
  const both = head.endpoints.flatMap((endpoint) => {
    const other = bases.get(keyOf(endpoint));
    return other === undefined ? [] : [{ subject: subjectOf(endpoint), base: other, head: endpoint }];
  });
  const mended = both.filter((pair) => isBroken(pair.base) && !isBroken(pair.head));
  const judged = both.filter((pair) => !mended.includes(pair));
  const appeared = head.endpoints.filter((endpoint) => !bases.has(keyOf(endpoint)));
  const gone = base.endpoints.filter((endpoint) => !heads.has(keyOf(endpoint)));
  const overall: Pair = { subject: { kind: 'overall' }, base: base.overall, head: head.overall };
  const pairs = mended.length === 0 ? [overall, ...judged] : judged;
  return {
    comparisons: [
      ...pairs.flatMap((pair) => metricsOf(pair, policy)),
      ...mended.map(({ subject, head: series }) => oneSided(subject, 'new', series)),
      ...appeared.map((endpoint) => oneSided(subjectOf(endpoint), 'new', endpoint)),
      ...gone.map((endpoint) => oneSided(subjectOf(endpoint), 'missing', endpoint)),
    ],
    notes: mended.map(
      ({ subject }) =>
        `${subjectKey(subject)} fails on the baseline and works now, so it counts as new, and the overall figures are left out.`,
    ),
  };
}

const keyOf = ({ method, name }: Endpoint): string => `${method} ${name}`;

function subjectOf({ method, name }: Endpoint): Subject {
  return { kind: 'endpoint', name, method };
}

function isBroken({ requests, failed }: Series): boolean {
  return requests > 0 && failed / requests >= BROKEN;
}

function metricsOf(pair: Pair, policy: Policy): readonly Comparison[] {
  return METRICS.flatMap((metric) => {
    const comparison = one(pair, metric, policy);
    return comparison === null ? [] : [comparison];
  });
}

function one(pair: Pair, metric: JudgedMetric, policy: Policy): Comparison | null {
  const base = metricValues(pair.base)[metric.id];
  const head = metricValues(pair.head)[metric.id];
  if (base === undefined || head === undefined) return null;
  const samples = { base: pair.base.requests, head: pair.head.requests };
  const judged = judgePoint({ metric, base, head, samples, policy });
  const facts = {
    subject: pair.subject,
    metric: metric.id,
    unit: metric.unit,
    base,
    head,
    change: base === 0 ? null : head / base - 1,
    samples,
    ...judged,
  };
  return { ...facts, text: comparisonText(facts, policy) };
}

/** An endpoint that only one side has; its p95 (or nothing, where none answered) stands for it. */
function oneSided(subject: Subject, found: 'new' | 'missing', series: Series): Comparison {
  const value = series.duration?.p95 ?? null;
  const where = found === 'new' ? 'is new: there is nothing to compare it with' : 'was not called any more';
  return {
    subject,
    metric: 'p95',
    unit: 'ms',
    base: found === 'missing' ? value : null,
    head: found === 'new' ? value : null,
    change: null,
    worse: null,
    class: found,
    action: null,
    text: `${subjectKey(subject)} ${where}.`,
    samples: {
      base: found === 'missing' ? series.requests : 0,
      head: found === 'new' ? series.requests : 0,
    },
  };
}
