import type { Check } from '../../model/recording/workload.ts';
import { passedText, shareText } from '../../words/load-test/counts.ts';

export type CheckRow = {
  readonly name: string;
  /** failures: "12 of 795 (1.5 %)" */
  readonly head: string;
  /** null: base has no such check, or there is no base */
  readonly base: string | null;
};

/** The checks that failed, the worst first; the load generator counts checks over the whole run, and times none. */
export type Checks = {
  readonly failed: readonly CheckRow[];
  /** that those which did not fail passed, a sentence; empty: there are none */
  readonly passed: string;
};

/** Of the script's checks. `base` null: there is nothing beside it. */
export function checksOf(head: readonly Check[], base: readonly Check[] | null): Checks | null {
  if (head.length === 0) return null;
  const failed = failedChecks(head);
  const passed = head.filter(({ fails }) => fails === 0);
  const passes = passed.reduce((sum, check) => sum + check.passes, 0);
  return {
    failed: failed.map((check) => ({
      name: check.name,
      head: failuresText(check),
      base: failuresOn(base, check.name),
    })),
    passed: failed.length > 0 || passed.length === 0 ? '' : passedText(passed.length, passes),
  };
}

/** Those that failed, the worst first by their share. */
export const failedChecks = (checks: readonly Check[]): readonly Check[] =>
  checks.filter(({ fails }) => fails > 0).toSorted((a, b) => shareOf(b) - shareOf(a));

const shareOf = ({ passes, fails }: Check): number => fails / (passes + fails);

const failuresText = ({ passes, fails }: Check): string => shareText(fails, passes + fails);

function failuresOn(checks: readonly Check[] | null, name: string): string | null {
  const same = checks?.find((check) => check.name === name);
  return same === undefined ? null : failuresText(same);
}
