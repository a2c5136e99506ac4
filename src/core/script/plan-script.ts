import type { HeaderValues } from '../config/kinds/requests/request.ts';
import { madeOf, WITH_RATE_MS, type WorkloadConfig } from '../config/settings/workload.ts';
import type { Call, ScriptPlan } from './call.ts';
import { callOfUrl, callsOfRequests } from './from-requests.ts';
import { usualRate } from './usual-rate.ts';

/** Where an application usually listens: for a script that is run by itself. */
const USUAL = 'http://127.0.0.1:3000';

/** The script that a workload without one is driven by; null: it has one. */
export function planScript(workload: WorkloadConfig): Omit<ScriptPlan, 'remarks'> | null {
  const calls = callsOf(workload);
  if (calls === null) return null;
  const { rate, durationMs, target, headers } = workload;
  return {
    calls: calls.map((call) => ({ ...call, headers: { ...others(headers, call.headers), ...call.headers } })),
    iteration: 'one',
    rate: rate ?? usualRate({ calls, iteration: 'one' }),
    durationMs: durationMs ?? WITH_RATE_MS,
    baseUrl: target ?? USUAL,
  };
}

function callsOf(workload: WorkloadConfig): readonly Call[] | null {
  const { requests = [], url = '' } = workload;
  switch (madeOf(workload)) {
    case 'requests':
      return callsOfRequests(requests);
    case 'url':
      return [callOfUrl(url)];
    case null:
      return null;
  }
}

/** Those that a request does not say itself, however it writes their names. */
function others(all: HeaderValues = {}, own: HeaderValues): HeaderValues {
  const said = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(all).filter(([name]) => !said.has(name.toLowerCase())));
}
