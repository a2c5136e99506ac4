import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readContext } from '../../adapters/actions/context.ts';
import { readConfigFile } from '../../adapters/files/config-file.ts';
import { type GitHubClient, parseRepository } from '../../adapters/github/client.ts';
import { createStatusPublisher } from '../../adapters/github/status-publisher.ts';
import { ASKING, withinTime } from '../../adapters/github/time-budget.ts';
import { GATE } from '../../core/config/patterns.ts';
import type { Clock } from '../../ports/clock.ts';
import { toError, UsageError } from '../../ports/errors.ts';
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
 * Nothing without a token, in a dry run, or where the gate's id is itself the mistake. Never throws.
 */
export async function markBroken(thrown: unknown, step: BrokenStep): Promise<void> {
  const { inputs, env, event, client, secrets, clock } = step;
  if ((inputs['github-token'] ?? '') === '' || inputs['dry-run'] === 'true') return;
  const gate = await gateOf(inputs, env);
  if (!GATE.test(gate)) return;
  const { source, statusSha: sha, runUrl } = readContext(env, event);
  const repository = parseRepository(source.repository);
  const status = createStatusPublisher({ client, repository, gate, sha, runUrl, clock, render: () => '' });
  await withinTime(clock, ASKING, () => status.report('error', secrets.mask(toError(thrown).message)));
}

async function gateOf(inputs: BrokenStep['inputs'], env: BrokenStep['env']): Promise<string> {
  const given = inputs['gate'] || (await gateOfFile(inputs));
  return given || actionGate(inputs, env);
}

/** Also of a file with a mistake in its YAML: its gate must not change its name with it. */
async function gateOfFile(inputs: BrokenStep['inputs']): Promise<string> {
  const directory = path.resolve(inputs['working-directory'] || '.');
  try {
    const file = await readConfigFile(directory, inputs['config'] || null);
    const value = file?.value;
    return typeof value === 'object' && value !== null && 'gate' in value ? String(value.gate ?? '') : '';
  } catch (thrown) {
    const name = thrown instanceof UsageError ? thrown.problems[0]?.where : undefined;
    const text = await readFile(path.resolve(directory, name ?? ''), 'utf8').catch(() => '');
    return /^gate:[ \t]*['"]?([^\s'"#]+)/m.exec(text)?.[1] ?? '';
  }
}
