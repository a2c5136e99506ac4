import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readContext } from '../../adapters/actions/context.ts';
import { at, text } from '../../adapters/actions/event.ts';
import { jobKey } from '../../adapters/actions/job-key.ts';
import { readConfigFile } from '../../adapters/files/config-file.ts';
import { type GitHubClient, parseRepository } from '../../adapters/github/client/client.ts';
import { ASKING, withinTime } from '../../adapters/github/client/time-budget.ts';
import { RAN } from '../../adapters/github/runs/measured-run.ts';
import { createStatusPublisher } from '../../adapters/github/status/status-publisher.ts';
import { isObject } from '../../core/config/is-object.ts';
import { GATE_PATTERN } from '../../core/config/kinds/texts/gate.ts';
import type { Clock } from '../../ports/clock.ts';
import { toError, UsageError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Secrets } from '../secrets.ts';
import { actionGate } from './action-config.ts';

export type BrokenStep = {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly event: unknown;
  readonly client: GitHubClient;
  readonly secrets: Secrets;
  readonly clock: Clock;
};

/**
 * Marks the head commit as `error` where a step ends without a judgement, under the name that its gate always has.
 * Nothing without a token, in a dry run, where the gate's id is itself the mistake, or of a pull request that another
 * run publishes: that one says that nothing was left to it. Never throws.
 */
export async function markBroken(thrown: unknown, step: BrokenStep): Promise<void> {
  const { inputs, env, event, client, secrets, clock } = step;
  if ((inputs['github-token'] ?? '') === '' || inputs['dry-run'] === 'true') return;
  const gate = (await settingOf('gate', inputs)) || actionGate(inputs, env);
  if (!GATE_PATTERN.test(gate)) return;
  const context = readContext(env, event);
  if (context.kind === 'pull-request' && (await settingOf('hand-over', inputs)) === 'true') return;
  const sha = brokenCommit(context, event);
  if (sha === null) return;
  const { source, runUrl, pullRequest } = context;
  const repository = parseRepository(source.repository);
  const writer = { pull: pullRequest?.number ?? null, attempt: source.attempt, key: jobKey(env) };
  const status = createStatusPublisher({
    client,
    repository,
    gate,
    sha,
    runUrl,
    writer,
    clock,
    render: () => '',
  });
  await withinTime(clock, ASKING, () => status.report('error', secrets.mask(toError(thrown).message)));
}

/**
 * The commit that waits for a verdict; null: none does. A `workflow_run` itself runs on the head of the default branch,
 * which nothing is wrong with: the commit is the one that the other run measured, if that is a pull request's.
 */
function brokenCommit({ kind, statusSha }: RunContext, event: unknown): string | null {
  if (kind !== 'workflow-run') return statusSha;
  const run = at(event, 'workflow_run');
  const measured = text(at(run, 'event')) === 'pull_request' && RAN.includes(text(at(run, 'conclusion')));
  return measured ? text(at(run, 'head_sha')) || null : null;
}

/** A setting of the highest level; empty: it is not set. */
async function settingOf(name: string, inputs: BrokenStep['inputs']): Promise<string> {
  return inputs[name] || (await settingOfFile(name, inputs));
}

/** Also of a file with a mistake in its YAML: its gate must not change its name with it. */
async function settingOfFile(name: string, inputs: BrokenStep['inputs']): Promise<string> {
  const directory = path.resolve(inputs['working-directory'] || '.');
  try {
    const file = await readConfigFile(directory, inputs['config'] || null);
    const value: unknown = file?.value;
    return isObject(value) ? String(value[name] ?? '') : '';
  } catch (thrown) {
    const where = thrown instanceof UsageError ? thrown.problems[0]?.where : undefined;
    const written = await readFile(path.resolve(directory, where ?? ''), 'utf8').catch(() => '');
    return new RegExp(`^${name}:[ \\t]*['"]?([^\\s'"#]+)`, 'm').exec(written)?.[1] ?? '';
  }
}
