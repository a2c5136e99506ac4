import { areSlices, type Pair } from '../../model/recording/pairs.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { binomialTail } from '../../statistics/binomial.ts';
import { countEpisodes, mostEpisodes } from '../../statistics/episodes.ts';
import { isNoChance } from '../answers/plainly.ts';
import { CHANCE, errorSeverity, FAILING, HEALTHY } from '../error-rule.ts';

export type ErrorInput = {
  readonly subject: string;
  readonly pairs: readonly Pair[];
  /** failure rates below this difference are alike, 0…1 */
  readonly floor: number;
  /** pairs that may still follow */
  readonly toCome: number;
  /** judged time of a round, ms: how many episodes it can hold */
  readonly roundMs: number;
  /** looks at one run that share the chance of a false alarm; absent: one */
  readonly looks?: number;
};

export type ErrorsFound = {
  readonly state: 'regressed' | 'settled' | 'open';
  readonly severity: 'significant' | 'critical' | null;
  readonly base: number;
  readonly head: number;
  readonly episodes: { readonly base: number; readonly head: number };
};

/**
 * Judges failures by their episodes: errors come in bursts, and single ones are not independent. An unchanged head
 * has each episode with probability ½ of all. Not settled while head has more and the odds can still fall below 1 %,
 * however small the rate is so far: what follows may be worse.
 */
export function judgeErrors({ subject, pairs, floor, toCome, roundMs, looks = 1 }: ErrorInput): ErrorsFound {
  const base = total(
    pairs.map((pair) => pair.base),
    subject,
  );
  const head = total(
    pairs.map((pair) => pair.head),
    subject,
  );
  const facts = {
    base: base.rate,
    head: head.rate,
    episodes: { base: base.episodes, head: head.episodes },
  };
  const more = head.rate - base.rate >= floor;
  const odds = (further: number) =>
    binomialTail(head.episodes + further, head.episodes + further + base.episodes, 0.5);
  const failing =
    isFailing(base.rate, pairs, subject) && isNoChance(head.counted, base.counted, CHANCE / looks);
  if (failing || (more && odds(0) < CHANCE / looks)) {
    const severity = failing ? 'critical' : errorSeverity(base.rate, head.rate);
    return { ...facts, state: 'regressed', severity };
  }
  const reachable = toCome > 0 && odds(toCome * mostEpisodes(roundMs / 1000)) < CHANCE;
  const open = head.episodes > base.episodes && reachable;
  return { ...facts, state: open ? 'open' : 'settled', severity: null };
}

/** Failing in round after round: too plain for the odds of episodes. Of a small round one stray error is as large a share. */
function isFailing(baseRate: number, pairs: readonly Pair[], subject: string): boolean {
  const asked = areSlices(pairs) ? pairs.filter(({ head }) => subject in head.subjects) : pairs;
  if (baseRate > HEALTHY || asked.length === 0) return false;
  const failing = asked.filter(({ head }) => {
    const seen = head.subjects[subject];
    return seen !== undefined && seen.requests > 0 && seen.failed / seen.requests >= FAILING;
  });
  return failing.length * 2 >= asked.length;
}

function total(rounds: readonly WindowValues[], subject: string) {
  const seen = rounds.flatMap(({ subjects }) => subjects[subject] ?? []);
  const requests = seen.reduce((sum, one) => sum + one.requests, 0);
  const failed = seen.reduce((sum, one) => sum + one.failed, 0);
  const episodes = seen.reduce((sum, one) => sum + countEpisodes(one.failingSeconds), 0);
  return { rate: requests === 0 ? 0 : failed / requests, episodes, counted: { all: requests, bad: failed } };
}
