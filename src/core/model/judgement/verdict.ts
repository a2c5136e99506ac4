import type { Reason } from './reason.ts';

/**
 * The outcome of a gate. `usage` and `bug` are not verdicts: nothing was judged. Nor was it with `not-affected`, which
 * says that there was no need to.
 */
export const VERDICTS = [
  'pass',
  'warn',
  'fail',
  'inconclusive',
  'no-baseline',
  'invalid',
  'not-affected',
] as const;

export type Verdict = (typeof VERDICTS)[number];

const WITHOUT: readonly Reason['kind'][] = ['no-baseline', 'unread', 'incomparable'];

/** Whether nothing was compared, whatever else was found of head by itself. */
export const isUncompared = (reasons: readonly Pick<Reason, 'kind'>[]): boolean =>
  reasons.some(({ kind }) => WITHOUT.includes(kind));

/** What the worst reason makes of a run. */
export function verdictOf({ kind, severity }: Pick<Reason, 'kind' | 'severity'>): Verdict {
  if (kind === 'invalid') return 'invalid';
  if (severity === 'error') return 'fail';
  if (kind === 'inconclusive') return 'inconclusive';
  if (severity === 'warning') return 'warn';
  if (kind === 'not-affected') return 'not-affected';
  return WITHOUT.includes(kind) ? 'no-baseline' : 'pass';
}
