import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Check } from '../../model/recording/workload.ts';
import type { Answered } from './answered.ts';
import { isNoChance, isPlainly } from './plainly.ts';

/** Checks that are told of, worst first. */
const MOST_TOLD = 5;

/** Of a check that fails on base too: head's failures are others from so many points and so many times as many on. */
const APART = 0.25;
const TIMES = 2;

/**
 * The script's checks that fail on head more often than on base, those that are worse first. What they look at is
 * content: answers that fail them may well be faster.
 */
export function failedChecks(head: Answered, base: Answered | null): readonly AnswerFact[] {
  const bases = new Map(base?.checks.map((check) => [check.name, check]));
  const all = head.checks
    .map((check) => ({ check, other: bases.get(check.name) }))
    .filter(({ check, other }) => check.fails > 0 && shareOf(check) > shareOf(other))
    .map((sides) => ({ ...sides, isWorse: isWorse(sides) }))
    .toSorted((a, b) => Number(b.isWorse) - Number(a.isWorse) || shareOf(b.check) - shareOf(a.check));
  const told = all.slice(0, MOST_TOLD).map(
    ({ check, other, isWorse }): AnswerFact => ({
      kind: 'check',
      name: check.name,
      head: counted(check),
      ...(other && { base: counted(other) }),
      isWorse,
    }),
  );
  const more = all.length - told.length;
  return more > 0 ? [...told, { kind: 'more-checks', checks: more, isWorse: false }] : told;
}

type Sides = { readonly check: Check; readonly other: Check | undefined };

function isWorse({ check, other }: Sides): boolean {
  if (other === undefined) return false;
  const [head, base] = [counted(check), counted(other)];
  const isFarApart = shareOf(check) - shareOf(other) >= APART && shareOf(check) >= TIMES * shareOf(other);
  return isPlainly(head, base) || (isFarApart && isNoChance(head, base));
}

const counted = ({ passes, fails }: Check) => ({ all: passes + fails, bad: fails });
const shareOf = (check: Check | undefined): number =>
  check === undefined ? 0 : check.fails / Math.max(check.passes + check.fails, 1);
