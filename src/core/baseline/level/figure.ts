import type { Mark } from '../../model/baseline.ts';

/** One figure by its name, the same for each run. */
export const nameOf = ({ subject, metric }: { readonly subject: string; readonly metric: string }): string =>
  `${metric} ${subject}`;

/** Whether two marks are of one figure. */
export const isSame = (a: Mark, b: Mark): boolean => nameOf(a) === nameOf(b);
