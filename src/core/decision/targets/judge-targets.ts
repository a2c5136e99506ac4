import type { Recording } from '../../model/recording/recording.ts';
import type { FoundTarget } from '../../model/targets/found-target.ts';
import { type Estimate, TARGET_STATES, type TargetState } from '../../model/targets/judged-target.ts';
import { holds, isCeiling, isPage, type Target } from '../../model/targets/target.ts';
import { pageReading } from '../pages/page-reading.ts';
import { distributionOf } from './distribution.ts';
import { ofDatabase } from './of-database.ts';
import { ofMachine } from './of-machine.ts';
import { ownMetric } from './own-metric.ts';
import { none, REACH, type Reading } from './reading.ts';
import { shareOf } from './share.ts';
import { namesLike, type Subject, subjectsOf, type WithBase } from './subject.ts';
import { iterationRate, requestRate, users } from './throughput.ts';

export type TargetsInput = Pick<Recording, 'arms' | 'windows' | 'validity' | 'duet'> &
  Partial<Pick<Recording, 'environment'>> &
  WithBase;

/** What each target came to on head alone, in the order in which they were written; base is not needed. */
export function judgeTargets(run: TargetsInput, targets: readonly Target[]): readonly FoundTarget[] {
  return targets.map((target) => {
    const readings = run.validity.valid ? readingsOf(target, run) : [none({ kind: 'invalid' })];
    const [worst = foundOf(target, none({ kind: 'invalid' }))] = readings
      .map((reading) => foundOf(target, reading))
      .toSorted((a, b) => rank(a.state) - rank(b.state));
    return worst;
  });
}

/** Of several endpoints that one name means, none is met while another is not measured. */
const rank = (state: TargetState): number =>
  state === 'met' ? TARGET_STATES.length : TARGET_STATES.indexOf(state);

function foundOf(target: Target, reading: Reading): FoundTarget {
  if (reading.kind === 'none') return { target, state: 'unmeasured', why: reading.why };
  const { measured, takes, memory, times } = reading;
  const more = { ...(takes && { takes }), ...(memory && { memory }), ...(times && { times }) };
  return { target, state: stateOf(measured, target), measured, ...more };
}

/** Met or missed where both ends of the interval say so. */
export function stateOf({ low, high }: Estimate, target: Target): Exclude<TargetState, 'unmeasured'> {
  const [best, worst] = isCeiling(target) ? [low, high] : [high, low];
  if (holds(worst, target)) return 'met';
  return holds(best, target) ? 'near' : 'missed';
}

function readingsOf(target: Target, run: TargetsInput): readonly Reading[] {
  const { checks, pages } = run.arms.head;
  if (isPage(target.metric)) return [pageReading(target, target.metric, pages)];
  switch (target.metric) {
    case 'latency':
    case 'ttfb':
    case 'error-rate':
    case 'availability':
    case 'rps':
      return ofSubjects(target, run);
    case 'transactions':
      return [iterationRate(target, run)];
    case 'vus':
      return [users(target, run)];
    case 'checks': {
      const count = (key: 'passes' | 'fails') => checks.reduce((sum, check) => sum + check[key], 0);
      return [shareOf(target, count('fails'), count('fails') + count('passes'), 'checks')];
    }
    case 'own':
      return [ownMetric(target, run)];
    case 'cpu':
    case 'memory':
    case 'disk-wait':
    case 'network':
      return [ofMachine(target.metric, run)];
    case 'db.query':
    case 'db.pool':
    case 'db.deadlocks':
    case 'db.cache-hit':
      return [ofDatabase(target.metric, target, run)];
  }
}

function ofSubjects(target: Target, run: TargetsInput): readonly Reading[] {
  const subjects = subjectsOf(target.of, run);
  if (subjects.length > 0) return subjects.map((subject) => ofSubject(target, subject, run));
  return [none({ kind: 'no-subject', of: target.of, known: namesLike(target.of, run) })];
}

function ofSubject(target: Target, subject: Subject, run: TargetsInput): Reading {
  const { series, windows } = subject;
  const { statistic = 'p95' } = target;
  switch (target.metric) {
    case 'rps':
      return requestRate(target, subject, run);
    case 'error-rate':
    case 'availability':
      return shareOf(target, series.failed, series.requests, 'requests');
    case 'ttfb':
      return firstByte(subject, statistic);
    default:
      return distributionOf(series, windows, statistic);
  }
}

/** It is nearly all of a response time, and as sure as that is. */
function firstByte({ series, windows }: Subject, statistic: NonNullable<Target['statistic']>): Reading {
  const whole = distributionOf(series, windows, statistic);
  if (whole.kind === 'none') return whole;
  const { waiting } = series.phases;
  if (waiting === undefined) return none({ kind: 'no-phase' });
  const value = statistic === 'avg' ? waiting.mean : waiting.p95;
  const { measured } = whole;
  // A mean is exact; the percentile of a phase is read from a histogram.
  const bucket = statistic === 'avg' ? 0 : Math.log1p(series.histogram?.relativeError ?? 0) / Math.sqrt(3);
  const wider = (log: number) => Math.exp(Math.hypot(log, REACH * bucket));
  const [below, above] = [Math.log(measured.value / measured.low), Math.log(measured.high / measured.value)];
  return { kind: 'value', measured: { value, low: value / wider(below), high: value * wider(above) } };
}
