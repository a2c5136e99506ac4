import type { Config } from '../core/config/config.ts';
import { distrust } from '../core/decision/distrust.ts';
import { judge } from '../core/decision/judge.ts';
import { judgeBroken } from '../core/decision/judge-broken.ts';
import type { Judgement } from '../core/model/judgement.ts';
import type { Policy } from '../core/model/policy.ts';
import type { Recording } from '../core/model/recording.ts';
import type { RunContext } from '../ports/run-context.ts';
import { ANCESTORS, baselineFrom } from './find-baseline.ts';
import { howToGetOne } from './judge.ts';
import type { Ports } from './ports.ts';

export type Handed = {
  /** null: nothing that can be used */
  readonly recording: Recording | null;
  /** why, where it is null; a sentence */
  readonly reason: string;
  /** the run that measured, as GitHub tells it */
  readonly context: RunContext;
  /** where the pull request's base branch stands */
  readonly baseSha: string;
};

/**
 * Judges what a pull request's own run measured, by the rules of the base branch as they stand there. Its figures are
 * all that is taken from it: what it thought of them is not even read.
 */
export async function rejudge(handed: Handed, config: Config, ports: Ports): Promise<Judgement> {
  const { context, baseSha } = handed;
  const { log } = ports;
  const policy = await log.group(`Read the policy of ${context.baseBranch}`, () =>
    policyAt(baseSha, config, ports),
  );
  const frame = {
    policy,
    tool: ports.tool,
    createdAt: new Date(ports.clock.now()).toISOString(),
  };
  const measuredBy = `The pull request's own code made this measurement, in run ${context.source.runId}, and nobody has vetted it. It was judged again here, by the rules of ${context.baseBranch}.`;
  if (handed.recording === null) {
    const text = `run ${context.source.runId} left nothing to judge: ${handed.reason}`;
    const broken = { kind: 'could-not-measure', text, detail: [], notes: [] } as const;
    return { ...judgeBroken({ ...frame, ...broken, gate: config.gate, source: context.source }), measuredBy };
  }
  const head = distrust(handed.recording, context.source);
  const ancestors = await ports.sourceControl.ancestors(baseSha, ANCESTORS, config.workingDirectory);
  const baseline = await log.group('Find the baseline', () =>
    baselineFrom(ancestors, config, context, ports),
  );
  const judgement = judge({ ...frame, head, baseline, missingBaseline: howToGetOne(config, context) });
  const notes = [...judgement.notes, ...strangeBase(head, ancestors, context)];
  return { ...judgement, notes, measuredBy };
}

/**
 * Of the base branch itself, never of the change, with what is accepted there; where it has no file, that of the
 * checkout, which is trusted too.
 */
async function policyAt(sha: string, config: Config, ports: Ports): Promise<Policy> {
  const checkout = await ports.revisions.checkout(sha, config.workingDirectory, false);
  try {
    const there = await ports.configAt(checkout.directory);
    if (there === null) return config.policy;
    const { policy, policyFrom, own } = there;
    if (policyFrom === 'base' && own !== undefined) return own.policy;
    return own?.policy.accepted === undefined ? policy : { ...policy, accepted: own.policy.accepted };
  } finally {
    await checkout.remove();
  }
}

/** The base that was driven beside head is the measuring run's choice. */
function strangeBase(
  { duet }: Recording,
  ancestors: readonly string[],
  { baseBranch }: RunContext,
): readonly string[] {
  if (duet === undefined || ancestors.includes(duet.base.source.sha)) return [];
  return [
    `The measuring run says that it drove a base which is not among the last ${ancestors.length} commits of ${baseBranch}.`,
  ];
}
