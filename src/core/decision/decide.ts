import { inForce } from '../baseline/acceptances.ts';
import { openRegressions } from '../baseline/accepted-level.ts';
import { comparable, comparableEntries, measuredBy } from '../baseline/comparable.ts';
import type { Baseline } from '../model/baseline.ts';
import type { Compared } from '../model/decision/compared.ts';
import type { Compare, Decision } from '../model/decision/decision.ts';
import type { Note } from '../model/decision/note.ts';
import { asTold, type Refused, type Remedy } from '../model/decision/refused.ts';
import { JUDGEMENT_STAMP, type Side } from '../model/judgement/judgement.ts';
import type { Policy } from '../model/policy.ts';
import { pairsOf } from '../model/recording/pairs.ts';
import type { ArmRecord, Recording } from '../model/recording/recording.ts';
import type { ThresholdResult } from '../model/recording/workload.ts';
import { accept, openNotes } from './accept.ts';
import { answerFacts } from './answers/answer-facts.ts';
import type { Answered } from './answers/answered.ts';
import type { Alike } from './answers/failed-checks.ts';
import { compareDuet } from './duet/compare-duet.ts';
import { groundsOf } from './grounds.ts';
import { limitsOf } from './limits.ts';
import { type HeldUp, heldUpIn, withUnanswered } from './load/held-up.ts';
import { acceptedNotes, overloadOf } from './load/overload.ts';
import { loadTestOf } from './load-test/load-test.ts';
import { noDirection, unknownNames } from './rules/unknown-names.ts';
import { armSide, sideOf } from './side.ts';
import { compare } from './stored/compare-stored.ts';
import { earlierRuns } from './stored/earlier-runs.ts';
import { figuresOf } from './subjects/figures.ts';
import type { TargetsInput } from './targets/judge-targets.ts';
import { asJudged, targetsOnBothSides } from './targets/on-both-sides.ts';
import { onBothSides, unsampledNotes } from './thresholds/thresholds.ts';
import { conclude } from './verdict.ts';

export type DecideInput = {
  readonly head: Recording;
  readonly baseline: Baseline;
  readonly policy: Policy;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly tool: string;
  /** what the user does where no baseline is to be had */
  readonly remedy: Remedy;
};

type Found = {
  readonly base: Side | null;
  /** what base measured; absent: there is nothing to compare with */
  readonly baseRun?: Answered & { readonly thresholds?: readonly ThresholdResult[] };
  /** the same, as a run by itself */
  readonly judgedBase?: TargetsInput;
  /** absent: one stored run was read, or nothing */
  readonly comparing?: Compare;
  readonly comparisons: readonly Compared[];
  readonly notes: readonly Note[];
  readonly refused: readonly Refused[];
};

/** Compares a recording with the best comparable baseline and decides. */
export function decide(input: DecideInput): Decision {
  const { head, baseline } = input;
  // The one that the rounds were looked at with, where base's is locked, with what base accepts.
  const policy = head.rules?.policy ?? input.policy;
  const arm = head.arms.head;
  const { heldUp, ...found } = foundIn(head, baseline, policy);
  const history = comparableEntries(measuredBy(head), baseline.history);
  const open = openRegressions(history);
  const today = input.createdAt.slice(0, 10);
  const { accepted: acceptances = [], acceptIn: file } = policy;
  const frame = { open, history, gate: head.gate, today, acceptances };
  const { comparisons, notes } = accept({ ...found, ...frame, file });
  const known = [...(head.refused ?? []).map(asTold), ...baseline.refused];
  const refused = head.duet === undefined ? [...known, ...found.refused] : [];
  const thresholds = onBothSides(arm.thresholds ?? [], found.baseRun?.thresholds);
  const answers = [...heldUp.facts, ...answerFacts(arm, found.baseRun ?? null, alikeIn(head, policy))];
  const overload = overloadOf(pairsOf(head.windows), inForce(acceptances, head.gate, today));
  const targets = targetsOnBothSides(policy.targets ?? [], head, found.judgedBase ?? null);
  const { unended } = heldUp;
  const judged = { comparisons, thresholds, targets, answers, overload, unended, refused, open };
  const grounds = groundsOf({ ...input, ...found, ...judged, policy });
  return {
    ...stampOf(input),
    verdict: conclude(grounds),
    grounds,
    policy,
    ...ruledBy(head),
    head: sideOf(head, null, null),
    ...{ base: found.base, comparisons },
    ...(comparisons.length === 0 && head.validity.valid && { figures: figuresOf(arm) }),
    ...(found.comparing && { comparing: found.comparing }),
    ...{ thresholds, targets, answers, refused },
    loadTest: loadTestOf(head, found.judgedBase ?? null, comparisons),
    notes: [
      ...head.notes.map((text) => ({ kind: 'told' as const, text })),
      ...found.notes,
      ...(policy.thresholds === 'ignore' || !head.validity.valid ? [] : unsampledNotes(thresholds)),
      ...[...openNotes(frame), ...notes, ...acceptedNotes(overload)],
      ...unknownNames({ head, comparisons, policy, today }),
      ...noDirection(comparisons, policy),
    ],
    // For trends. At a plateau nothing of it is: runs of the base branch drive the whole load, ramps and all.
    history: head.duet?.plateau === undefined ? history : [],
  };
}

