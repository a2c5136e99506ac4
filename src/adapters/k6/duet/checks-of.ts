import type { Pair } from '../../../core/model/recording/pairs.ts';
import type { Check } from '../../../core/model/recording/workload.ts';
import type { ChecksOfRounds } from '../collect/series/check-series.ts';
import type { Summary } from '../collect/summary.ts';
import type { ArmJob } from './arm.ts';

export type ChecksInput = Pick<ArmJob, 'arm' | 'startOf'> & {
  readonly summaries: readonly Pick<Summary, 'checks'>[];
  readonly collector: { readonly checks: Pick<ChecksOfRounds, 'of'> };
};

/**
 * The checks of an arm: their counts are of all that k6 ran, and their windows those of `judged` pairs alone. What a first
 * slice or a disturbed one failed is no picture of the others. Absent: all windows that were driven.
 */
export function checksOf(
  { arm, startOf, summaries, collector }: ChecksInput,
  judged?: readonly Pick<Pair, 'base' | 'head'>[],
): readonly Check[] {
  const begun = judged && new Set(judged.map((pair) => pair[arm].startedAt));
  const counts = (window: number): boolean => {
    const at = startOf.get(window);
    return at !== undefined && (begun === undefined || begun.has(at));
  };
  const byName = new Map<string, Check>();
  for (const { name, passes, fails } of summaries.flatMap(({ checks }) => checks)) {
    const known = byName.get(name) ?? { name, passes: 0, fails: 0 };
    byName.set(name, { name, passes: known.passes + passes, fails: known.fails + fails });
  }
  return [...byName.values()].map((check) => {
    const windows = collector.checks.of(check.name).filter(({ window }) => counts(window));
    return { ...check, ...(windows.length > 0 && { windows }) };
  });
}
