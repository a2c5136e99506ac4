import { mean } from 'simple-statistics';
import type { Load } from '../../model/recording/load.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { Arm, BegunIterations } from '../../model/recording/window.ts';
import { oddsOfRise } from '../../statistics/student.ts';
import { isBrokenOn, isNoChance } from '../answers/plainly.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { CHANCE, errorSeverity, FAILING } from '../error-rule.ts';
import { FEWEST_ROUNDS, type UnendedFound } from './unended-found.ts';

/** Where usual iterations are nearly as long as the wait for them, head may have so many times what base has. */
const SLACK = 2;
/**
 * From this share on it is a regression: a generator that gets no CPU begins the last ones of a round of 3 s up to 30 ms too
 * late, and then not at all.
 */
const LEAST = 0.01;
/** Odds against chance that separate: half of the usual ones, since a duet is looked at up to nine times. */
const SURE = CHANCE / 2;
/** Odds from which on it is open; on the way there more rounds tell more. */
const UNLIKELY = 0.1;
/** Where it is in fewer of the rounds and little of all, it is a stray one, or a moment without CPU at the end of a round. */
const STRAY = 0.2;

type Sides = { readonly [A in Arm]: BegunIterations };

/**
 * Iterations that a rate began and that never ended, of each scenario, pair by pair. Such an iteration holds up one of the
 * virtual users of whom a rate has more than it needs: neither their time nor the load tells of it, only the count does.
 * `many`: scenarios that share the chance of a false alarm.
 */
export function cutIn(pairs: readonly Pair[], many: number): readonly UnendedFound[] {
  const names = pairs[0]?.head.load.begun?.map(({ scenario }) => scenario) ?? [];
  return names.flatMap((scenario): readonly UnendedFound[] => {
    const rounds = pairs.flatMap((pair) => sidesOf(pair.base.load, pair.head.load, scenario));
    if (rounds.length < FEWEST_PAIRS) return [];
    const of = (arm: Arm) => mean(rounds.map((sides) => cutShare(sides[arm])));
    const shares = { base: of('base'), head: of('head') };
    const isCritical = errorSeverity(shares.base, shares.head) === 'critical';
    const state = stateOf(rounds, SURE / many);
    const named = many > 1 ? { scenario } : {};
    return [
      { kind: 'unended', of: 'iterations', ...named, ...shares, pairs: rounds.length, state, isCritical },
    ];
  });
}

type Loads = Pick<Load, 'begun'>;

/** The same of whole runs: one of each side, so that it is never called clear. */
export function cutInRuns(base: Loads, head: Loads, many: number): readonly UnendedFound[] {
  return (head.begun ?? []).flatMap(({ scenario }): readonly UnendedFound[] => {
    const [sides] = sidesOf(base, head, scenario);
    if (sides === undefined) return [];
    const isMore = excess(sides) >= LEAST && isRare([sides], SURE / many);
    const named = many > 1 ? { scenario } : {};
    const shares = { base: cutShare(sides.base), head: cutShare(sides.head) };
    const state = isMore ? 'unclear' : 'settled';
    return [{ kind: 'unended', of: 'iterations', ...named, ...shares, state, isCritical: false }];
  });
}

/**
 * Of both sides those that began as early: of a side whose longest ones are longer, the last that began are cut without
 * hanging, and what is slower is judged by its latency.
 */
function sidesOf(base: Loads, head: Loads, scenario: string): readonly Sides[] {
  const of = ({ begun = [] }: Loads) => begun.find((one) => one.scenario === scenario);
  const [ofBase, ofHead] = [of(base), of(head)];
  if (ofBase === undefined || ofHead === undefined) return [];
  const late = Math.max(ofBase.late, ofHead.late);
  const early = (one: BegunIterations) => ({ ...one, late, begun: one.begun + one.late - late });
  const sides = { base: early(ofBase), head: early(ofHead) };
  return Math.min(sides.base.begun, sides.head.begun) > 0 ? [sides] : [];
}

/** Those that never ended. */
export const cutOf = ({ begun, ended }: BegunIterations): number => Math.max(0, begun - ended);

const cutShare = (one: BegunIterations): number => cutOf(one) / one.begun;

/** What head has of them beyond what it may have beside base, as a share. */
const excess = ({ base, head }: Sides): number => cutShare(head) - SLACK * cutShare(base);

/** Whether so many of both sides' would seldom be head's, had they nothing to do with one another. */
function isRare(rounds: readonly Sides[], chance: number): boolean {
  const of = (arm: Arm) => ({
    all: rounds.reduce((sum, sides) => sum + sides[arm].begun, 0),
    bad: rounds.reduce((sum, sides) => sum + cutOf(sides[arm]), 0),
  });
  const [head, base] = [of('head'), of('base')];
  return isNoChance(head, base, chance) || isBrokenOn(head, base);
}

/**
 * Student's t of the pairs, one-sided, since a round in which the machine froze cuts many, and the odds of the counts, since
 * few iterations hold one stray one in each of four rounds.
 */
function stateOf(rounds: readonly Sides[], chance: number): UnendedFound['state'] {
  const shares = rounds.map(excess);
  const middle = mean(shares);
  if (middle < LEAST / 2) return 'settled';
  const isBelow = (odds: number) => oddsOfRise(shares) < odds && isRare(rounds, odds);
  if (middle >= LEAST && isBelow(chance)) return 'regressed';
  const often = shares.filter((share) => share > 0).length;
  if (often >= FEWEST_ROUNDS && isBelow(UNLIKELY)) return 'unclear';
  return often >= STRAY * rounds.length || middle >= FAILING / 2 ? 'suspicious' : 'settled';
}
