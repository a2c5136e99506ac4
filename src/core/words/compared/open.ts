import { MOST_PAIRS } from '../../decision/duet/duet-stop.ts';
import type { Compared, Unjudged } from '../../model/decision/compared.ts';
import type { Open, Settling } from '../../model/decision/reason-fact.ts';
import { definitionOf, isCost, PERCENTILES } from '../../model/metric.ts';
import { HELD_UP_FIX, heldUpText } from '../answers/held-up.ts';
import { pairsText, several, subjectName } from '../names.ts';
import type { Told } from '../outcome/told.ts';
import { type Phrases, say } from '../phrases.ts';
import { comparisonText, figuresText } from './comparison.ts';

const OPEN: Phrases<Open, Told> = {
  moved: ({ comparison, afterPairs, ...paired }) => ({
    text: cannotRuleOut(comparison),
    why: `the level of both sides moved after ${pairsText(afterPairs, paired)}, far beyond noise, so the ${paired.window ?? 'round'}s after it do not show what the change costs`,
    fix: paired.window
      ? 'Let the script fill caches before the level that matters.'
      : 'Set `app.reset`, so that every group of rounds finds the application alike.',
  }),
  duet: ({ comparison, settling }) => {
    const { why, fix } = unsettled(settling);
    return { text: cannotRuleOut(comparison), why: `${why}${moreThan95(comparison)}`, fix };
  },
  runs: (open) => unsettledRuns(open),
  'looks-disagree': ({ slices }) => ({
    text: `A look during the run showed a regression and ended the load, and the exact figures of its ${several(slices, 'slice')} do not show it`,
    why: 'the whole load could not run once more to settle it',
    fix: 'Run the check again.',
  }),
  unjudged: ({ comparison }) => ({
    text: comparisonText(comparison),
    fix: unjudgedFix(comparison.unjudged),
  }),
  'few-runs': ({ pairs, takes }) => ({
    text: `No gross regression in ${pairsText(pairs, { window: 'run' })}`,
    why: `it takes ${takes} to show a smaller one, or that nothing changed`,
    fix: 'Raise `compare.whole-limit`, or shorten the load.',
  }),
  'informative-only': ({ names }) => ({
    text: 'The script makes no request, and what it measures itself only informs',
    fix: `Say which way is better and what a worse one does, as \`policy.metrics: { ${names[0]}: { better: lower, role: blocking } }\` does.`,
  }),
  unended: (fact) => ({
    text: `Requests may hang on head: ${heldUpText(fact)}`,
    ...(fact.pairs === undefined
      ? {
          why: 'k6 tells nothing of the requests that hung in them',
          fix: `Run the check again. ${HELD_UP_FIX}`,
        }
      : {
          why: `${pairsText(fact.pairs, {})} differ too much to be sure, and no percentile shows it`,
          fix: `${fact.pairs < MOST_PAIRS ? 'Raise `policy.budget`.' : 'Run the check again.'} ${HELD_UP_FIX}`,
        }),
  }),
  'few-requests': ({ had, per, bears }) => {
    const takes = PERCENTILES.filter(({ unit }) => unit === 'ms').map(
      ({ title, fewest }) => `${fewest} for ${title}`,
    );
    const number = per === 'run' ? String(had) : `${had} in each ${per}`;
    return {
      text: 'There are too few requests to judge any latency',
      why: `${number} on one side, and it takes ${takes.join(', ')}`,
      fix: bears === 'more' ? 'Lengthen the run or raise its rate.' : 'Lengthen the run.',
    };
  },
};

/** Of what base fails and head mends nothing is to be done. */
function unjudgedFix(unjudged: Unjudged | undefined): string {
  if (unjudged?.kind === 'few-starts') return 'Run the check again, or let the metric inform.';
  if (unjudged?.kind === 'no-values' || unjudged?.kind === 'no-shared-round')
    return 'Lengthen the run, or let the metric inform.';
  if (unjudged?.kind === 'no-room') return 'Use a larger runner, or lower the load.';
  if (unjudged?.kind !== 'lost-level') return 'Once this is merged, later changes are compared with it.';
  return unjudged.why === 'stolen'
    ? 'Run the check again, or use a runner that shares its CPUs with fewer others.'
    : 'Lower the load of that level, give its scenario more `maxVUs`, or use a larger runner.';
}

/** Why nothing can be concluded, what is behind it, and what would settle it. */
export const openTold = (open: Open): Told => say<Open, Told>(OPEN, open);

