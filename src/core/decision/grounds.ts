import type { OpenRegression } from '../baseline/accepted-level.ts';
import type { Baseline } from '../model/baseline.ts';
import type { AnswerFact } from '../model/decision/answer-fact.ts';
import type { Compared } from '../model/decision/compared.ts';
import type { Compare } from '../model/decision/decision.ts';
import type { Ground } from '../model/decision/ground.ts';
import type { Unended } from '../model/decision/load-fact.ts';
import type { Against, Open } from '../model/decision/reason-fact.ts';
import type { Refused, Remedy } from '../model/decision/refused.ts';
import type { JudgedThreshold } from '../model/judgement/judged-threshold.ts';
import type { Side } from '../model/judgement/judgement.ts';
import { SEVERITIES } from '../model/judgement/reason.ts';
import { isOfStarts } from '../model/metric.ts';
import type { Policy } from '../model/policy.ts';
import type { Recording } from '../model/recording/recording.ts';
import { subjectKey } from '../model/subject-key.ts';
import type { FoundTarget } from '../model/targets/found-target.ts';
import { failedOf } from './answers/failed-requests.ts';
import { roleOfErrors } from './limits.ts';
import type { Overload } from './load/overload.ts';
import { whatFailed } from './load/what-failed.ts';
import { oneForEachCause } from './one-cause.ts';
import { isJudgedLatency, openOf } from './open/open.ts';
import { unanswered } from './open/unanswered.ts';
import { byWorst } from './rank.ts';
import { targetGrounds } from './targets/target-grounds.ts';
import { thresholdGrounds } from './thresholds/thresholds.ts';

export type GroundsInput = {
  readonly head: Recording;
  readonly policy: Policy;
  readonly base: Side | null;
  /** what was found in the store */
  readonly baseline: Pick<Baseline, 'readable'>;
  readonly comparing?: Compare;
  readonly comparisons: readonly Compared[];
  readonly thresholds: readonly JudgedThreshold[];
  readonly targets: readonly FoundTarget[];
  readonly answers: readonly AnswerFact[];
  /** null: head bears the load */
  readonly overload: Overload | null;
  /** what may hold up head's users, or chance; null: nothing does, or it is clear */
  readonly unended: Unended | null;
  readonly refused: readonly Refused[];
  /** what is worse on the base branch already, and nobody accepted */
  readonly open: readonly OpenRegression[];
  readonly remedy: Remedy;
};

/** Why the verdict is what it is, worst first. */
export function groundsOf(input: GroundsInput): readonly Ground[] {
  const { head, policy, overload } = input;
  if (!head.validity.valid) {
    const { reasons } = head.validity;
    const what = whatFailed(head);
    const known = { kind: 'invalid', severity: 'error', ...(what && { what }) } as const;
    return reasons.map((text, index) => ({ ...known, text, last: index === reasons.length - 1 }));
  }
  const worse = oneForEachCause(regressions(input));
  const found: readonly Ground[] = [
    ...(overload === null || overload.accepted !== null ? [] : [overloaded(overload)]),
    ...worse.filter(({ kind }) => kind === 'errors'),
    ...answerGrounds(input),
    ...worse.filter(({ kind }) => kind !== 'errors'),
    ...targetGrounds(input.targets, policy),
    ...thresholdGrounds(input.thresholds, policy),
    ...(input.base === null ? [withoutBaseline(input)] : apart(input)),
  ];
  const sorted = found.toSorted((a, b) => rank(a) - rank(b));
  return sorted.length > 0 ? [...sorted, ...leftOpen(sorted, input)] : [settled(input)];
}

/**
 * A warning is no answer to what is open and may fail the gate, be it of another metric: that there is none is told beside it.
 */
function leftOpen(grounds: readonly Ground[], input: GroundsInput): readonly Ground[] {
  if (!grounds.every(({ severity }) => severity === 'warning')) return [];
  const open = stillOpen({ ...input, comparisons: unanswered(input) });
  return open === null ? [] : [{ kind: 'inconclusive', severity: 'warning', open }];
}

/** Figures of the requests that were answered say nothing of those that may hang, which are open where they may fail the gate. */
function stillOpen(input: GroundsInput): Open | null {
  return (roleOfErrors(input.policy) === 'blocking' ? input.unended : null) ?? openOf(input);
}

const rank = ({ severity }: Ground): number => SEVERITIES.indexOf(severity);

const overloaded = ({ fact }: Overload): Ground => ({
  kind: 'regression',
  severity: 'error',
  overload: fact,
});

/** After errors, which say the endpoint, and before latency: answers that are wrong may well be faster. */
function answerGrounds({ answers, policy }: GroundsInput): readonly Ground[] {
  return answers.flatMap((answer, index): readonly Ground[] => {
    const severity = answer.isWorse ? answerSeverity(answer, policy) : null;
    return severity === null ? [] : [{ kind: 'answers', severity, answer, of: { kind: 'answer', index } }];
  });
}

/**
 * A check that fails is an error that the script found, and has the role of errors. So has an iteration that throws or never
 * ends, but that it warns in any case: what it did not do any more is measured nowhere. So has a status of the server's
 * failing. null: it does nothing.
 */
