import type { HeaderValues } from '../config/kinds/requests/request.ts';
import { madeOf, WITH_RATE_MS, type WorkloadConfig } from '../config/settings/workload.ts';
import type { ScriptPlan } from './call.ts';
import { callOfUrl, callsOfRequests } from './from-requests.ts';
import { callsOfHar } from './har/calls-of-har.ts';
import type { Converted, LeftOut, Unusable } from './left-out.ts';
import { callsOfOpenapi } from './openapi/calls-of-openapi.ts';
import { usualRate } from './usual-rate.ts';

export type Planned =
  | {
      readonly kind: 'planned';
      readonly plan: Omit<ScriptPlan, 'remarks'>;
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly kind: 'unusable'; readonly why: Unusable; readonly leftOut: readonly LeftOut[] };

/** Where an application usually listens: for a script that is run by itself. */
export const USUAL_ADDRESS = 'http://127.0.0.1:3000';

/** The file that a script is made of, with the setting that names it; null: it is made of none. */
export function documentOf(
  workload: WorkloadConfig,
): { readonly setting: string; readonly file: string } | null {
  const named = (['openapi', 'har'] as const).find((id) => workload[id] !== undefined);
  return named === undefined ? null : { setting: `workload.${named}`, file: workload[named] ?? '' };
}

/** The script that a workload without one is driven by. `document`: what its file holds; null: it names none. */
export function planScript(workload: WorkloadConfig, document: unknown): Planned {
  const converted = callsOf(workload, document);
  if ('kind' in converted) return { kind: 'unusable', why: converted, leftOut: [] };
  const { calls, leftOut } = converted;
  if (calls.length === 0) return { kind: 'unusable', why: { kind: 'no-requests' }, leftOut };
  const { rate, durationMs, target, headers, har } = workload;
  const iteration = har === undefined ? 'one' : 'all';
  const plan: Omit<ScriptPlan, 'remarks'> = {
    calls: calls.map((call) => ({ ...call, headers: joined(headers, call.headers, har !== undefined) })),
    iteration,
    rate: rate ?? usualRate({ calls, iteration }),
    durationMs: durationMs ?? WITH_RATE_MS,
    // A password in it is no part of a script.
    baseUrl: (target ?? USUAL_ADDRESS).replace(/\/\/[^/@]*@/, '//'),
  };
  return { kind: 'planned', plan, leftOut };
}

function callsOf(workload: WorkloadConfig, document: unknown): Converted | Unusable {
  const { requests = [], url = '', headers = {}, names = [], target } = workload;
  switch (madeOf(workload)) {
    case 'url':
      return { calls: [callOfUrl(url, names)], leftOut: [] };
    case 'openapi':
      return callsOfOpenapi(document, { headers, target });
    case 'har':
      return callsOfHar(document, { target, names });
    default:
      return { calls: callsOfRequests(requests, names), leftOut: [] };
  }
}

/** Those of all requests and one's own, however their names are written. What was recorded only happened to be. */
function joined(all: HeaderValues = {}, own: HeaderValues, recorded: boolean): HeaderValues {
  const [first, last] = recorded ? [own, all] : [all, own];
  const said = new Set(Object.keys(last).map((name) => name.toLowerCase()));
  const others = Object.entries(first).filter(([name]) => !said.has(name.toLowerCase()));
  return { ...Object.fromEntries(others), ...last };
}
