import type { Unjudged } from '../../model/decision/compared.ts';
import type { Bears, Paired } from '../../model/decision/load-fact.ts';
import type { SubjectNote } from '../../model/decision/note.ts';
import { definitionOf, PERCENTILES } from '../../model/metric.ts';
import { kindOf, subjectKey } from '../../model/subject-key.ts';
import { requestsFor } from './differences/pair-differences.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import type { PairedMetric } from './paired-metric.ts';

/** Why a metric of a duet is not judged; null: it is. */
export function unjudgedOf(metric: PairedMetric, isEmpty: boolean, paired: Paired): Unjudged | null {
  if (metric.kind === 'mended') return { kind: 'mended', failed: metric.failed };
  const hasValues = isApart(metric) || !isEmpty;
  if (metric.kind === 'vague') return hasValues ? tooFew(metric, paired) : { kind: 'no-values', ...paired };
  if (metric.kind !== 'latency') return null;
  if (metric.found === null) return tooFew(metric, paired);
  const { noRoom, lost, found } = metric;
  if (found.state !== 'open') return null;
  if (noRoom !== undefined) return { kind: 'no-room', ...noRoom };
  return lost === undefined ? null : { kind: 'lost-level', ...lost };
}

function tooFew(metric: PairedMetric, paired: Paired): Unjudged {
  const q = definitionOf(metric.metric).quantile;
  if (q === null && metric.kind === 'latency') {
    return { kind: 'few-pairs', ...paired, had: metric.values.differences.length, takes: FEWEST_PAIRS };
  }
  if (q === null || isApart(metric)) return { kind: 'no-shared-round', ...paired };
  const had = Math.floor(metric.perRound);
  const few = { kind: 'few-per-round', ...paired, metric: metric.metric } as const;
  const requests = { ...few, had, takes: requestsFor(q) };
  if (metric.kind !== 'latency') return { ...requests, orPairs: null };
  const { joinedRounds, differences } = metric.values;
  return joinedRounds === 1
    ? { kind: 'few-pairs', ...paired, had: differences.length, takes: FEWEST_PAIRS }
    : { ...requests, orPairs: FEWEST_PAIRS * joinedRounds };
}

/** Each subject that base fails and head mends. */
export function mendedNotes(metrics: readonly PairedMetric[]): readonly SubjectNote[] {
  const bySubject = new Map(
    metrics.flatMap((metric) =>
      metric.kind === 'mended' ? [[subjectKey(metric.subject), metric.failed] as const] : [],
    ),
  );
  return [...bySubject].map(([subject, failed]) => ({ kind: 'mended-latency', subject, failed }));
}

/** For each latency that could not be judged: of what, and why. */
export function notJudgedNotes(
  metrics: readonly PairedMetric[],
  paired: Paired,
  more: Bears,
): readonly SubjectNote[] {
  return PERCENTILES.flatMap(({ id }): readonly SubjectNote[] => {
    const open = metrics.filter((metric) => metric.metric === id && isNotJudged(metric));
    return [open.filter((metric) => !isApart(metric)), open.filter(isApart)].flatMap((alike) => {
      const [first] = alike.toSorted((a, b) => b.perRound - a.perRound);
      if (first === undefined) return [];
      const subjects = alike.map(({ subject }) => subject);
      const unjudged = tooFew(first, paired);
      return [{ kind: 'not-judged', metric: id, subjects, unjudged, bears: more }];
    });
  });
}

const isApart = (metric: PairedMetric): boolean => metric.kind === 'vague' && metric.isApart === true;

/** Of an endpoint that no round holds values of, the load generator says why; of what informs alone nobody asks. */
function isNotJudged(metric: PairedMetric): boolean {
  const isOwn = kindOf(metric.subject) !== 'requests';
  const isEmpty = metric.perRound === 0 && !isApart(metric);
  if (isEmpty || (isOwn && metric.limits.role === 'informative')) return false;
  return metric.kind === 'vague' || (metric.kind === 'latency' && metric.found === null);
}
