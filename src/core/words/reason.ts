import type { Ground } from '../model/decision/ground.ts';
import type { Against, ReasonFact } from '../model/decision/reason-fact.ts';
import type { Refused } from '../model/decision/refused.ts';
import type { Reason } from '../model/judgement/reason.ts';
import { isCost } from '../model/metric.ts';
import { quantity } from '../model/quantity.ts';
import { answerFix, answerText, failedByText } from './answers/answer.ts';
import { HELD_UP_FIX } from './answers/held-up.ts';
import { comparisonText, detailsText } from './compared/comparison.ts';
import { openTold } from './compared/open.ts';
import { thresholdTold } from './compared/threshold.ts';
import { changedHeading, changedText } from './compared/worse.ts';
import { pairsText, unstopped } from './names.ts';
import { LOAD } from './notes/load.ts';
import { brokenTold, invalidTold } from './outcome/not-judged.ts';
import { type Told, toldText } from './outcome/told.ts';
import { type Of, type Phrases, say } from './phrases.ts';
import { remedyText, whyText } from './refusal.ts';
import { targetTold } from './targets/judged.ts';

const REASONS: Phrases<ReasonFact, Told> = {
  invalid: (fact) => invalidTold(fact),
  'head-broken': (fact) => brokenTold(fact),
  regression: (fact) =>
    'overload' in fact
      ? {
          text: LOAD.overloaded(fact.overload),
          short: "head cannot sustain base's load",
          fix: 'Review the diff for what makes head serve fewer requests.',
        }
      : worse(fact),
  errors: (fact) => worse(fact),
  missing: ({ comparison }) => ({
    text: comparisonText(comparison),
    fix: comparison.mayHang
      ? HELD_UP_FIX
      : 'Where the script dropped it on purpose, merge: later runs do without it. Else find out why it is no longer called.',
  }),
  answers: ({ answer }) => ({ text: answerText(answer), fix: answerFix(answer) }),
  target: ({ found }) => targetTold(found),
  threshold: ({ threshold }) => thresholdTold(threshold),
  'no-baseline': ({ remedy }) => ({ text: 'There is nothing to compare with yet', fix: remedyText(remedy) }),
  incomparable: (fact) => incomparable(fact),
  unread: ({ first, more }) => ({
    text: 'The baseline could not be read',
    ...(first && { why: `${unstopped(candidates(first, 0))}${andMore(more)}` }),
    fix: 'Once that is fixed, run the check again.',
  }),
  inconclusive: ({ open }) => openTold(open),
  unchanged: (fact) => ({ text: unchangedText(fact) }),
  'not-affected': ({ paths, files }) => ({
    text: `${files === 1 ? 'The one changed file does not match' : `None of the ${files} changed files matches`} \`paths\` (${paths.map((path) => `\`${path}\``).join(', ')}), so nothing was measured`,
  }),
};

/** A reason as a judgement keeps it. */
export function reasonOf(ground: Ground): Reason {
  const { kind, severity, of } = ground;
  return { kind, severity, ...say<ReasonFact, Told>(REASONS, ground), ...(of && { of }) };
}

/** The first line of every output: the worst reason, and how many more are as bad. */
export function firstLine([worst, ...others]: readonly Reason[]): string {
  if (worst === undefined) throw new Error('a judgement without a reason');
  const alike = others.filter(({ severity }) => severity === worst.severity).length;
  return `${toldText(inOneLine(worst))}${alike > 0 ? `; and ${alike} more` : ''}`;
}

/** Of what a table shows with its next step, what happened is enough; a threshold's text says of base what there is. */
function inOneLine({ kind, text, why, fix, of }: Reason): Told {
  if (of === undefined || of.kind === 'command') return { text, ...(why && { why }), ...(fix && { fix }) };
  return { text, ...(why && kind !== 'threshold' && { why }) };
}

type Worse = Extract<ReasonFact, { readonly against: Against; readonly comparison: unknown }>;

/** "GET orders is 38 % slower (p95 182 ms → 251 ms, 95 % CI +31 % to +45 %, limit +20 %) vs base a1b2c3d" */
function worse({ comparison, against, failed, since }: Worse): Told {
  const what = failed === undefined ? '' : `. ${failedByText(failed)}`;
  const { metric, unit } = comparison;
  const title = unit === 'ms' && !isCost(metric) ? `${metric} ` : '';
  const text = `${changedText(comparison)} (${title}${detailsText(comparison)}) ${againstText(against)}${what}`;
  return { text, short: changedHeading(comparison), ...(since !== undefined && sinceTold(since)) };
}

/** Stored runs are compared with the level before what nobody accepted, so each later change meets it again. */
function sinceTold(sha: string): Pick<Told, 'why' | 'fix'> {
  const since = sha.slice(0, 7) || 'an earlier run';
  return {
    why: `it was worse on the base branch already, since ${since}, and nobody accepted it there, so this change need not be to blame`,
    fix: `Look at what ${since} brought to the base branch, and mend or accept it there.`,
  };
}

/** "vs base a1b2c3d", "vs 5 runs up to a1b2c3d" */
function againstText({ way, runs, sha }: Against): string {
  if (way === 'duet') return sha === '' ? 'vs base' : `vs base ${sha}`;
  if (runs === 1) return sha === '' ? 'vs the baseline' : `vs the run of ${sha}`;
  return sha === '' ? `vs ${runs} earlier runs` : `vs ${runs} runs up to ${sha}`;
}

function incomparable(fact: Of<ReasonFact, 'incomparable'>): Told {
  if (fact.first === undefined) {
    return {
      text: 'Nothing is comparable: no endpoint works on both sides',
      fix: 'Once this is merged, later changes are compared with it.',
    };
  }
  const why = unstopped(candidates(fact.first, fact.more));
  const fix = remedyText(fact.remedy);
  if (fact.isBase !== true) return { text: 'No stored run is comparable', why, fix };
  return {
    text: 'Base could not be measured, and no stored run is comparable',
    short: 'base could not be measured',
    why,
    fix: `See why in its log, \`app-base.log\` among the files of this run: that is not this change's fault. ${fix}`,
  };
}

const candidates = ({ origin, why }: Refused, more: number): string =>
  `${origin}: ${whyText(why)}${andMore(more)}`;

const andMore = (count: number): string => (count > 0 ? ` (and ${count} more)` : '');

function unchangedText(fact: Of<ReasonFact, 'unchanged'>): string {
  const { against, accepted, pairs, sideBySide, inTurns, whole, isVague, risen } = fact;
  const window = sideBySide ? 'slice' : inTurns ? 'run' : undefined;
  const of = pairs === undefined ? '' : pairsText(pairs, window === undefined ? {} : { window });
  const rounds = of === '' ? '' : ` in ${of}${sideBySide ? ' side by side' : ''}`;
  const vague = isVague ? ', p95 of all requests not judged' : '';
  const p95 =
    whole === undefined
      ? vague
      : `, p95 of all requests ${quantity(whole.base, 'ms')} → ${quantity(whole.head, 'ms')}`;
  const largest = risen === undefined ? '' : `; largest rise: ${comparisonText(risen)}`;
  const nothing = accepted === undefined ? 'no regression' : `no new regression, ${accepted} accepted,`;
  const vs = against.way === 'duet' ? `vs ${against.sha || 'base'}` : againstText(against);
  return `${nothing} ${vs}${rounds}${p95}${largest}`;
}
