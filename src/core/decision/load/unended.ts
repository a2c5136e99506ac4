import { mean } from 'simple-statistics';
import type { Load } from '../../model/recording/load.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { Arm, UserTime } from '../../model/recording/window.ts';
import { oddsOfRise } from '../../statistics/student.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { CHANCE, FAILING } from '../error-rule.ts';
import { cutIn, cutInRuns } from './cut-iterations.ts';
import { FEWEST_ROUNDS, type UnendedFound, worstOf } from './unended-found.ts';

/**
 * Some time always lies between two iterations, more of it where they are many or the machine is busy: head may have so many
 * times what base has, in all or for each iteration.
 */
const SLACK = 2;
/** What lies between two iterations at most, ms, several times what it takes on a quiet machine. */
const BETWEEN_MS = 1;

/**
 * Whether head's users are held up by iterations that never end, pair by pair, of the scenario in which it shows most; null:
 * nothing is known of it. The load generator cuts such an iteration after its round and tells nothing of it, nor of the
 * request that it hung in: percentiles and errors are those of the others. What tells of it is the time of a set number of
 * users that no ended iteration accounts for, and at a rate the iterations that began and did not end.
 */
export function unendedOf(pairs: readonly Pair[]): UnendedFound | null {
  const load: Known = pairs[0]?.head.load ?? {};
  const many = manyIn(load);
  const names = load.userTime?.map(({ scenario }) => scenario) ?? [];
  const ofTime = names.flatMap((name) => ofScenario(pairs, name, many));
  return worstOf([...ofTime, ...cutIn(pairs, many)]);
}

type Known = Pick<Load, 'userTime' | 'begun'>;

/** Scenarios of which it is known. */
const manyIn = ({ userTime = [], begun = [] }: Known): number => userTime.length + begun.length;

/**
 * The same of whole runs, at whose end the load generator waits for half a minute before it cuts. There are no pairs whose
 * scatter would tell chance from the change, so that it is never called clear.
 */
export function unendedOfRuns(base: Known, head: Known): UnendedFound | null {
  const { userTime: all = [] } = head;
  const many = manyIn(head);
  const each = all.flatMap((ofHead): readonly UnendedFound[] => {
    const ofBase = base.userTime?.find(({ scenario }) => scenario === ofHead.scenario);
    if (ofBase === undefined || ofBase.hadMs <= 0 || ofHead.hadMs <= 0) return [];
    const state = excess({ base: ofBase, head: ofHead }) >= FAILING ? 'unclear' : 'settled';
    const named = many > 1 ? { scenario: ofHead.scenario } : {};
    const shares = { base: lostShare(ofBase), head: lostShare(ofHead) };
    return [{ kind: 'unended', ...named, ...shares, state, isCritical: false }];
  });
  return worstOf([...each, ...cutInRuns(base, head, many)]);
}

function ofScenario(pairs: readonly Pair[], scenario: string, many: number): readonly UnendedFound[] {
  const both = pairs.flatMap((pair) => {
    const [base, head] = [timeOf(pair, 'base', scenario), timeOf(pair, 'head', scenario)];
    return base === null || head === null ? [] : [{ base, head }];
  });
  if (both.length < FEWEST_PAIRS) return [];
  const state = stateOf(both.map(excess), CHANCE / many);
  const of = (arm: Arm) => mean(both.map((sides) => lostShare(sides[arm])));
  const named = many > 1 ? { scenario } : {};
  const shares = { base: of('base'), head: of('head') };
  return [{ kind: 'unended', ...named, ...shares, pairs: both.length, state, isCritical: true }];
}

function timeOf(pair: Pair, arm: Arm, scenario: string): UserTime | null {
  const found = pair[arm].load.userTime?.find((one) => one.scenario === scenario);
  return found === undefined || found.hadMs <= 0 ? null : found;
}

/** Time of which no iteration that ended accounts, as a share. The last ones end after the round, so there may be none. */
const lostShare = ({ hadMs, endedMs }: UserTime, betweenMs = 0): number =>
  Math.max(0, 1 - (endedMs + betweenMs) / hadMs);

/** The same without what lies between iterations, which weighs where they are short. */
const heldShare = (time: UserTime): number => lostShare(time, time.iterations * BETWEEN_MS);

/** What head has of it beyond what it may have beside base, as a share of its users' time. */
function excess({ base, head }: { readonly [A in Arm]: UserTime }): number {
  const rate = ({ iterations, hadMs }: UserTime) => iterations / hadMs;
  const more = base.iterations === 0 ? 1 : Math.max(1, rate(head) / rate(base));
  return heldShare(head) - SLACK * more * heldShare(base);
}

/** Student's t of the pairs, one-sided: a round in which the machine froze is scatter beside the others. */
function stateOf(shares: readonly number[], chance: number): UnendedFound['state'] {
  const middle = mean([...shares]);
  if (middle < FAILING) return middle < FAILING / 2 ? 'settled' : 'suspicious';
  if (oddsOfRise(shares) < chance) return 'regressed';
  return shares.filter((share) => share >= FAILING).length < FEWEST_ROUNDS ? 'suspicious' : 'unclear';
}
