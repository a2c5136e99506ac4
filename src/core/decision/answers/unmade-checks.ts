import type { Check } from '../../model/recording/workload.ts';
import { binomialTail } from '../../statistics/binomial.ts';
import { HEALTHY } from '../error-rule.ts';
import type { Answered } from './answered.ts';
import { type Counted, isNoChance, shareOf } from './plainly.ts';

/** What base showed in place of checks that head alone made. */
export type Unmade = {
  /** iterations of each side */
  readonly head: number;
  readonly base: Counted;
  /** windows in which base failed a check of its own alone */
  readonly windows: ReadonlySet<number>;
};

/**
 * A script may make a check where something went wrong alone: one that no iteration of the same script made on base failed
 * in none of them. A name may hold what differs from side to side, as an address does, so what failed on base under
 * names that head does not have may be the same check. null: nothing to compare with, or another script.
 */
export function unmadeOn(base: Answered | null, head: Answered): Unmade | null {
  if (base === null || base.workload.scriptHash !== head.workload.scriptHash) return null;
  const known = new Set(head.checks.map(({ name }) => name));
  const own = base.checks.filter(({ name }) => !known.has(name));
  const bad = own.reduce((sum, { fails }) => sum + fails, 0);
  const failed = own.flatMap(({ windows = [] }) => windows.filter((one) => one.failed > 0));
  return {
    head: head.load.iterations,
    base: { all: Math.max(base.load.iterations, bad), bad },
    windows: new Set(failed.map(({ window }) => window)),
  };
}

/** Both sides by their iterations: all cases of such a check may fail, and be few of them. */
export function byIterations(
  { passes, fails }: Check,
  { head, base }: Unmade,
): { readonly head: Counted; readonly base: Counted } {
  return { head: { all: Math.max(head, passes + fails), bad: fails }, base };
}

/**
 * Whether it fails in so many windows that no bursts explain them: an unchanged head has each with probability ½ of all,
 * as the episodes of errors. Its share of cases says nothing, since it is made where it fails.
 */
export function isInManyWindows(check: Check, unmade: Unmade, floor: number, chance: number): boolean {
  const { head, base } = byIterations(check, unmade);
  if (shareOf(base) > HEALTHY || shareOf(head) - shareOf(base) < floor) return false;
  const failed = check.windows?.filter((one) => one.failed > 0).length ?? 0;
  const odds = binomialTail(failed, failed + unmade.windows.size, 0.5);
  return odds < chance && isNoChance(head, base);
}
