import { EnvironmentError } from '../../../ports/errors.ts';
import type { LoadRequest } from '../../../ports/load-generator.ts';
import { strayIteration } from '../duet/base-url.ts';
import { refuseStopped } from '../script/stops-itself.ts';
import { type Preflight, refuseUncompared } from './preflight.ts';
import type { Job } from './prepare.ts';
import type { SessionResult } from './session.ts';

const ELSEWHERE =
  'Where it is meant to call another application, name that one with `workload.target` instead of starting one.';

/** Throws EnvironmentError, or StoppedByScript, where the first iteration of a script shows that head cannot be measured alone. */
export async function refuseUnusable(
  job: Job,
  preflight: Preflight,
  request: Pick<LoadRequest, 'local' | 'baseUrl'>,
): Promise<void> {
  // Only of an application that we started is the address ours, and none that its user wrote in another way.
  const astray = request.local ? strayIteration(preflight, request.baseUrl) : null;
  if (astray !== null) throw new EnvironmentError(astray, ELSEWHERE);
  refuseUncompared(job, [preflight]);
  if (preflight.failure === null) await refuseStopped(job, request);
}

/** Whether only the first try may have broken the script: it asks k6 about its scenarios, which are driven as they are. */
export function isTriedUnlike(
  { asks, log }: Pick<Job, 'asks' | 'log'>,
  { workload }: Pick<LoadRequest, 'workload'>,
  { exit }: SessionResult,
): boolean {
  const isThrown = exit.code === 107 || exit.code === 108;
  if (!isThrown || asks.all.length === 0 || workload.rate !== null) return false;
  log.write('info', `The first try says little: the script asks k6 for ${asks.all.join(' and ')}.`);
  return true;
}
