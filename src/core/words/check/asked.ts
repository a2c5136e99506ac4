import { listed } from '../names.ts';

const MOST = 5;

/** Why a script that counts its iterations is not driven in rounds, two sentences. */
export const countsAnewText = (counts: readonly string[]): string =>
  `The script counts with ${listed(counts, MOST)}, which begins anew with each k6 process, so in the gate's rounds ids and keys made of it would come again and again. With \`app.reset\` every group of rounds finds the application alike, and it is driven in rounds.`;

/** How to have rounds of such a script, a sentence. */
export const ROUNDS_ALL_THE_SAME = '`compare.shape: plateau` drives it in rounds all the same.';

/** What such a script does to an application that nobody resets, two sentences. */
export const repeatedText = (counts: readonly string[]): string =>
  `It counts with ${listed(counts, MOST)}, which begins anew with each k6 process: ids and keys made of it come again in a second run, and what the application remembers of the first may answer faster. \`app.reset\` makes it forget.`;
