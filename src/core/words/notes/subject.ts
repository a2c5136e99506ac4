import { ACCEPTANCES } from '../../model/acceptance.ts';
import type { Unjudged } from '../../model/decision/compared.ts';
import type { Bears } from '../../model/decision/load-fact.ts';
import type { Moved, SubjectNote } from '../../model/decision/note.ts';
import { quantity } from '../../model/quantity.ts';
import type { Arm } from '../../model/recording/window.ts';
import { levelsText } from '../compared/levels.ts';
import { lostText, mendedText, unjudgedText } from '../compared/unjudged.ts';
import { listed, nameOf, pairsText, several, subjectOfName } from '../names.ts';
import type { Phrases } from '../phrases.ts';

/** How many names are listed where all of them are to be compared with a list of the user's. */
const MOST_KNOWN = 10;

const LISTS = {
  metrics: { where: 'policy.metrics', what: 'those limits are unused' },
  limits: { where: 'policy.endpoints', what: 'those limits are unused' },
  targets: { where: 'targets', what: 'those are not judged' },
  acceptances: { where: ACCEPTANCES, what: 'those entries are unused' },
};

const WHY_ONE_SIDED = {
  seldom: 'too seldom to tell from chance',
  'not-followed': 'in rounds that do not follow it, so that nothing is said of it',
};

/** Of what is compared, and what is left out of it. */
export const SUBJECTS: Phrases<SubjectNote> = {
  mended: ({ subject, overall }) =>
    overall === 'without'
      ? `${subject} fails on base and works now, so it counts as new, and its requests are left out of the figures of all requests.`
      : `${subject} fails on the baseline and works now, so it counts as new, and the figures of all requests are left out.`,
  'mended-latency': ({ subject, failed }) =>
    `Latencies of ${nameOf(subject)} are not judged: ${mendedText(failed)}.`,
  'one-side-only': ({ why, endpoints }) =>
    `Answered on one side only, and ${WHY_ONE_SIDED[why]}: ${listed(endpoints)}.`,
  'other-mix': ({ overall, endpoints }) =>
    `Only one side has answers of ${listed(endpoints)}, ${overall === 'without' ? 'which is left out of the figures of all requests' : 'so the latency of all requests together is not compared'}.`,
  'level-jump': ({ subject, metric, pairsBefore, pairsAfter, base, head, ...paired }) =>
    `The level of ${nameOf(subject)} moved on both sides after ${pairsText(pairsBefore, paired)}, far beyond noise: ${metric} ${moved('base', base)}, ${moved('head', head)}. ` +
    'The state of the application changed: a cache filled, ids were used up, a list grew. ' +
    `The ${pairsAfter} ${paired.window ? 'slices' : 'pairs'} after it are no evidence that nothing changed.${paired.window ? '' : ' `app.reset` makes every group of rounds find the application alike.'}`,
  'lost-level': ({ at, ...lost }) =>
    `${at.length === 0 ? 'The time outside of long levels' : `The level of ${levelsText(at)}`} is not judged: ${lostText(lost)}.`,
  'short-level': ({ at, slices, takes }) =>
    `The level of ${levelsText(at)} was held in ${slices === 0 ? 'no whole slice' : several(slices, 'slice')}, and it takes ${takes} to judge it by itself: hold it longer.`,
  'more-jumps': ({ subjects }) => `So did the level of ${subjects} more.`,
  'not-judged': ({ metric, subjects, unjudged, bears }) =>
    `${metric} of ${listed(subjects.map((subject) => subjectOfName({ subject, metric })))} is not judged: ${unjudgedText(unjudged)}.${forMore(unjudged, bears)}`,
  'unknown-names': ({ list, names, known, file }) => {
    const { where, what } = LISTS[list];
    const has = known.length === 0 ? "none of the script's own" : listed(known, MOST_KNOWN);
    return `${file ?? where} names ${listed(names, MOST_KNOWN)}, which this run does not have: ${what}. It has ${has}.`;
  },
  'unsampled-thresholds': ({ thresholds }) => {
    const [are, look] = thresholds.length === 1 ? ['is', 'it looks'] : ['are', 'they look'];
    const names = thresholds.map(({ metric, expression }) => `\`${metric}: ${expression.trim()}\``);
    return `${several(thresholds.length, 'threshold')} of the script ${are} not judged, since there was no sample of what ${look} at: ${listed(names, MOST_KNOWN)}.`;
  },
  'no-direction': ({ names }) =>
    `policy.metrics gives ${listed(names)} a role, and not which way is better, so that it informs alone: add \`better: lower\` or \`better: higher\`.`,
};

/** What would tell more, a sentence behind another; empty: no setting. Rounds that had to be left out had requests enough. */
function forMore(unjudged: Unjudged, bears: Bears): string {
  if (unjudged.kind === 'few-pairs') return unjudged.window ? ' Lengthen the run.' : '';
  if (bears === 'no-more') return '';
  return bears === 'more' ? ' Raise `rate`.' : ' Raise `rate`, on a larger runner.';
}

const moved = (arm: Arm, { before, after }: Moved): string =>
  `${quantity(before, 'ms')} → ${quantity(after, 'ms')} on ${arm}`;
