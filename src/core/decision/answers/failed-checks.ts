import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Check } from '../../model/recording/workload.ts';
import { oddsOfRise } from '../../statistics/student.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { CHANCE, errorSeverity, HEALTHY } from '../error-rule.ts';
import type { Answered } from './answered.ts';
import { isNoChance, isWorseShare, shareOf as ofAll, STEADY } from './plainly.ts';
import { byIterations, isInManyWindows, type Unmade, unmadeOn } from './unmade-checks.ts';

/** Checks that are told of, worst first. */
const MOST_TOLD = 5;

/**
 * The script's checks that fail on head more often than on base, those that are worse first. What they look at is
 * content: answers that fail them may well be faster. They look at times too, and their failures of one moment are not
 * independent.
 */
export function failedChecks(head: Answered, base: Answered | null, alike: Alike): readonly AnswerFact[] {
  const bases = new Map(base?.checks.map((check) => [check.name, check]));
  const unmade = unmadeOn(base, head);
  const all = head.checks
    .map((check) => ({ check, other: bases.get(check.name), unmade }))
    .filter(({ check, other }) => check.fails > 0 && shareOf(check) > shareOf(other))
    .map((sides, _, { length }) => ({ ...sides, severity: severityOf(sides, alike, length) }))
    .toSorted((a, b) => rank(a.severity) - rank(b.severity) || shareOf(b.check) - shareOf(a.check));
  const told = all.slice(0, MOST_TOLD).map(
    ({ check, other, severity }): AnswerFact => ({
      kind: 'check',
      name: check.name,
      head: counted(check),
      ...(other && { base: counted(other) }),
      ...(!other && unmade && { unmade: unmade.base.all }),
      isWorse: severity !== null,
      isCritical: severity === 'critical',
    }),
  );
  const more = all.length - told.length;
  return more > 0 ? [...told, { kind: 'more-checks', checks: more, isWorse: false }] : told;
}

export type Alike = {
  /** shares of failures closer than this are alike, 0…1 */
  readonly floor: number;
  /** whether windows of the same number were driven beside each other */
  readonly isPaired: boolean;
};

type Sides = {
  readonly check: Check;
  readonly other: Check | undefined;
  readonly unmade: Unmade | null;
};
type Severity = ReturnType<typeof errorSeverity> | null;

const rank = (severity: Severity): number =>
  severity === 'critical' ? 0 : severity === 'significant' ? 1 : 2;

/** null: no worse than base. `many`: checks that share the chance of a false alarm. */
function severityOf(sides: Sides, alike: Alike, many: number): Severity {
  const shares = sharesOf(sides);
  if (shares === null) return null;
  const { head, base } = shares;
  if (isEverywhere(sides, alike, CHANCE / many)) return errorSeverity(ofAll(base), ofAll(head));
  if (!isWorseShare(head, base)) return null;
  return ofAll(head) >= STEADY ? 'critical' : 'significant';
}

function isEverywhere({ check, other, unmade }: Sides, alike: Alike, chance: number): boolean {
  if (other !== undefined) return isSteadily(check, other, alike, chance);
  return alike.isPaired && unmade !== null && isInManyWindows(check, unmade, alike.floor, chance);
}

/** null: nothing is known of base. */
function sharesOf({ check, other, unmade }: Sides) {
  if (other !== undefined) return { head: counted(check), base: counted(other) };
  return unmade === null ? null : byIterations(check, unmade);
}

/**
 * Whether a check that base passes fails on head in window after window. A burst of the machine makes many failures in one
 * window or two, which is scatter beside the others: Student's t of the differences of pairs, one-sided. A time near its
 * limit fails on both sides and is not judged so: what tells such sides apart is their latency.
 */
function isSteadily(head: Check, base: Check, { floor, isPaired }: Alike, chance: number): boolean {
  if (!isPaired || shareOf(base) > HEALTHY || shareOf(head) - shareOf(base) < floor) return false;
  const ofBase = new Map(base.windows?.map(({ window, failed }) => [window, failed]));
  const differences = (head.windows ?? []).flatMap(({ window, failed }) => {
    const other = ofBase.get(window);
    return other === undefined ? [] : [failed - other];
  });
  if (differences.length < FEWEST_PAIRS) return false;
  return oddsOfRise(differences) < chance && isNoChance(counted(head), counted(base));
}

const counted = ({ passes, fails }: Check) => ({ all: passes + fails, bad: fails });
const shareOf = (check: Check | undefined): number => (check === undefined ? 0 : ofAll(counted(check)));
