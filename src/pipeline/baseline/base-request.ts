import type { Config } from '../../core/config/config.ts';
import type { BaseRequest } from '../../ports/git/source-control.ts';
import type { RunContext } from '../../ports/run-context.ts';

/** Which base this run is asked about: one question, whoever asks it. */
export function baseRequest(
  { workingDirectory: directory }: Pick<Config, 'workingDirectory'>,
  { source, baseBranch, before, pullRequest }: RunContext,
): BaseRequest {
  const { headSha = '', baseSha = '' } = pullRequest ?? {};
  const known = pullRequest === null ? {} : { pullRequest: { headSha, baseSha } };
  return { event: source.event, baseBranch, before, directory, ...known };
}

/**
 * Which commit's rules count. A run of another branch or a tag is compared with what was pushed before, but that is of
 * the same hand: its rules are those where it left `branch`.
 */
export function rulesRequest(
  config: Pick<Config, 'workingDirectory'>,
  context: RunContext,
  branch: string,
): BaseRequest {
  const request = baseRequest(config, context);
  if (context.kind !== 'other' && context.kind !== 'base-branch') return request;
  return { ...request, before: null, baseBranch: branch, where: 'fork' };
}
