import type { Ground } from '../model/decision/ground.ts';
import type { Against, ReasonFact } from '../model/decision/reason-fact.ts';
import type { Refused } from '../model/decision/refused.ts';
import type { Reason } from '../model/judgement/reason.ts';
import { quantity } from '../model/quantity.ts';
import { answerText, failedByText } from './answers/answer.ts';
import { comparisonText } from './compared/comparison.ts';
import { openText } from './compared/open.ts';
import { measuredText } from './compared/threshold.ts';
import { pairsText, several, unstopped } from './names.ts';
import { LOAD } from './notes/load.ts';
import { type Phrases, say } from './phrases.ts';
import { remedyText, whyText } from './refusal.ts';

const REASONS: Phrases<ReasonFact> = {
  invalid: ({ text }) => text,
  'head-broken': ({ text }) => text,
  regression: (fact) => ('overload' in fact ? LOAD.overloaded(fact.overload) : worseText(fact)),
  errors: (fact) => worseText(fact),
  missing: ({ comparison }) => comparisonText(comparison),
  answers: ({ answer }) => answerText(answer),
  threshold: ({ threshold }) =>
    `k6 threshold crossed: ${threshold.metric} ${threshold.expression} (measured ${measuredText(threshold)})`,
  'no-baseline': ({ remedy }) => `nothing to compare with. ${remedyText(remedy)}`,
  incomparable: (fact) =>
    fact.first === undefined
      ? 'nothing comparable: no endpoint works on both sides. Once this is merged, later changes are compared with it'
      : `${unstopped(`nothing comparable: ${candidates(fact.first, fact.more)}`)}. ${remedyText(fact.remedy)}`,
  unread: ({ first, more }) => {
    const why = first === undefined ? '' : `: ${candidates(first, 0)}`;
    return `the baseline could not be read${unstopped(why)}${andMore(more)}`;
  },
  inconclusive: ({ open }) => openText(open),
  unchanged: (fact) => unchangedText(fact),
  'not-affected': ({ paths, files }) =>
    `none of the ${several(files, 'changed file')} matches paths (${paths.join(', ')}): nothing was measured`,
};

/** A reason as a judgement keeps it. */
export function reasonOf(ground: Ground): Reason {
  const { kind, severity, of } = ground;
  return { kind, severity, text: say<ReasonFact>(REASONS, ground), ...(of && { of }) };
}

/** The first line of every output: the worst reason, and how many more are as bad. */
export function firstLine([worst, ...others]: readonly Reason[]): string {
  if (worst === undefined) throw new Error('a judgement without a reason');
  const alike = others.filter(({ severity }) => severity === worst.severity).length;
  return `${unstopped(worst.text)}${alike > 0 ? `; and ${alike} more` : ''}`;
}

type Worse = Extract<ReasonFact, { readonly against: Against; readonly comparison: unknown }>;

function worseText({ comparison, against, failed }: Worse): string {
  const what = failed === undefined ? '' : `. ${failedByText(failed)}`;
  return `${comparison.class}: ${comparisonText(comparison)} ${againstText(against)}${what}`;
}

/** "against base a1b2c3d", "against 5 runs up to a1b2c3d" */
function againstText({ way, runs, sha }: Against): string {
  if (way === 'duet') return sha === '' ? 'against base' : `against base ${sha}`;
  if (runs === 1) return sha === '' ? 'against the baseline' : `against the run of ${sha}`;
  return sha === '' ? `against ${runs} earlier runs` : `against ${runs} runs up to ${sha}`;
}

const candidates = ({ origin, why }: Refused, more: number): string =>
  `${origin}: ${whyText(why)}${andMore(more)}`;

const andMore = (count: number): string => (count > 0 ? ` (and ${count} more)` : '');

function unchangedText(fact: Extract<ReasonFact, { readonly kind: 'unchanged' }>): string {
  const { comparisons, against, pairs, sideBySide, inTurns, whole, risen } = fact;
  const other = against.sha || (against.way === 'duet' ? 'base' : 'the baseline');
  const window = sideBySide ? 'slice' : inTurns ? 'run' : undefined;
  const of = pairs === undefined ? '' : pairsText(pairs, window === undefined ? {} : { window });
  const rounds = of === '' ? '' : ` in ${of}${sideBySide ? ' side by side' : ''}`;
  const p95 =
    whole === undefined ? '' : `, overall p95 ${quantity(whole.base, 'ms')} → ${quantity(whole.head, 'ms')}`;
  const largest = risen === undefined ? '' : `; largest rise: ${comparisonText(risen)}`;
  return `no regression in ${comparisons} comparisons with ${other}${rounds}${p95}${largest}`;
}
