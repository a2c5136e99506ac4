import { MOST_PAIRS } from '../../decision/duet/duet-stop.ts';
import type { Open, Settling } from '../../model/decision/reason-fact.ts';
import { METRICS } from '../../model/metric.ts';
import { pairsText, several } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';
import { comparisonText } from './comparison.ts';

const OPEN: Phrases<Open> = {
  moved: ({ comparison, afterPairs, ...paired }) =>
    `${comparisonText(comparison)}: the level of both sides moved after ${pairsText(afterPairs, paired)}, far beyond noise, and the ${paired.window ?? 'round'}s after it do not show what the change costs. ${paired.window ? 'Let the script fill caches before the level that matters' : 'Set `app.reset`, so that every group of rounds finds the application alike'}`,
  duet: ({ comparison, settling }) => `${comparisonText(comparison)}: ${unsettled(settling)}`,
  runs: (open) => unsettledRuns(open),
  'looks-disagree': ({ slices }) =>
    `a look at histograms during the run showed a regression and ended the load, and the exact figures of its ${several(slices, 'slice')} do not show it. All of the load could not be driven once more to settle it: run the check again`,
  unjudged: ({ comparison }) => comparisonText(comparison),
  'few-runs': ({ pairs, takes }) =>
    `no gross regression in ${pairsText(pairs, { window: 'run' })}, and it takes ${takes} to show a smaller one or that nothing changed: a larger \`compare.whole-limit\` or a shorter load has time for them`,
  'informative-only': ({ names }) =>
    `the script makes no request, and what it measures itself only informs: say which way is better and what a worse one does, as \`policy.metrics: { ${names[0]}: { better: lower, role: blocking } }\` does`,
  'few-requests': ({ had, per }) => {
    const takes = METRICS.filter(({ unit }) => unit === 'ms').map(
      ({ title, fewest }) => `${fewest} for ${title}`,
    );
    const number = per === 'run' ? String(had) : `${had} a ${per}`;
    return `too few requests on either side to judge any latency (${number}, and it takes ${takes.join(', ')}): lengthen the run or raise its rate`;
  },
};

/** Why nothing can be concluded, and what would settle it, one sentence or two without the last stop. */
export const openText = (open: Open): string => say(OPEN, open);

function unsettled(settling: Settling): string {
  const { pairs, loadSeconds, slices, runs } = settling;
  if (runs !== undefined) {
    const split = pairs === 'split' ? ' It shows on one start of the servers and not on the other.' : '';
    return `neither a regression nor its absence could be shown in ${pairsText(runs, { window: 'run' })}.${split} A larger \`compare.whole-limit\`, a quieter or larger runner, or rounds at one level (\`compare.shape: plateau\`) would tell more`;
  }
  if (pairs === 'split') {
    return `it shows on one start of the servers and not on the other, which more ${slices === undefined ? 'rounds' : 'slices'} would not settle: run the check again, and look for what a start of the application leaves to chance`;
  }
  if (slices !== undefined) {
    const near = pairs === 'near' ? ' It lies near the limit.' : '';
    return `neither a regression nor its absence could be shown in ${slices} slices.${near} A longer run or a higher load, a quieter runner, or rounds at one level (\`compare.shape: plateau\`) would tell more`;
  }
  const spent = `neither a regression nor its absence could be shown in ${loadSeconds.toFixed(0)} s of load`;
  return pairs === 'near'
    ? `${spent}. It lies so near the limit that more rounds would not settle it: look at the change itself, find a quieter runner, or move \`policy.warn\``
    : `${spent}. ${wouldSettle(pairs, settling)} would settle it`;
}

/** `more`: pairs that it takes beside those that were driven, by a forecast; null: none can be made. */
function wouldSettle(more: number | null, { loadSeconds, pairSeconds }: Settling): string {
  // Pairs that had to be left out are among those driven.
  const driven = Math.round(loadSeconds / pairSeconds);
  if (driven + (more ?? 1) > MOST_PAIRS) {
    const most = `${MOST_PAIRS} pairs at most, whatever its budget`;
    const why =
      more === null
        ? `A duet drives ${most}`
        : `It would take about ${several(more, 'more pair')} of rounds, and a duet drives ${most}`;
    return `${why}: more requests in each round (a higher \`workload.rate\`), a quieter or larger runner, or a wider limit (\`policy.warn\`)`;
  }
  const quieter = 'a higher rate or a quieter runner';
  if (more === null) return `A larger \`policy.budget\`, ${quieter}`;
  const seconds = Math.ceil((loadSeconds + more * pairSeconds) / 10) * 10;
  return `About ${several(more, 'more pair')} of rounds (\`policy.budget: ${seconds}s\`), ${quieter}`;
}

function unsettledRuns({ comparison, more, isLocal }: Extract<Open, { readonly kind: 'runs' }>): string {
  const { evidence } = comparison;
  const known = evidence === undefined ? 'so few earlier runs' : several(evidence.count, 'earlier run');
  const instead = isLocal ? 'a quieter runner' : '`app.start` for a comparison in turns';
  const doubt = `${comparisonText(comparison)}: ${known} of the base branch cannot tell it from chance.`;
  return more === null
    ? `${doubt} More of them would not settle it, since runs differ by more than that; ${instead} would`
    : `${doubt} About ${more} more of them, or ${instead}, would settle it`;
}
