import { usedIn } from '../core/baseline/acceptances.ts';
import { comparableEntries, measuredBy } from '../core/baseline/comparable.ts';
import type { Config } from '../core/config/config.ts';
import { isWatching } from '../core/decision/watch/watching.ts';
import type { Acceptance } from '../core/model/acceptance.ts';
import { type History, type HistoryEntry, NO_BASELINE } from '../core/model/baseline.ts';
import { asTold, type Remedy } from '../core/model/decision/refused.ts';
import type { BrokenHead } from '../core/model/judgement/broken-head.ts';
import type { Judgement } from '../core/model/judgement/judgement.ts';
import type { Policy } from '../core/model/policy.ts';
import type { Recording } from '../core/model/recording/recording.ts';
import { distrust, measuredByText, saidThere } from '../core/words/another-run.ts';
import { judge, judgeBroken, judgeUntouched } from '../core/words/judge.ts';
import { remedyText } from '../core/words/refusal.ts';
import type { Changed } from '../ports/git/changed-files.ts';
import type { RunContext } from '../ports/run-context.ts';
import { ANCESTORS, baselineFrom, historyOf } from './baseline/find-baseline.ts';
import { howToGetOne } from './judge.ts';
import type { ConfigAt, Ports } from './ports.ts';
import { touchedBy } from './rules/affected.ts';

/** What a run left, as it was read. */
export type Left =
  | { readonly kind: 'recording'; readonly recording: Recording }
  /** it says that nothing of the gate is touched; `changed`: what GitHub says that the change does touch */
  | { readonly kind: 'untouched'; readonly changed: Changed }
  /** it says that head does not work */
  | { readonly kind: 'broken'; readonly broken: BrokenHead }
  /** a sentence */
  | { readonly kind: 'nothing'; readonly reason: string };

export type Handed = {
  readonly left: Left;
  /** the run that measured, as GitHub tells it */
  readonly context: RunContext;
  /** where the pull request's base branch stands */
  readonly baseSha: string;
  /** when the measured code was merged with that branch as it stood then, ISO 8601 */
  readonly mergedAt: string;
  /** somebody asked for this publishing: told not to block where base's rules do, it accepts the change */
  readonly isAsked: boolean;
};

export type Rejudged = {
  readonly judgement: Judgement;
  /** what was judged: the figures, without a word of the stranger's on them; null: none were left */
  readonly head: Recording | null;
};

/**
 * Judges what a pull request's own run measured, by the rules of the base branch as they stand there. Its figures are
 * all that is taken from it: what it thought of them is not even read.
 */
export async function rejudge(handed: Handed, config: Config, ports: Ports): Promise<Rejudged> {
  const { context, baseSha, isAsked } = handed;
  const { rules, watches } = await ports.log.group(`Read the policy of ${context.baseBranch}`, () =>
    rulesAt(baseSha, config, ports),
  );
  const { judgement, head } = await judgedBy(rules, handed, config, ports);
  const isWaived = isAsked && !watches && isWatching(judgement);
  return { judgement: isWaived ? { ...judgement, waived: true } : judgement, head };
}

async function judgedBy(rules: Config, handed: Handed, config: Config, ports: Ports): Promise<Rejudged> {
  const { context, left } = handed;
  const frame = {
    ...{ policy: rules.policy, tool: ports.tool, gate: config.gate, source: context.source },
    createdAt: new Date(ports.clock.now()).toISOString(),
  };
  // Who measured is told of a measurement only.
  const unmeasured = (judgement: Judgement): Rejudged => ({ judgement, head: null });
  const unusable = (text: string): Rejudged => {
    const broken = { kind: 'could-not-measure', text, detail: [], notes: [] } as const;
    return unmeasured(judgeBroken({ ...frame, ...broken }));
  };
  if (left.kind === 'nothing')
    return unusable(`run ${context.source.runId} left nothing to judge: ${left.reason}`);
  if (left.kind === 'untouched') {
    const disagreed = disagreement(left.changed, rules, context);
    if (disagreed !== null) return unusable(disagreed);
    const files = left.changed.files.length;
    return unmeasured(judgeUntouched({ ...frame, paths: rules.paths, files }));
  }
  if (left.kind === 'broken') {
    const { gate: _gate, text, ...where } = left.broken;
    const broken = { kind: 'head-broken', text: saidThere(text), ...where, notes: [] } as const;
    return unmeasured(judgeBroken({ ...frame, ...broken }));
  }
  const head = distrust(left.recording, context.source);
  const judgement = await compared(head, handed, rules, frame, ports);
  const measuredBy = measuredByText(context.source.runId, context.baseBranch);
  return { judgement: { ...judgement, measuredBy }, head };
}

type Frame = Pick<Judgement, 'policy' | 'tool' | 'createdAt'>;

