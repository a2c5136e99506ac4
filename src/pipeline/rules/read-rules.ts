import path from 'node:path';
import type { Config } from '../../core/config/config.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { rulesRequest } from '../baseline/base-request.ts';
import type { Ports } from '../ports.ts';
import { ownRules, type Rules, rulesOf, unreadRules } from './rules.ts';
import { ownFilesOf } from './workflow-files.ts';

type Asking = Pick<Ports, 'configAt' | 'revisions' | 'sourceControl' | 'changedFiles' | 'log' | 'mask'>;

/** Runs of what is not on the base branch yet; `other` are those of another branch or a tag, which anybody may start. */
const OF_CHANGES: readonly RunContext['kind'][] = ['pull-request', 'merge-group', 'other'];

export const isOfChange = ({ kind }: Pick<RunContext, 'kind'>): boolean => OF_CHANGES.includes(kind);

/** The rules of base, before anything of head runs. Only a change has a base whose rules count. */
export async function readRules(config: Config, context: RunContext, ports: Asking): Promise<Rules> {
  const read = (of: Config, branch: string) =>
    ports.log.group(`Read the rules of ${branch || 'base'}`, () => readBase(of, context, ports, branch));
  const higher = await higherRules(config, context, read);
  if (higher === null && !isOfChange(context)) return ownRules(config, null);
  const rules = higher ?? (await read(config, context.baseBranch));
  return { ...rules, change: rules.change === null ? null : ports.mask(rules.change) };
}

/**
 * Those of the default branch, where it locks them for a pushed branch that calls itself, or another, a base branch, and
 * is not named so there; null: they do not count before those of the base branch.
 */
async function higherRules(
  config: Config,
  { kind, baseBranch, defaultBranch }: RunContext,
  read: (of: Config, branch: string) => Promise<Rules>,
): Promise<Rules | null> {
  const isPushed = kind === 'other' || kind === 'base-branch';
  if (!isPushed || defaultBranch === undefined || defaultBranch === baseBranch) return null;
  const rules = await read({ ...config, policyFrom: 'head' }, defaultBranch);
  return rules.locked === null || rules.baseline.branches.includes(baseBranch) ? null : rules;
}

async function readBase(config: Config, context: RunContext, ports: Asking, branch: string): Promise<Rules> {
  const { workingDirectory: directory } = config;
  try {
    const base = await ports.sourceControl.base(rulesRequest(config, context, branch));
    if (base === null) return unreadRules(config, 'There is no base commit.');
    const checkout = await ports.revisions.checkout(base.sha, directory, false, 'own');
    try {
      const said = await workflowChange(base.sha, config, context, ports);
      return rulesOf(await ports.configAt(checkout.directory), config, said);
    } finally {
      await checkout.remove();
    }
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    // Whether base locks its rules is not known then: this must not pass in silence.
    return unreadRules(config, `${thrown.message} ${thrown.hint}`.trim());
  }
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
