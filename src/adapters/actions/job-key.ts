import { createHash } from 'node:crypto';
import { fieldsOf, text } from './event.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Eight characters that tell a job from every other job of its run, and that stay the same in it; empty: the runner
 * does not tell. GITHUB_JOB does not: in a called workflow it is the same for every caller. The runtime token names the
 * job in its scope (that is how `@actions/artifact` knows where to upload to); steps without one have the runner's own
 * id for the processes of a job.
 */
export function jobKey(env: Env): string {
  const id = jobOfToken(env['ACTIONS_RUNTIME_TOKEN'] ?? '') || (env['RUNNER_TRACKING_ID'] ?? '');
  return id === '' ? '' : createHash('sha256').update(id).digest('hex').slice(0, 8);
}

function jobOfToken(token: string): string {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return /\bActions\.Results:[^:\s]+:(\S+)/.exec(text(fieldsOf(claims)['scp']))?.[1] ?? '';
  } catch {
    return '';
  }
}