/** "Cannot rule out that GET orders is more than 20 % slower (p95 182 ms → 201 ms, 95 % CI −3.1 % to +25 %)" */
function cannotRuleOut(comparison: Compared): string {
  const { subject, metric, unit, limits } = comparison;
  const name = subjectName(subject);
  const verb = subject.kind === 'overall' ? 'are' : 'is';
  const title = definitionOf(metric).title;
  if (unit !== 'ms' || isCost(metric) || limits === undefined || limits.better === 'higher') {
    return `Cannot rule out that the ${title} of ${name} is worse (${figuresText(comparison)})`;
  }
  const limit = `${Math.round(limits.warn * 1000) / 10} %`;
  return `Cannot rule out that ${name} ${verb} more than ${limit} slower (${title} ${figuresText(comparison)})`;
}

/** Where the interval that is shown ends below the limit: a verdict takes more than its 95 %. */
function moreThan95({ evidence, limits }: Compared): string {
  const ends = evidence !== undefined && limits !== undefined && evidence.high <= limits.warn;
  return ends ? ', and a pass takes more confidence than the 95 % of this interval' : '';
}

function unsettled(settling: Settling): Required<Pick<Told, 'why' | 'fix'>> {
  const { pairs, loadSeconds, slices, runs, bears } = settling;
  if (runs !== undefined) {
    const split = pairs === 'split' ? '; it shows on one start of the servers and not on the other' : '';
    return {
      why: `${pairsText(runs, { window: 'run' })} did not settle it${split}`,
      fix: 'A larger `compare.whole-limit`, a quieter or larger runner, or rounds at one level (`compare.shape: plateau`) would tell more.',
    };
  }
  if (pairs === 'split') {
    return {
      why: `it shows on one start of the servers and not on the other, which more ${slices === undefined ? 'rounds' : 'slices'} would not settle`,
      fix: 'Run the check again, and look for what a start of the application leaves to chance.',
    };
  }
  if (slices !== undefined) {
    const near = pairs === 'near' ? ', and it lies near the limit' : '';
    return {
      why: `${several(slices, 'slice')} did not settle it${near}`,
      fix: `A longer run${bears === 'more' ? ' or a higher load, a quieter' : ', a larger'} runner, or rounds at one level (\`compare.shape: plateau\`) would tell more.`,
    };
  }
  const spent = `${loadSeconds.toFixed(0)} s of load did not settle it`;
  return pairs === 'near'
    ? {
        why: `${spent}, and it lies so near the limit that more would not`,
        fix: 'Look at the change itself, find a quieter runner, or move `policy.warn`.',
      }
    : { why: spent, fix: wouldSettle(pairs, settling) };
}

/** `more`: pairs that it takes beside those that were driven, by a forecast; null: none can be made. */
function wouldSettle(more: number | null, { loadSeconds, pairSeconds, bears }: Settling): string {
  // Pairs that had to be left out are among those driven.
  const driven = Math.round(loadSeconds / pairSeconds);
  if (driven + (more ?? 1) > MOST_PAIRS) {
    const why =
      more === null
        ? ''
        : `It would take about ${several(more, 'more pair')} of rounds, and there are ${MOST_PAIRS} at most. `;
    const instead =
      bears === 'more'
        ? 'More requests in each round (a higher `workload.rate`), a quieter or larger runner,'
        : 'A larger runner';
    return `${why}${instead} or a wider limit (\`policy.warn\`) would settle it.`;
  }
  const quieter = bears === 'more' ? ', a higher rate or a quieter runner' : ' or a larger runner';
  if (more === null) return `A larger \`policy.budget\`${quieter} would settle it.`;
  const seconds = Math.ceil((loadSeconds + more * pairSeconds) / 10) * 10;
  return `About ${several(more, 'more pair')} of rounds (\`policy.budget: ${seconds}s\`)${quieter} would settle it.`;
}

function unsettledRuns({ comparison, more, isLocal }: Extract<Open, { readonly kind: 'runs' }>): Told {
  const { evidence } = comparison;
  const known =
    evidence === undefined ? 'too few earlier runs' : `only ${several(evidence.count, 'earlier run')}`;
  const instead = isLocal ? 'a quieter runner' : '`app.start` for a side-by-side comparison';
  const text = cannotRuleOut(comparison);
  return more === null
    ? {
        text,
        why: 'earlier runs of the base branch differ by more than that, and more of them would not settle it',
        fix: `Use ${instead}.`,
      }
    : {
        text,
        why: `${known} of the base branch to compare with`,
        fix: `About ${several(more, 'more run')} of the base branch, or ${instead}, would settle it.`,
      };
}
