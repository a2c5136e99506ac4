import { usersOfEach } from '../../../core/profiles/users-to-profile.ts';
import type { Busied, BusyRequest } from '../../../ports/load-generator.ts';
import { isWhole } from '../run/outcome.ts';
import { type LoadGeneratorOptions, prepare } from '../run/prepare.ts';
import { runSession } from '../run/session.ts';
import { functionsOf, moduleOf, NOBODY, nothingOf } from './trace.ts';

/** Iterations of one user that no time is enough for. */
const ENDLESS = 1_000_000;
const MARGIN_MS = 5000;

/** Drives all functions of the script at once for so long, by so many users together, or one each where those are fewer. */
export async function keepBusy(options: LoadGeneratorOptions, request: BusyRequest): Promise<Busied> {
  const { forMs, users, learned } = request;
  const { log: _, progress: __, ...quiet } = options;
  const job = await prepare({ ...quiet, log: NOBODY }, { ...request, log: request.log ?? 'k6-busy' });
  const functions = Object.keys(functionsOf(job, {})).length;
  const often = { vus: usersOfEach(users, functions), iterations: ENDLESS, maxDuration: `${forMs}ms` };
  const scenarios = functionsOf(job, often);
  if (functions === 0) return { kind: 'nothing', why: 'no-requests', said: null };
  const setting = { ...job.setting, names: { ...job.setting.names, learned } };
  const result = await runSession(setting, {
    module: moduleOf(job, scenarios),
    limitMs: forMs + job.inspected.setupAndTeardownMs + MARGIN_MS,
    ...{ log: null, summary: false },
  });
  const { requests, refused } = result.collector.reach;
  if (requests > 0)
    return requests > refused ? { kind: 'driven', requests: requests - refused } : nothingOf(result);
  const isBusy = isWhole(result.exit) && result.heard.firstThrown === null;
  return isBusy ? { kind: 'driven', requests: null } : nothingOf(result);
}