async function compared(
  head: Recording,
  handed: Handed,
  config: Config,
  { tool, createdAt }: Frame,
  ports: Ports,
): Promise<Judgement> {
  const { context } = handed;
  const { ancestors, line } = await mergedWith(handed, config, ports);
  const noneTrusted = untrusted(config, context);
  const baseline =
    noneTrusted === null
      ? await ports.log.group('Find the baseline', () => baselineFrom(ancestors, config, context, ports))
      : { ...NO_BASELINE, refused: [asTold({ origin: 'artifacts', reason: remedyText(noneTrusted) })] };
  const remedy = noneTrusted ?? howToGetOne(config, context);
  const isOver = noneTrusted === null && line[0] !== ancestors[0];
  const later = isOver ? await historyOf(line, config, context, ports) : null;
  const entries = (of: History | null) => comparableEntries(measuredBy(head), of);
  const policy = withoutUsed(config.policy, entries(later), entries(baseline.history));
  const judgement = judge({ policy, tool, createdAt, head, baseline, remedy });
  return { ...judgement, notes: [...judgement.notes, ...strangeBase(head, line, context)] };
}

type MergedWith = {
  /** the commit of the base branch that was merged with head, and those before it */
  readonly ancestors: readonly string[];
  /** the base branch as it stands */
  readonly line: readonly string[];
};

/**
 * Only the rules are as they stand there now. Figures are compared from the commit on that head was merged with: what the
 * base branch became since, faster or slower, is not in what was measured. Which one that was, the measuring run could
 * make up, so it is the newest of when the run began.
 */
async function mergedWith(
  { baseSha, mergedAt }: Handed,
  { workingDirectory }: Config,
  { sourceControl }: Ports,
): Promise<MergedWith> {
  const line = await sourceControl.ancestors(baseSha, ANCESTORS, workingDirectory);
  const ancestors = await sourceControl.ancestors(baseSha, ANCESTORS, workingDirectory, mergedAt);
  return { ancestors, line };
}

/** Without entries that a commit of the base branch used up which came after what is judged: one covers one change. */
function withoutUsed(policy: Policy, later: readonly HistoryEntry[], known: readonly HistoryEntry[]): Policy {
  const { accepted } = policy;
  if (accepted === undefined || later.length === 0) return policy;
  const isUsedLater = (entry: Acceptance) =>
    usedIn(entry, later) !== undefined && usedIn(entry, known) === undefined;
  return { ...policy, accepted: accepted.filter((entry) => !isUsedLater(entry)) };
}

/**
 * Where no stored run is trusted, what to do about it; null: those of the workflows that base names are. Which workflow file the
 * measuring run had is the pull request's own choice, so that it names none.
 */
function untrusted({ baseline }: Config, { baseBranch }: RunContext): Remedy | null {
  if (baseline.store.kind !== 'artifact' || baseline.workflows.length > 0) return null;
  return { kind: 'name-workflow', branch: baseBranch };
}

/** Why a run's own word that its change does not concern the gate is not taken, a sentence; null: base's rules agree. */
function disagreement(changed: Changed, rules: Config, { source, baseBranch }: RunContext): string | null {
  const said = `run ${source.runId} says that the change does not concern this gate`;
  if (rules.paths.length === 0) return `${said}, but the gate has no \`paths\` on ${baseBranch}`;
  const touched = touchedBy(changed, rules, [source.workflow, ...rules.baseline.workflows]);
  return touched === undefined
    ? null
    : `${said}, but by the \`paths\` of ${baseBranch} it does: it touches ${touched}`;
}

type RulesThere = {
  readonly rules: Config;
  /** by its own file it blocks nothing, whatever this run's inputs say */
  readonly watches: boolean;
};

/**
 * What judges: of the base branch itself, never of the change; where it has no file, that of the checkout, which is
 * trusted too.
 */
async function rulesAt(sha: string, config: Config, ports: Ports): Promise<RulesThere> {
  const checkout = await ports.revisions.checkout(sha, config.workingDirectory, false, 'own');
  try {
    const there = await ports.configAt(checkout.directory);
    if (there === null) return { rules: config, watches: isWatching(config) };
    const { paths, workload, baseline, own } = there;
    const workflows = baseline.workflows.length > 0 ? baseline.workflows : config.baseline.workflows;
    const rules = {
      ...{ ...config, policy: policyOf(there), paths, workload },
      baseline: { ...config.baseline, workflows },
    };
    return { rules, watches: own !== undefined && isWatching(own) };
  } finally {
    await checkout.remove();
  }
}

/** With what is accepted there. */
function policyOf({ policy, policyFrom, own }: ConfigAt): Policy {
  if (policyFrom === 'base' && own !== undefined) return own.policy;
  return own?.policy.accepted === undefined ? policy : { ...policy, accepted: own.policy.accepted };
}

/** The base that was driven beside head is the measuring run's choice. */
function strangeBase(
  { arms: { base } }: Recording,
  ancestors: readonly string[],
  { baseBranch }: RunContext,
): readonly string[] {
  if (base === undefined || ancestors.includes(base.source.sha)) return [];
  return [
    `The measuring run says that it drove a base which is not among the last ${ancestors.length} commits of ${baseBranch}.`,
  ];
}
