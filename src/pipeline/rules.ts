import path from 'node:path';
import type { Config } from '../core/config/config.ts';
import { standardRules } from '../core/config/parse.ts';
import { type Ruled, rulesSentence } from '../core/decision/policy-difference.ts';
import type { Judgement } from '../core/model/judgement.ts';
import type { Policy } from '../core/model/policy.ts';
import { EnvironmentError } from '../ports/errors.ts';
import type { RunContext } from '../ports/run-context.ts';
import { baseRequest } from './base-request.ts';
import type { ConfigAt, Ports } from './ports.ts';
import { ownFilesOf } from './workflow-files.ts';

/** The rules that a run is judged by, from its first look on. */
export type Rules = {
  readonly policy: Policy;
  readonly budgetSeconds: number;
  /** base's policy, where it judges; for the recording, so that a replay judges by it too */
  readonly locked: Policy | null;
  /** what the change does to the rules, for the second line; null: nothing, or not known */
  readonly change: string | null;
  readonly notes: readonly string[];
};

type Own = Pick<Config, 'policy' | 'policyFrom' | 'compare'>;
type Asking = Pick<Ports, 'configAt' | 'revisions' | 'sourceControl' | 'changedFiles' | 'log'>;

const ownRules = ({ policy, compare }: Own, change: string | null): Rules => ({
  ...{ policy, budgetSeconds: compare.budgetSeconds, locked: null, change, notes: [] },
});

/**
 * Head's rules, or base's where either side says `policy.from: base`: then nothing that the change can write counts, be
 * it an input, a flag, a file or what it accepts. Where base has no rules of its own the standards judge then.
 * `base`: null: it has no configuration. `said`: what else the second line says.
 */
export function rulesOf(base: ConfigAt | null, head: Own, said: readonly string[]): Rules {
  const trouble = base?.trouble ?? null;
  const more = [...(trouble === null ? [] : [trouble]), ...said];
  if (base?.policyFrom !== 'base' && head.policyFrom !== 'base') {
    const before = base === null ? null : ruledOf(base);
    return ownRules(head, sentence(rulesSentence(before, ruledOf(head), 'head'), more));
  }
  if (base === null) more.unshift('Base has no configuration, so the standards judge.');
  const { policy, budgetSeconds } = base?.own ?? standardRules();
  const before = { policy, budgetSeconds, policyFrom: base?.policyFrom ?? 'head' };
  const change = sentence(rulesSentence(before, ruledOf(head), 'base'), more);
  const notes = ['Judged by the policy of base (policy.from: base).'];
  return { policy, budgetSeconds, locked: policy, change, notes };
}

const ruledOf = ({ policy, policyFrom, compare }: Own): Ruled => ({
  ...{ policy, policyFrom, budgetSeconds: compare.budgetSeconds },
});

function sentence(difference: string | null, more: readonly string[]): string | null {
  const all = [...(difference === null ? [] : [difference]), ...more];
  return all.length === 0 ? null : all.join(' ');
}

/** Runs of what is not on the base branch yet; `other` are those of another branch or a tag, which anybody may start. */
const OF_CHANGES: readonly RunContext['kind'][] = ['pull-request', 'merge-group', 'other'];

export const isOfChange = ({ kind }: Pick<RunContext, 'kind'>): boolean => OF_CHANGES.includes(kind);

/** For a run whose base is not checked out anyway. Only a change has a base whose rules count. */
export async function readRules(config: Config, context: RunContext, ports: Asking): Promise<Rules> {
  if (!isOfChange(context)) return ownRules(config, null);
  return ports.log.group('Read the rules of base', () => readBase(config, context, ports));
}

async function readBase(config: Config, context: RunContext, ports: Asking): Promise<Rules> {
  const { workingDirectory: directory } = config;
  try {
    const base = await ports.sourceControl.base(baseRequest(config, context));
    if (base === null) return unread('There is no base commit.', config);
    const checkout = await ports.revisions.checkout(base.sha, directory, false, 'own');
    try {
      const said = await workflowChange(base.sha, config, context, ports);
      return rulesOf(await ports.configAt(checkout.directory), config, said);
    } finally {
      await checkout.remove();
    }
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    return unread(`${thrown.message} ${thrown.hint}`.trim(), config);
  }
}

/** Whether base locks its rules is not known then: this must not pass in silence. */
function unread(why: string, config: Config): Rules {
  return rulesOf(null, config, [`The rules of base could not be read: ${why}`]);
}

/** A sentence where the change touches the workflow that runs this gate, or one that it calls: they hold its inputs. */
export async function workflowChange(
  base: string,
  { workingDirectory }: Pick<Config, 'workingDirectory'>,
  context: RunContext,
  { changedFiles, log }: Pick<Ports, 'changedFiles' | 'log'>,
): Promise<readonly string[]> {
  const names = ownFilesOf(context);
  if (names.length === 0 || context.kind === 'local') return [];
  try {
    const { files } = await changedFiles.since(base, workingDirectory);
    const touched = names.filter((name) => files.some((file) => path.posix.normalize(file) === name));
    if (touched.length === 0) return [];
    return [`This change also changes the workflow that runs this gate: ${touched.join(', ')}.`];
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    log.write('info', `Whether ${names.join(', ')} is changed is not known: ${thrown.message}`);
    return [];
  }
}

/** What a run is judged by, in the place of its own. */
export function ruled(config: Config, { policy, budgetSeconds }: Rules): Config {
  return { ...config, policy, compare: { ...config.compare, budgetSeconds } };
}

/** The judgement with the second line; a duet's recording brings its own. */
export function withChange(judgement: Judgement, { change }: Pick<Rules, 'change'>): Judgement {
  return change === null ? judgement : { ...judgement, policyChange: change };
}
