import { MOST_PAIRS } from '../decision/duet/duet-stop.ts';
import { MOST_TURNS } from '../decision/shape/turns.ts';
import type { StopFact } from '../model/decision/decision.ts';

const STOPPED: Readonly<Record<StopFact, string>> = {
  regressed: 'a regression was certain',
  settled: 'every metric was settled',
  stuck: 'no metric was left that more rounds would settle',
  budget: 'its budget was spent',
  most: `${MOST_PAIRS} pairs of rounds were driven, the most that a duet drives`,
  cancelled: 'the run was cancelled',
  end: "the script's own load was at its end",
  disagreed: 'a look at histograms took head for worse, which the exact figures do not show',
  limit: `as many whole runs were driven as \`compare.whole-limit\` has time for, ${MOST_TURNS} pairs at most`,
};

/** Why no more was driven; goes on a sentence. */
export const stopText = (stop: StopFact): string => STOPPED[stop];
