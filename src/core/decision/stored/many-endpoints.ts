import { median } from 'simple-statistics';
import type { HistoryEntry } from '../../model/baseline.ts';
import type { Compared } from '../../model/decision/compared.ts';
import { actionOf } from '../../model/judgement/comparison.ts';
import { type MetricId, PERCENTILES } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { benjaminiHochberg } from '../../statistics/benjamini-hochberg.ts';
import { moderated } from '../../statistics/moderated.ts';
import { studentTail } from '../../statistics/student.ts';
import { KAPPA, limitsOf, logLimit } from '../limits.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { FEW, LOCATED_BY, ROBUST_FROM } from './stored-rule.ts';

/** Endpoints from which on chance alone would accuse one of them too often. */
const MANY = 5;
const FALSE_DISCOVERIES = 0.05;
const FAMILY_CHANCE = 0.025;
/** What an endpoint moves beside the others from run to run. */
const OWN = { sd: 0.05, weight: 4 };

/**
 * Judges many endpoints of stored runs together: first whether the whole service is slower, then which endpoints are
 * slower than the rest, with a false discovery rate of 5 % (Benjamini & Hochberg); and the same of what is faster. A run
 * that is slow for everyone then accuses no endpoint, and one endpoint's change shows against the quiet rest.
 */
export function amongMany(
  comparisons: readonly Compared[],
  earlier: EarlierRuns,
  policy: Policy,
): readonly Compared[] {
  return PERCENTILES.reduce((all, { id: metric }) => amongMetric(all, metric, earlier, policy), comparisons);
}

function amongMetric(
  all: readonly Compared[],
  metric: MetricId,
  { entries, prior }: EarlierRuns,
  policy: Policy,
): readonly Compared[] {
  const judged = all.filter((one) => one.metric === metric && isJudgedEndpoint(one));
  const runs = entries.slice(0, LOCATED_BY).flatMap((entry) => logsOf(entry, judged, metric));
  if (judged.length < MANY || runs.length < FEW) return all;
  const shifts = judged.map(({ worse }) => Math.log1p(worse ?? 0));
  const family = median(shifts);
  const spread = Math.sqrt(1 + 1 / runs.length);
  const whole = moderated(
    runs.map((logs) => median([...logs])),
    prior,
    ROBUST_FROM,
  );
  const general = limitsOf(policy, { kind: 'overall' }, metric);
  const isWhole = (by: number) =>
    by > Math.log1p(general.warn) && studentTail(by / (whole.sd * spread), whole.df) < FAMILY_CHANCE;
  const [wholeIsSlower, wholeIsFaster] = [isWhole(family), isWhole(-family)];
  const own = shifts.map((shift) => shift - family);
  const chances = own.map((shift, index) => {
    const residuals = runs.map((logs) => (logs[index] ?? 0) - median([...logs]));
    const { sd, df } = moderated(residuals, OWN, ROBUST_FROM);
    return studentTail(shift / (sd * spread), df);
  });
  const found = benjaminiHochberg(chances, FALSE_DISCOVERIES);
  const better = benjaminiHochberg(
    chances.map((chance) => 1 - chance),
    FALSE_DISCOVERIES,
  );
  return all.map((one) => {
    const index = judged.indexOf(one);
    if (index < 0) return one;
    if (one.class === 'improved') return wholeIsFaster || better[index] === true ? one : unimproved(one);
    const limits = limitsOf(policy, one.subject, metric);
    const theta = logLimit(limits.warn, limits.floor, one.base ?? 1);
    const shift = shifts[index] ?? 0;
    const alone = found[index] === true && (own[index] ?? 0) > KAPPA * theta && shift > KAPPA * theta;
    return settle(one, alone || (wholeIsSlower && shift > theta));
  });
}

function isJudgedEndpoint({ subject, role, evidence, worse }: Compared): boolean {
  if (subject.kind !== 'endpoint' || evidence === undefined || worse === null) return false;
  // What nobody is accused by must not make it harder to accuse others.
  return role !== 'informative';
}

/** Logarithms of all these endpoints in one run; none: the run lacks one of them. */
function logsOf(
  entry: HistoryEntry,
  endpoints: readonly Compared[],
  metric: MetricId,
): readonly (readonly number[])[] {
  const values = endpoints.map(({ subject }) => entry.values[subjectKey(subject)]?.[metric] ?? 0);
  return values.every((value) => value > 0) ? [values.map(Math.log)] : [];
}

/** Of many endpoints chance alone makes one faster too. */
const unimproved = (one: Compared): Compared => ({ ...one, class: 'unchanged' });

/** Takes an accusation back, or makes one that a single look could not. */
function settle(one: Compared, worse: boolean): Compared {
  const accused = one.class === 'significant' || one.class === 'critical';
  if (accused === worse) return one;
  const found = worse ? ('significant' as const) : ('inconclusive' as const);
  return { ...one, class: found, action: actionOf(found) };
}
