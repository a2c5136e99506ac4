import { at, id, text } from '../../adapters/actions/event.ts';
import { isEnterpriseServer, NO_HAND_OVER } from '../../adapters/github/client/enterprise.ts';
import type { Config } from '../../core/config/config.ts';
import type { Mode } from '../../core/config/settings/stage.ts';
import { UsageError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';

/** What a step does. */
export type Plan =
  | { readonly kind: 'mode'; readonly mode: Mode }
  /** publishes the recording of a pull request's own run */
  | { readonly kind: 'from-run'; readonly runId: number };

type Asked = Pick<Config, 'mode' | 'fromRun' | 'app'>;

const MEASURING: readonly Mode[] = ['auto', 'run', 'record', 'self-test'];

const PAIR =
  'Take the pair of workflows in examples/fork-pair (docs/forks.md): `pull_request` measures with a token that only reads, and `workflow_run` publishes.';

/** What this event and mode come to. Throws UsageError for what would lie or is not safe. */
export function planOf(config: Asked, context: Pick<RunContext, 'kind' | 'source'>, event: unknown): Plan {
  const { mode, fromRun, app } = config;
  const measures = MEASURING.includes(mode);
  if (fromRun !== null && mode !== 'publish') {
    throw problem('from-run', `from-run belongs to \`mode: publish\`, and the mode is ${mode}.`);
  }
  if (context.source.event === 'pull_request_target' && measures && app !== null) {
    const message =
      '`pull_request_target` checks out the default branch, so nothing of the pull request would be measured, and with its code checked out it would run beside your secrets.';
    throw problem('mode', `${message} ${PAIR}`);
  }
  if (mode !== 'publish') return { kind: 'mode', mode };
  const runId = fromRun ?? (context.kind === 'workflow-run' ? id(at(event, 'workflow_run', 'id')) : 0);
  return runId === 0 ? { kind: 'mode', mode } : { kind: 'from-run', runId };
}

/** What this run would wait for, or leave, in vain. Throws UsageError where GitHub's server has no artifacts for it. */
export function refuseHandOver(plan: Plan, isHandingOver: boolean, apiUrl: string): void {
  if (!isEnterpriseServer(apiUrl)) return;
  if (isHandingOver) throw problem('hand-over', NO_HAND_OVER);
  if (plan.kind === 'from-run') throw problem('mode', NO_HAND_OVER);
}

/** Events whose runs have secrets and a token that writes, whoever wrote the code that they are about. */
const PRIVILEGED: readonly string[] = ['pull_request_target', 'workflow_run'];

/**
 * The commit of a pull request that must not be checked out in this run; null: there is none. After a merge its code is
 * the base branch's own.
 */
export function untrustedCommit(eventName: string, event: unknown): string | null {
  if (!PRIVILEGED.includes(eventName)) return null;
  if (eventName === 'workflow_run') {
    const run = at(event, 'workflow_run');
    return text(at(run, 'event')).startsWith('pull_request') ? text(at(run, 'head_sha')) || null : null;
  }
  const pull = at(event, 'pull_request');
  return at(pull, 'merged') === true ? null : text(at(pull, 'head', 'sha')) || null;
}

/** For a run with secrets whose checkout is the pull request's code. */
export function unsafeCheckout(eventName: string, sha: string): UsageError {
  const what = `The code of the pull request (${sha.slice(0, 7)}) is checked out in a run of \`${eventName}\`, which has your secrets and a token that may write: whoever opens a pull request could take both.`;
  return problem('actions/checkout', `${what} Nothing was run. ${PAIR}`);
}

function problem(where: string, message: string): UsageError {
  return new UsageError([{ where, line: null, column: null, message }]);
}
