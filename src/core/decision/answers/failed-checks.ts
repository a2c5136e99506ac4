import type { Check } from '../../model/recording/workload.ts';
import type { Answered, AnswerFact } from './answered.ts';
import { isPlainly } from './plainly.ts';

/** Checks that are told of, worst first. */
const MOST_TOLD = 5;

/**
 * The script's checks that fail on head more often than on base. What they look at is content: answers that fail them
 * may well be faster.
 */
export function failedChecks(head: Answered, base: Answered | null): readonly AnswerFact[] {
  const bases = new Map(base?.checks.map((check) => [check.name, check]));
  const all = head.checks
    .map((check) => ({ check, other: bases.get(check.name) }))
    .filter(({ check, other }) => check.fails > 0 && shareOf(check) > shareOf(other))
    .toSorted((a, b) => shareOf(b.check) - shareOf(a.check));
  const told = all.slice(0, MOST_TOLD).map(({ check, other }) => ({
    text: `The check "${check.name}" failed on head in ${ofAll(check)} cases${other === undefined ? '' : `, on base in ${ofAll(other)}`}.`,
    isWorse: other !== undefined && isPlainly(counted(check), counted(other)),
  }));
  const more = all.length - told.length;
  return more > 0 ? [...told, { text: `So did ${more} more checks.`, isWorse: false }] : told;
}

const counted = ({ passes, fails }: Check) => ({ all: passes + fails, bad: fails });
const ofAll = ({ passes, fails }: Check): string => `${fails} of ${passes + fails}`;
const shareOf = (check: Check | undefined): number =>
  check === undefined ? 0 : check.fails / Math.max(check.passes + check.fails, 1);
