import { FEWEST_PAIRS } from '../../decision/duet/duet-rule.ts';
import type { AgainWhy, NotWhole, RunFact } from '../../model/decision/whole-fact.ts';
import { several, subjectName } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';

/** Goes on a sentence. */
const WHY: Phrases<AgainWhy> = {
  'few-slices': ({ slices }) => `${several(slices, 'slice')} ${slices === 1 ? 'says' : 'say'} too little`,
  open: ({ slices }) => `${several(slices, 'slice')} show neither a regression nor its absence`,
  'how-much': ({ slices }) =>
    `${several(slices, 'slice')} show a regression, and not whether it is one that fails`,
  rare: ({ subject }) => `too few slices show ${subjectName(subject)} to judge it`,
  stolen: ({ slices, of }) =>
    `the machine's host took CPU time away in ${slices} of ${several(of, 'slice')}, which say nothing`,
  'looks-disagree': ({ slices }) =>
    `a look at histograms ended the load for a regression that the exact figures of ${several(slices, 'slice')} do not show`,
  'one-start': () => 'a regression of one start of each is to be confirmed by a second',
};

const RUN: Phrases<RunFact> = {
  enough: ({ slices }) =>
    `A look at histograms of ${several(slices, 'slice')} shows a regression, so the load is ended here. The exact figures decide.`,
  cut: ({ slices, of }) =>
    `A regression was certain after ${slices} of about ${several(of, 'slice')}, so the load was ended there: what follows in the script was not measured.`,
  'left-out': ({ slices }) =>
    `The ${several(slices, 'slice')} of a load that a look ended are not judged: it was driven to its end on a later start, and what that shows by itself counts.`,
  'over-limit': ({ why, runs, seconds, limitSeconds }) =>
    `The script's load ran ${runs === 1 ? 'once' : `${runs} times`}, though ${say(WHY, why)}: once more would take ${seconds} s in all, and \`compare.whole-limit\` is ${limitSeconds} s.`,
  'not-restarted': ({ why }) =>
    `No second start was made, though ${say(WHY, why)}: it would not be quick, or the applications are not ours.`,
  'driven-again': ({ why, baseUrl, headUrl }) =>
    `The script's load runs once more, since ${say(WHY, why)}: both are restarted in the other order: base on ${baseUrl}, head on ${headUrl}`,
  unconfirmed: ({ text }) => `No second start confirmed this: ${text}`,
};

/** What came of a further run or start, a sentence. */
export const runText = (fact: RunFact): string => say(RUN, fact);

const NOT_WHOLE: Phrases<NotWhole> = {
  'too-long': ({ seconds, limitSeconds }) =>
    `To drive all of it side by side takes ${seconds} s, and \`compare.whole-limit\` is ${limitSeconds} s.`,
  'too-short': ({ seconds, runs, slices }) => {
    const all = `All of it takes ${seconds} s, which is too short to compare anything side by side`;
    if (slices === 0) return `${all}.`;
    const inRuns = runs === 1 ? 'the one run that there can be' : `the ${runs} runs that there can be`;
    return `${all}: ${inRuns} would show ${several(slices, 'slice')}, and it takes ${FEWEST_PAIRS}.`;
  },
};

/** Why a load is not driven side by side, a sentence. */
export const notWholeText = (why: NotWhole): string => say(NOT_WHOLE, why);
