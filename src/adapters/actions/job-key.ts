import { createHash } from 'node:crypto';
import { fieldsOf, text } from './event.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Eight characters that tell a job from every other job of its run, and that stay the same in it; empty: the runner
 * does not tell. GITHUB_JOB does not: in a called workflow it is the same for every caller. The runner gives the processes
 * of each job an id of their own, `run:` steps too, but not inside a container; there the runtime token of an action
 * names the job in its scope (that is how `@actions/artifact` knows where to upload to).
 */
export function jobKey(env: Env): string {
  const id = env['RUNNER_TRACKING_ID'] || jobOfToken(env['ACTIONS_RUNTIME_TOKEN'] ?? '');
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