function answerSeverity(answer: AnswerFact, policy: Policy): 'error' | 'warning' | null {
  const usual = policy.failOn === 'warn' ? 'error' : 'warning';
  if (!('isCritical' in answer)) return usual;
  const role = roleOfErrors(policy);
  if (role === 'informative') return answer.kind === 'check' ? null : usual;
  return role === 'blocking' && answer.isCritical ? 'error' : usual;
}

function regressions({ head, comparisons, policy, base, comparing, open }: GroundsInput): readonly Ground[] {
  return comparisons.toSorted(byWorst).flatMap((comparison): readonly Ground[] => {
    const { class: found, metric, role } = comparison;
    if (role === 'informative') return [];
    const of = { kind: 'comparison', index: comparisons.indexOf(comparison) } as const;
    const strict = policy.failOn === 'warn';
    if (found === 'missing') {
      return [{ kind: 'missing', severity: strict ? 'error' : 'warning', comparison, of }];
    }
    if (found !== 'critical' && found !== 'significant') return [];
    const kind = metric === 'error-rate' ? 'errors' : 'regression';
    const severity = strict || (found === 'critical' && role !== 'warning') ? 'error' : 'warning';
    const failed = kind === 'errors' ? failedOf(comparison, head.arms.head) : null;
    const against = againstOf(comparison, base, comparing);
    // What another run of this very commit found is no excuse for it.
    const own = head.arms.head.source.sha;
    const isKnown = (mark: OpenRegression) => mark.sha !== own && isOf(mark, comparison);
    const known = against.way === 'stored' ? open.find(isKnown) : undefined;
    const more = { ...(failed && { failed }), ...(known && { since: known.sha }) };
    return [{ kind, severity, comparison, against, ...more, of }];
  });
}

const isOf = (mark: OpenRegression, { subject, metric }: Compared): boolean =>
  mark.metric === metric && mark.subject === subjectKey(subject);

function againstOf(
  { evidence, episodes, runs }: Pick<Compared, 'evidence' | 'episodes' | 'runs'>,
  base: Pick<Side, 'source'> | null,
  comparing: Compare | undefined,
): Against {
  const sha = base?.source.sha.slice(0, 7) ?? '';
  return { way: comparing?.way ?? 'stored', runs: evidence?.count ?? episodes?.runs ?? runs ?? 1, sha };
}

function withoutBaseline({ head, refused, remedy, baseline }: GroundsInput): Ground {
  if (baseline.readable === false) return unread(refused);
  const [first] = refused;
  if (first === undefined) return { kind: 'no-baseline', severity: 'notice', remedy };
  // What a run itself refused is the base that it was to drive, and comes first.
  const isBase = head.refused !== undefined && head.refused.length > 0;
  const none = { kind: 'incomparable', severity: 'notice', ...(isBase && { isBase }) } as const;
  return { ...none, first, more: refused.length - 1, remedy };
}

/** Both sides were measured, and have nothing in common: what one of them failed at all the time is no comparison. */
function apart({ comparisons }: GroundsInput): readonly Ground[] {
  const ofRequests = comparisons.filter(({ metric }) => !isOfStarts(metric));
  const isApart = ofRequests.every(({ class: found }) => found === 'new' || found === 'missing');
  return isApart ? [{ kind: 'incomparable', severity: 'notice' }] : [];
}

/** Not the same as none: the next run does not mend it, and the reason says what does. */
function unread(refused: readonly Refused[]): Ground {
  const blind = refused.filter((refusal) => refusal.unread === true);
  const first = blind[0] ?? refused.at(-1);
  return { kind: 'unread', severity: 'notice', ...(first && { first }), more: Math.max(blind.length - 1, 0) };
}

/** A pass says what was compared; a comparison in which nothing could be judged is not called one. */
function settled(input: GroundsInput): Ground {
  const open = stillOpen(input);
  if (open !== null) return { kind: 'inconclusive', severity: 'warning', open };
  const { comparisons, base, comparing } = input;
  const judged = comparisons.filter(isJudgedLatency);
  const known = comparisons.filter(({ class: found }) => found !== 'inconclusive' && found !== 'new');
  const worst = judged.toSorted((a, b) => (b.worse ?? 0) - (a.worse ?? 0))[0];
  const whole = comparisons.find(({ subject, metric }) => subject.kind === 'overall' && metric === 'p95');
  const accepted = acceptedIn(comparisons);
  return {
    ...{ kind: 'unchanged', severity: 'notice', comparisons: known.length },
    ...(accepted > 0 && { accepted }),
    against: againstOf((whole?.evidence && whole) ?? worst ?? {}, base, comparing),
    ...(comparing?.way === 'duet' && { pairs: comparing.pairs }),
    ...(comparing?.sideBySide && { sideBySide: true }),
    ...(comparing?.inTurns && { inTurns: true }),
    ...(whole && isJudgedLatency(whole) && { whole }),
    ...(whole?.class === 'inconclusive' && whole.evidence === undefined && { isVague: true }),
    ...(worst !== undefined && (worst.worse ?? 0) > 0 && { risen: worst }),
  };
}

/** Endpoints with something that was accepted; of none all requests are one. */
function acceptedIn(comparisons: readonly Compared[]): number {
  const accepted = comparisons.filter(({ class: found }) => found === 'accepted');
  const endpoints = accepted.filter(({ subject }) => subject.kind === 'endpoint');
  const meant = endpoints.length > 0 ? endpoints : accepted;
  return new Set(meant.map(({ subject }) => subjectKey(subject))).size;
}
