import { asTold } from '../../../core/model/decision/refused.ts';
import type { BaselineStore } from '../../../ports/baseline-store.ts';
import { EnvironmentError } from '../../../ports/errors.ts';

/** Why there is no baseline, and what to set instead. */
export const NO_ARTIFACTS =
  'The client that artifacts are uploaded with refuses GitHub Enterprise Server, so no baseline can be kept in them: set `baseline.store` to `branch:NAME` (a git branch of its own) or `directory:PATH` (any folder that the runs share).';

/** Why nothing can be handed over, and what to do instead. */
export const NO_HAND_OVER =
  'The client that artifacts are uploaded with refuses GitHub Enterprise Server, so a pull request cannot leave its recording to another run. Take `hand-over` out, require the job that measures, and give its token `pull-requests: write` and `statuses: write`.';

/** Whether an API address is that of an Enterprise Server; github.com and ghe.com have a host for their API. */
export function isEnterpriseServer(apiUrl: string): boolean {
  return /^\/api\/v3\/?$/.test(new URL(apiUrl).pathname);
}

/** Stands where artifacts are the store and cannot be: it says so at once, and asks nobody. */
export function createRefusedStore(): BaselineStore {
  const refused = [asTold({ origin: 'artifacts', reason: NO_ARTIFACTS, unread: true })];
  return {
    read: async () => ({ runs: [], refused, history: null, readable: false }),
    save: () => Promise.reject(new EnvironmentError(NO_ARTIFACTS, '')),
  };
}
