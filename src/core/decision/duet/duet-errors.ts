import { areRuns, areSlices, type Pair } from '../../model/recording/pairs.ts';
import type { Arm, SubjectStats, WindowValues } from '../../model/recording/window.ts';
import { binomialTail } from '../../statistics/binomial.ts';
import { countEpisodes, mostEpisodes } from '../../statistics/episodes.ts';
import { oddsOfRise } from '../../statistics/student.ts';
import { type Counted, isBrokenOn, isNoChance, shareOf } from '../answers/plainly.ts';
import { isSteady, steadyRise } from '../answers/steady-errors.ts';
import { CHANCE, type ErrorSeverity, errorSeverity, FAILING, HEALTHY } from '../error-rule.ts';
import type { SettledLimits } from '../limits.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import { FEWEST_RUNS } from './gross-rule.ts';

/** One round may be a burst of the machine, which of two arms at once has both. */
const FEWEST_ROUNDS = 2;

export type ErrorInput = {
  readonly subject: string;
  readonly pairs: readonly Pair[];
  readonly limits: Pick<SettledLimits, 'warn' | 'fail' | 'floor'>;
  /** pairs that may still follow */
  readonly toCome: number;
  /** judged time of a round, ms: how many episodes it can hold */
  readonly roundMs: number;
  /** looks at one run that share the chance of a false alarm; absent: one */
  readonly looks?: number;
};

export type ErrorsFound = {
  readonly state: 'regressed' | 'settled' | 'open';
  readonly severity: ErrorSeverity | null;
  readonly base: number;
  readonly head: number;
  readonly episodes: { readonly base: number; readonly head: number };
  /** the shares that fail tell, and not the episodes; absent: it is not so */
  readonly bySharesAlone?: true;
};

/**
 * Judges failures by their episodes: errors come in bursts, and single ones are not independent. An unchanged head
 * has each episode with probability ½ of all. Not settled while head has more and the odds can still fall below 1 %,
 * however small the rate is so far: what follows may be worse. What fails all the time is judged by the shares that fail.
 */
export function judgeErrors(input: ErrorInput): ErrorsFound {
  const { subject, pairs, limits, toCome, roundMs, looks = 1 } = input;
  const base = total(
    pairs.map((pair) => pair.base),
    subject,
  );
  const head = total(
    pairs.map((pair) => pair.head),
    subject,
  );
  const episodes = { base: base.episodes, head: head.episodes };
  const facts = { base: base.rate, head: head.rate, episodes };
  const more = head.rate - base.rate >= limits.floor;
  const odds = (further: number) =>
    binomialTail(head.episodes + further, head.episodes + further + base.episodes, 0.5);
  const sides = { head: head.counted, base: base.counted };
  const shown = failingIn(pairs, subject, sides, CHANCE / looks);
  const failing = shown === 'plainly';
  const steady = isSteady(base.episodes, base.most)
    ? steadyRise({ ...sides, odds: oddsOfShares(pairs, subject), limits, looks })
    : null;
  const isWorse = failing || (more && odds(0) < CHANCE / looks) || steady?.state === 'regressed';
  if (isWorse && isOfOneRun(pairs, subject, limits.floor)) return { ...facts, state: 'open', severity: null };
  if (failing || (more && odds(0) < CHANCE / looks)) {
    const isCritical = failing || steady?.severity === 'critical';
    const severity = isCritical ? 'critical' : errorSeverity(base.rate, head.rate);
    return { ...facts, state: 'regressed', severity };
  }
  if (steady?.state === 'regressed' || (steady?.state === 'open' && toCome > 0)) {
    return { ...facts, state: steady.state, severity: steady.severity, bySharesAlone: true };
  }
  const reachable = toCome > 0 && odds(toCome * mostEpisodes(roundMs / 1000)) < CHANCE;
  const open = shown === 'perhaps' || (head.episodes > base.episodes && reachable);
  return { ...facts, state: open ? 'open' : 'settled', severity: null };
}

/** Of the shares that fail, from pair to pair; null: too few pairs to know what they scatter by. */
function oddsOfShares(pairs: readonly Pair[], subject: string): number | null {
  const differences = pairs.flatMap(({ base, head }) => {
    const [ofBase, ofHead] = [shareIn(base.subjects[subject]), shareIn(head.subjects[subject])];
    return ofBase === null || ofHead === null ? [] : [ofHead - ofBase];
  });
  return differences.length < FEWEST_PAIRS ? null : oddsOfRise(differences);
}

const shareIn = (seen: SubjectStats | undefined): number | null =>
  seen === undefined || seen.requests === 0 ? null : seen.failed / seen.requests;

/**
 * Whether too few whole runs show it: a stall of the machine, or of what the application calls, lies in one of them and is
 * as long as it likes.
 */
function isOfOneRun(pairs: readonly Pair[], subject: string, floor: number): boolean {
  if (!areRuns(pairs)) return false;
  const rises = pairs.filter(({ base, head }) => {
    const [ofBase, ofHead] = [shareIn(base.subjects[subject]), shareIn(head.subjects[subject])];
    return (ofHead ?? 0) - (ofBase ?? 0) >= floor;
  });
  return rises.length < Math.min(pairs.length, FEWEST_RUNS);
}

/**
 * Whether head fails in round after round: too plain for the odds of episodes. Of a small round one stray error is as large
 * a share, so that chance has to be ruled out for the counts too. Where few rounds ask for it, a burst in two of them would be
 * half of those: nearly all of its requests fail then, or some in each.
 */
function failingIn(
  pairs: readonly Pair[],
  subject: string,
  { head, base }: { readonly [A in Arm]: Counted },
  chance: number,
): 'no' | 'perhaps' | 'plainly' {
  const isBroken = isBrokenOn(head, base);
  if (shareOf(base) > HEALTHY || !(isBroken || isNoChance(head, base, chance))) return 'no';
  const asked = pairs.flatMap((pair) => shareIn(pair.head.subjects[subject]) ?? []);
  const failing = asked.filter((share) => share >= FAILING).length;
  if (failing * 2 < asked.length) return 'no';
  if (areSlices(pairs)) return 'plainly';
  const isThroughout = failing * 2 >= pairs.length || failing === asked.length;
  return failing >= Math.min(pairs.length, FEWEST_ROUNDS) && (isBroken || isThroughout)
    ? 'plainly'
    : 'perhaps';
}

function total(rounds: readonly WindowValues[], subject: string) {
  const seen = rounds.flatMap(({ subjects, durationMs }) => {
    const own = subjects[subject];
    return own === undefined ? [] : [{ ...own, durationMs }];
  });
  const sum = (of: (one: (typeof seen)[number]) => number) => seen.reduce((all, one) => all + of(one), 0);
  const [requests, failed] = [sum((one) => one.requests), sum((one) => one.failed)];
  return {
    rate: requests === 0 ? 0 : failed / requests,
    counted: { all: requests, bad: failed },
    episodes: sum(({ failingSeconds }) => countEpisodes(failingSeconds)),
    /** there can be: no more than requests either */
    most: sum((one) => Math.min(mostEpisodes(one.durationMs / 1000), one.requests)),
  };
}
