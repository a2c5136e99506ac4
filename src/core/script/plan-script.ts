import type { HeaderValues } from '../config/kinds/requests/request.ts';
import { madeOf, WITH_RATE_MS, type WorkloadConfig } from '../config/settings/workload.ts';
import type { ScriptPlan } from './call.ts';
import { callOfUrl, callsOfRequests } from './from-requests.ts';
import type { LeftOut, Unusable } from './left-out.ts';
import { type Converted, callsOfOpenapi } from './openapi/calls-of-openapi.ts';
import { usualRate } from './usual-rate.ts';

export type Planned =
  | {
      readonly kind: 'planned';
      readonly plan: Omit<ScriptPlan, 'remarks'>;
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly kind: 'unusable'; readonly why: Unusable; readonly leftOut: readonly LeftOut[] };

/** Where an application usually listens: for a script that is run by itself. */
const USUAL = 'http://127.0.0.1:3000';

/** The file that a script is made of, with the setting that names it; null: it is made of none. */
export function documentOf({
  openapi,
}: WorkloadConfig): { readonly setting: string; readonly file: string } | null {
  return openapi === undefined ? null : { setting: 'workload.openapi', file: openapi };
}

/** The script that a workload without one is driven by. `document`: what its file holds; null: it names none. */
export function planScript(workload: WorkloadConfig, document: unknown): Planned {
  const converted = callsOf(workload, document);
  if ('kind' in converted) return { kind: 'unusable', why: converted, leftOut: [] };
  const { calls, leftOut } = converted;
  if (calls.length === 0) return { kind: 'unusable', why: { kind: 'no-requests' }, leftOut };
  const { rate, durationMs, target, headers } = workload;
  const plan: Omit<ScriptPlan, 'remarks'> = {
    calls: calls.map((call) => ({ ...call, headers: { ...others(headers, call.headers), ...call.headers } })),
    iteration: 'one',
    rate: rate ?? usualRate({ calls, iteration: 'one' }),
    durationMs: durationMs ?? WITH_RATE_MS,
    baseUrl: target ?? USUAL,
  };
  return { kind: 'planned', plan, leftOut };
}

function callsOf(workload: WorkloadConfig, document: unknown): Converted | Unusable {
  const { requests = [], url = '', headers = {}, target } = workload;
  switch (madeOf(workload)) {
    case 'url':
      return { calls: [callOfUrl(url)], leftOut: [] };
    case 'openapi':
      return callsOfOpenapi(document, { headers, target });
    default:
      return { calls: callsOfRequests(requests), leftOut: [] };
  }
}

/** Those that a request does not say itself, however it writes their names. */
function others(all: HeaderValues = {}, own: HeaderValues): HeaderValues {
  const said = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(all).filter(([name]) => !said.has(name.toLowerCase())));
}
