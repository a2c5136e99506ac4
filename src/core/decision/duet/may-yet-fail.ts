import type { Policy } from '../../model/policy.ts';
import { errorSeverity } from '../error-rule.ts';
import { logLimit } from '../limits.ts';
import type { ErrorsFound } from './duet-errors.ts';
import type { PairedMetric } from './paired-metric.ts';

/** Standard errors that what is counted may be above what was seen of it. */
const BEYOND = 2;

type Rules = Pick<Policy, 'failOn' | 'onInconclusive'>;

/**
 * Whether more pairs may make a failure of what only warns so far: a duet that ended for the warning would let through what
 * all of its budget fails. `metrics`: those that may fail the gate and of which more pairs tell more, apart from what is
 * accepted; `mayHang`: head's users may be held up. Where warnings fail too there is nothing left to learn, and where what is
 * open fails, all that is open counts.
 */
export function mayYetFail(
  metrics: readonly PairedMetric[],
  mayHang: boolean,
  { failOn, onInconclusive }: Rules,
): boolean {
  if (failOn === 'warn') return false;
  const isOpen = (metric: PairedMetric) => onInconclusive === 'fail' && stateOf(metric) === 'open';
  return mayHang || metrics.some((metric) => mayBeCritical(metric) || isOpen(metric));
}

/** `open` also where there are too few pairs yet. */
export function stateOf(metric: PairedMetric): 'regressed' | 'settled' | 'open' | 'vague' {
  if (metric.kind === 'vague' || metric.kind === 'mended') return 'vague';
  return metric.found?.state ?? 'open';
}

/** Open or worse, and its bound reaches the limit that fails. What is settled is so by a bound below the one that warns. */
function mayBeCritical(metric: PairedMetric): boolean {
  if (stateOf(metric) !== 'open' && stateOf(metric) !== 'regressed') return false;
  if (metric.kind === 'errors') return metric.found.state === 'open' || mayGrow(metric.found, metric.limits);
  if (metric.kind !== 'latency' || metric.found === null) return true;
  const { found, limits, values } = metric;
  return found.high >= logLimit(limits.fail, limits.floor, values.base);
}

/** Failures come in episodes, whose number scatters by its root. */
function mayGrow(
  { base, head, episodes, bySharesAlone }: ErrorsFound,
  { fail }: PairedMetric['limits'],
): boolean {
  const most = head * (1 + BEYOND / Math.sqrt(Math.max(1, episodes.head)));
  return errorSeverity(base, most) === 'critical' || (bySharesAlone === true && most > base * (1 + fail));
}
