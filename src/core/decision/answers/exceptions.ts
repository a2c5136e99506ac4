import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Load, ScenarioLoad } from '../../model/recording/load.ts';
import { CHANCE } from '../error-rule.ts';
import type { Answered } from './answered.ts';
import { isWorseShare, STEADY, shareOf } from './plainly.ts';

/** Scenarios that are told of, worst first. */
const MOST_TOLD = 5;

/**
 * Iterations of the script that threw, with the first one's words: what an iteration throws at, it does not do any more.
 * Those of a scenario that threw more often are told by themselves: among the iterations of a busier one they may be few.
 */
export function exceptions(head: Answered, base: Answered | null): readonly AnswerFact[] {
  const whole = factOf(head.load, base?.load, CHANCE);
  const others = new Map(base?.load.scenarios?.map((one) => [one.scenario, one]));
  const { scenarios = [] } = head.load;
  const each = scenarios
    .flatMap((one) => factOf(one, others.get(one.scenario), CHANCE / scenarios.length))
    .toSorted((a, b) => rank(a) - rank(b) || b.iterations - a.iterations);
  const isSaid = Math.min(...each.map(rank)) <= Math.min(...whole.map(rank));
  return isSaid && each.some(({ isWorse }) => isWorse) ? each.slice(0, MOST_TOLD) : whole;
}

type Fact = Extract<AnswerFact, { kind: 'exceptions' }>;
type Driven = Pick<Load, 'iterations' | 'exceptions'> | ScenarioLoad;

const rank = ({ isWorse, isCritical }: Pick<Fact, 'isWorse' | 'isCritical'>): number =>
  isCritical ? 0 : isWorse ? 1 : 2;

/** None where head threw nothing. `chance`: of a false alarm. */
function factOf(head: Driven, base: Driven | undefined, chance: number): readonly Fact[] {
  if (head.exceptions === undefined) return [];
  const isWorse = base !== undefined && isWorseShare(counted(head), counted(base), chance);
  const { iterations, firstLine } = head.exceptions;
  const known = {
    ...(base && { onBase: base.exceptions?.iterations ?? 0 }),
    ...('scenario' in head && { of: { scenario: head.scenario, iterations: counted(head).all } }),
  };
  const isCritical = isWorse && shareOf(counted(head)) >= STEADY;
  return [{ kind: 'exceptions', iterations, firstLine, ...known, isWorse, isCritical }];
}

/** An iteration that threw counts as one, by k6. */
const counted = ({ iterations, exceptions: thrown }: Driven) => ({
  all: Math.max(iterations, thrown?.iterations ?? 0),
  bad: thrown?.iterations ?? 0,
});
