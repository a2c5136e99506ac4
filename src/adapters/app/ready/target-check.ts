import type { TargetCheck } from '../../../ports/app/target-check.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import { distrust } from './own-tls.ts';

const TIMEOUT_MS = 10_000;

export function createTargetCheck(): TargetCheck {
  return {
    async check(url, signal) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
      try {
        const response = await fetch(url, { signal: limit, redirect: 'manual' });
        await response.body?.cancel();
      } catch (thrown) {
        // Something answers, and whether its certificate is to be trusted the script tells k6.
        if (signal.aborted || distrust(thrown) !== null) return;
        throw new EnvironmentError(
          `Nothing answers at ${url}: ${why(thrown)}.`,
          'Start the target before the gate, correct `workload.target`, or let the gate start it with `app.start`.',
          thrown,
        );
      }
    },
  };
}

/** fetch hides the useful part ("ECONNREFUSED") in the cause. */
function why(thrown: unknown): string {
  const error = toError(thrown);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  if (error.cause === undefined) return error.message;
  const cause = toError(error.cause);
  return 'code' in cause ? String(cause.code) : cause.message;
}
