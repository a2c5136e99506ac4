import { isNamed } from '../../baseline/acceptances.ts';
import type { HeldLevel } from '../../model/recording/duet.ts';
import type { ExpectedSubject, ExpectedTarget, ExpectedWindow } from '../../model/script-check.ts';
import type { Unmeasured } from '../../model/targets/found-target.ts';
import { holds, isPage, type Target } from '../../model/targets/target.ts';
import { FEWEST } from '../targets/distribution.ts';

export type TargetsExpected = {
  readonly window: ExpectedWindow;
  readonly subjects: readonly ExpectedSubject[];
  /** the levels that windows are driven at; none: they change */
  readonly levels: readonly HeldLevel[];
  /** of one side */
  readonly requestsPerSecond: number;
  /** false: the machine has none */
  readonly hasBrowser: boolean;
};

/** Which targets a run would leave unmeasured, as far as one iteration tells, and why. */
export const expectedTargets = (
  targets: readonly Target[],
  expected: TargetsExpected,
): readonly ExpectedTarget[] =>
  targets.map((target) => ({ text: target.text, why: whyNot(target, expected) }));

function whyNot(target: Target, expected: TargetsExpected): Unmeasured | null {
  const { metric } = target;
  if (isPage(metric)) return expected.hasBrowser ? null : { kind: 'no-browser' };
  switch (metric) {
    case 'latency':
    case 'ttfb':
    case 'error-rate':
    case 'availability':
      return ofRequests(target, expected);
    case 'rps':
      return ofRequests(target, expected) ?? ofRate(target, expected);
    case 'transactions':
    case 'vus':
      return ofLevels(metric, target, expected);
    case 'checks':
    case 'own':
      return null;
    // Each side's own processes tell it.
    case 'memory':
      return null;
    case 'cpu':
    case 'disk-wait':
    case 'network':
      return expected.window.kind === 'run' ? null : { kind: 'shared' };
    default:
      return { kind: 'no-reading', metric };
  }
}

/** Requests of all windows together, at most. */
function ofRequests({ of, statistic }: Target, { subjects, window }: TargetsExpected): Unmeasured | null {
  if (of.kind === 'scenario') return null;
  const all = subjects.filter(({ name }) =>
    of.kind === 'overall' ? name === null : name !== null && isNamed(of.name, name),
  );
  const known = subjects.flatMap(({ name }) => name ?? []);
  if (all.length === 0) return { kind: 'no-subject', of, known };
  const had = Math.floor(Math.min(...all.map(({ requests }) => requests)) * window.most);
  const takes = statistic === undefined ? 0 : FEWEST[statistic];
  return had < takes ? { kind: 'few', what: 'requests', had, takes } : null;
}

const isOpen = (levels: readonly HeldLevel[]): boolean => levels.every(({ unit }) => unit === 'per-second');

/** Of all requests alone: what an endpoint's share of them comes to, a run tells. */
function ofRate(target: Target, { levels, requestsPerSecond }: TargetsExpected): Unmeasured | null {
  if (target.of.kind !== 'overall' || levels.length === 0 || !isOpen(levels)) return null;
  if (holds(requestsPerSecond, target)) return null;
  return { kind: 'not-asked', metric: 'rps', asked: requestsPerSecond };
}

function ofLevels(
  metric: 'transactions' | 'vus',
  target: Target,
  { levels }: TargetsExpected,
): Unmeasured | null {
  if (levels.length === 0) return null;
  const unit = metric === 'vus' ? 'vus' : 'per-second';
  const own = levels.filter((level) => level.unit === unit);
  // What users reach without being asked is known of the run alone.
  if (own.length < levels.length && metric === 'transactions') return null;
  if (own.length === 0) return { kind: 'not-asked', metric, asked: null };
  const asked = own.reduce((sum, { level }) => sum + level, 0);
  return holds(asked, target) ? null : { kind: 'not-asked', metric, asked };
}
