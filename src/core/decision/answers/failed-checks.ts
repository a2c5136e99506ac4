import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Check } from '../../model/recording/workload.ts';
import type { Answered } from './answered.ts';
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
  const told = all.slice(0, MOST_TOLD).map(({ check, other }): AnswerFact => {
    const isWorse = other !== undefined && isPlainly(counted(check), counted(other));
    return {
      kind: 'check',
      name: check.name,
      head: counted(check),
      ...(other && { base: counted(other) }),
      isWorse,
    };
  });
  const more = all.length - told.length;
  return more > 0 ? [...told, { kind: 'more-checks', checks: more, isWorse: false }] : told;
}

const counted = ({ passes, fails }: Check) => ({ all: passes + fails, bad: fails });
const shareOf = (check: Check | undefined): number =>
  check === undefined ? 0 : check.fails / Math.max(check.passes + check.fails, 1);
