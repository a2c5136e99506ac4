import type { Config } from '../core/config/config.ts';
import type { RunContext } from '../ports/run-context.ts';
import type { BaseRequest } from '../ports/source-control.ts';

/** Which base this run is asked about: one question, whoever asks it. */
export function baseRequest(
  { workingDirectory: directory }: Pick<Config, 'workingDirectory'>,
  { source, baseBranch, before, pullRequest }: RunContext,
): BaseRequest {
  const { headSha = '', baseSha = '' } = pullRequest ?? {};
  const known = pullRequest === null ? {} : { pullRequest: { headSha, baseSha } };
  return { event: source.event, baseBranch, before, directory, ...known };
}
