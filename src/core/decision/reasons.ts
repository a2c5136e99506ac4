import type { Baseline } from '../model/baseline.ts';
import type { Comparing, Comparison, JudgedThreshold, Side } from '../model/judgement/judgement.ts';
import { type Reason, type Reference, SEVERITIES } from '../model/judgement/reason.ts';
import type { Refusal } from '../model/judgement/refusal.ts';
import type { Policy } from '../model/policy.ts';
import { quantity } from '../model/quantity.ts';
import type { Recording } from '../model/recording/recording.ts';
import type { AnswerFact } from './answers/answered.ts';
import { failedBy } from './answers/failed-requests.ts';
import type { Overload } from './load/overload.ts';
import { byWorst } from './rank.ts';
import { againstText } from './text/compared-with-text.ts';
import { isJudgedLatency, openText } from './text/inconclusive-text.ts';
import { thresholdReasons } from './thresholds/thresholds.ts';

export type ReasonInput = {
  readonly head: Recording;
  readonly policy: Policy;
  readonly base: Side | null;
  /** what was found in the store */
  readonly baseline: Pick<Baseline, 'readable'>;
  readonly comparing?: Comparing;
  readonly comparisons: readonly Comparison[];
  readonly thresholds: readonly JudgedThreshold[];
  readonly answers: readonly AnswerFact[];
  /** null: head bears the load */
  readonly overload: Overload | null;
  readonly refused: readonly Refusal[];
  readonly missingBaseline: string;
};

/** Why the verdict is what it is, worst first. */
export function reasonsOf(input: ReasonInput): readonly Reason[] {
  const { head, policy, overload } = input;
  if (!head.validity.valid) return head.validity.reasons.map((text) => reason('invalid', 'error', text));
  const found = [
    ...(overload === null || overload.accepted !== null
      ? []
      : [reason('regression', 'error', overload.text)]),
    ...answerReasons(input),
    ...regressions(input),
    ...thresholdReasons(input.thresholds, policy),
    ...(input.base === null ? [withoutBaseline(input)] : apart(input)),
  ];
  const sorted = found.toSorted((a, b) => rank(a) - rank(b));
  return sorted.length > 0 ? sorted : [settled(input)];
}

const rank = ({ severity }: Reason): number => SEVERITIES.indexOf(severity);

function reason(kind: Reason['kind'], severity: Reason['severity'], text: string, of?: Reference): Reason {
  return { kind, severity, text, ...(of && { of }) };
}

/** Before latency: answers that are wrong may well be faster. */
function answerReasons({ answers, policy }: ReasonInput): readonly Reason[] {
  const severity = policy.failOn === 'warn' ? 'error' : 'warning';
  return answers.flatMap(({ isWorse, text }, index) =>
    isWorse ? [reason('answers', severity, text, { kind: 'answer', index })] : [],
  );
}

function regressions({ head, comparisons, policy, base, comparing }: ReasonInput): readonly Reason[] {
  return comparisons.toSorted(byWorst).flatMap((comparison) => {
    const { class: found, metric, role, text } = comparison;
    if (role === 'informative') return [];
    const of = { kind: 'comparison', index: comparisons.indexOf(comparison) } as const;
    const strict = policy.failOn === 'warn';
    if (found === 'missing') return [reason('missing', strict ? 'error' : 'warning', text, of)];
    if (found !== 'critical' && found !== 'significant') return [];
    const kind = metric === 'error-rate' ? 'errors' : 'regression';
    const fails = strict || (found === 'critical' && role !== 'warning');
    const against = againstText(comparison, base, comparing);
    const failed = kind === 'errors' ? failedBy(comparison, head.arms.head) : null;
    const what = failed === null ? '' : `. ${failed}`;
    return [reason(kind, fails ? 'error' : 'warning', `${found}: ${text} ${against}${what}`, of)];
  });
}

function withoutBaseline({ refused, missingBaseline, baseline }: ReasonInput): Reason {
  if (baseline.readable === false) return unread(refused);
  const [first] = refused;
  if (first === undefined)
    return reason('no-baseline', 'notice', `nothing to compare with. ${missingBaseline}`);
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  const why = `nothing comparable: ${first.origin}: ${first.reason}${more}`;
  return reason('incomparable', 'notice', `${why.replace(/\.$/, '')}. ${missingBaseline}`);
}

/** Both sides were measured, and have nothing in common: what one of them failed at all the time is no comparison. */
function apart({ comparisons }: ReasonInput): readonly Reason[] {
  if (!comparisons.every(({ class: found }) => found === 'new' || found === 'missing')) return [];
  const text =
    'nothing comparable: no endpoint works on both sides. Once this is merged, later changes are compared with it';
  return [reason('incomparable', 'notice', text)];
}

/** Not the same as none: the next run does not mend it, and the reason says what does. */
function unread(refused: readonly Refusal[]): Reason {
  const blind = refused.filter((refusal) => refusal.unread === true);
  const first = blind[0] ?? refused.at(-1);
  const why = first === undefined ? '' : `: ${first.origin}: ${first.reason}`;
  const more = blind.length > 1 ? ` (and ${blind.length - 1} more)` : '';
  return reason('unread', 'notice', `the baseline could not be read${why.replace(/\.$/, '')}${more}`);
}

/** A pass says what was compared; a comparison in which nothing could be judged is not called one. */
function settled(input: ReasonInput): Reason {
  const open = openText(input);
  if (open !== null) return reason('inconclusive', 'warning', open);
  const { comparisons, base, comparing } = input;
  const inTurns = comparing?.way === 'duet';
  const judged = comparisons.filter(isJudgedLatency);
  const known = comparisons.filter(({ class: found }) => found !== 'inconclusive' && found !== 'new');
  const against = base?.source.sha.slice(0, 7) || (inTurns ? 'base' : 'the baseline');
  const rounds = inTurns && comparing !== undefined ? ` in ${comparing.pairs} pairs of rounds` : '';
  const worst = judged.toSorted((a, b) => (b.worse ?? 0) - (a.worse ?? 0))[0];
  const largest = worst === undefined || (worst.worse ?? 0) <= 0 ? '' : `; largest rise: ${worst.text}`;
  const p95 = judged.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95');
  const whole =
    p95 === undefined ? '' : `, overall p95 ${quantity(p95.base, 'ms')} → ${quantity(p95.head, 'ms')}`;
  return reason(
    'unchanged',
    'notice',
    `no regression in ${known.length} comparisons with ${against}${rounds}${whole}${largest}`,
  );
}