/** Whose rules judged, and how far. */
const ruledBy = ({ rules, quickLook }: Recording): Partial<Decision> => ({
  ...(rules?.change !== undefined && { policyChange: rules.change }),
  ...(rules?.policy !== undefined && { judgedByBase: true }),
  ...(quickLook && { quickLook: true }),
});

type Stamp = Pick<
  Decision,
  'schema' | 'schemaVersion' | 'minReader' | 'tool' | 'gate' | 'createdAt' | 'source'
>;

function stampOf({ head: { gate, arms }, tool, createdAt }: DecideInput): Stamp {
  const { source } = arms.head;
  return {
    ...JUDGEMENT_STAMP,
    ...{ tool, gate, createdAt, source },
  };
}

/** Compares with base, and says what of it may hang on head. */
function foundIn(head: Recording, baseline: Baseline, policy: Policy): Found & { readonly heldUp: HeldUp } {
  const found = compareWithBase(head, baseline, policy);
  const heldUp = heldUpIn(head.windows, { base: found.baseRun?.load, head: head.arms.head.load });
  return { ...found, comparisons: withUnanswered(found.comparisons, heldUp), heldUp };
}

const compareWithBase = (head: Recording, baseline: Baseline, policy: Policy): Found =>
  head.arms.base === undefined
    ? compareWithBest(head, baseline, policy)
    : inTurns(head, head.arms.base, policy);

/** Base was driven beside head: nothing stored is needed. */
function inTurns(head: Recording, base: ArmRecord, policy: Policy): Found {
  if (!head.validity.valid) return { base: null, comparisons: [], notes: [], refused: [] };
  const judgedBase = asJudged(base, head);
  const compared = compareDuet(head, base, policy);
  return { base: armSide(base, head), baseRun: base, judgedBase, ...compared, refused: [] };
}

/** The first comparable run, best first; why each one before it was passed over is kept. */
function compareWithBest(head: Recording, baseline: Baseline, policy: Policy): Found {
  const refused: Refused[] = [];
  if (!head.validity.valid) return { base: null, comparisons: [], notes: [], refused };
  for (const run of baseline.runs) {
    const check = comparable(head, run.recording);
    if (!check.comparable) {
      refused.push({ origin: run.origin, why: check.why });
      continue;
    }
    const earlier = earlierRuns(head, baseline, run.recording);
    const compared = compare(head.arms.head, run.recording.arms.head, policy, earlier);
    if (compared.comparisons.length === 0) {
      refused.push({ origin: run.origin, why: { kind: 'nothing-shared' } });
      continue;
    }
    const base = sideOf(run.recording, run.origin, run.distance);
    const notes = [...check.notes, ...compared.notes];
    const runs = { baseRun: run.recording.arms.head, judgedBase: run.recording };
    return { base, ...runs, ...compared, notes, refused };
  }
  return { base: null, comparisons: [], notes: [], refused };
}

/** Windows of one whole run are neighbours, and what the machine does to that run it does to all of them. */
function alikeIn({ duet }: Recording, policy: Policy): Alike {
  const { floor } = limitsOf(policy, { kind: 'overall' }, 'error-rate');
  return { floor, isPaired: duet !== undefined && duet.inTurns === undefined };
}
