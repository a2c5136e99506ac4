import { FEWEST, ITERATIONS, LONGEST_MS, type NoRound } from '../decision/duet/round-length.ts';
import { type Phrases, say } from './phrases.ts';

const LONGEST = `${LONGEST_MS / 1000} s`;

const NO_ROUND: Phrases<NoRound> = {
  'long-iteration': ({ iterationMs }) =>
    `One iteration takes ${(iterationMs / 1000).toFixed(1)} s, and a round of at most ${LONGEST} must hold ${ITERATIONS}.`,
  'few-requests': ({ requests }) =>
    requests === 0
      ? 'The script makes no requests, which rounds are made of.'
      : `The load makes ${requests.toFixed(0)} requests in a round of ${LONGEST}, and it takes ${FEWEST}.`,
};

/** Why no round can be driven, a sentence. */
export const noRoundText = (why: NoRound): string => say(NO_ROUND, why);
