import { MOST_PAIRS } from '../decision/duet/duet-stop.ts';
import { MOST_TURNS } from '../decision/shape/turns.ts';
import type { StopFact } from '../model/decision/decision.ts';

const STOPPED: Readonly<Record<StopFact, string>> = {
  regressed: 'stopped early: regression confirmed',
  settled: 'stopped early: every metric is settled',
  stuck: 'stopped early: more rounds would settle no further metric',
  budget: '`policy.budget` is spent',
  most: `that is ${MOST_PAIRS} pairs of rounds, the most that are driven`,
  cancelled: 'the run was cancelled',
  end: "that is all of the script's load",
  disagreed: 'stopped early: a look during the run took head for worse, which the exact figures do not show',
  limit: `\`compare.whole-limit\` has no time for more whole runs, or that is ${MOST_TURNS} pairs, the most that are driven`,
};

/** Why no more was driven; goes on a sentence. */
export const stopText = (stop: StopFact): string => STOPPED[stop];
