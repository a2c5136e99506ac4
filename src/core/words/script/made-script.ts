import { type MadeOf, madeOf, type WorkloadConfig } from '../../config/settings/workload.ts';
import type { ScriptPlan } from '../../script/call.ts';
import type { LeftOut } from '../../script/left-out.ts';
import { leftOutText } from './left-out.ts';

type Plan = Pick<ScriptPlan, 'calls' | 'iteration' | 'rate' | 'durationMs'>;

/** What a script that the gate made says of itself, a line each. `kept`: it is the user's from now on. */
export function scriptRemarks(
  workload: WorkloadConfig,
  plan: Plan,
  { kept, leftOut }: { readonly kept: boolean; readonly leftOut: readonly LeftOut[] },
): readonly string[] {
  const change = kept
    ? 'It is yours to change.'
    : 'It is written anew for each run: `perf-gate eject` makes a script of your own of it.';
  return [
    `Made by Perf Gate from ${sourceName(workload)}.`,
    change,
    iterationText(plan),
    ...leftOut.map((one) => `Left out: ${leftOutText(one)}.`),
  ];
}

function iterationText({ calls, iteration }: Plan): string {
  if (calls.length === 1) return 'An iteration sends one request.';
  if (iteration === 'all')
    return 'An iteration sends all requests, in the order in which they were recorded and without pauses.';
  return 'An iteration sends one of the requests, picked by its weight.';
}

const NAMES: Readonly<Record<MadeOf, (workload: WorkloadConfig) => string>> = {
  requests: () => 'the requests listed in workload.requests',
  // Itself it may hold a password, and the script is kept as it is.
  url: () => 'the address in workload.url',
  openapi: ({ openapi = '' }) => openapi,
  har: ({ har = '' }) => har,
};

/** What the script is made of, in a sentence. */
export function sourceName(workload: WorkloadConfig): string {
  const source = madeOf(workload);
  return source === null ? workload.script : NAMES[source](workload);
}

/** For the log of a run. `file`: where the script was left. */
export function madeScriptText(workload: WorkloadConfig, plan: Plan, file: string): string {
  const { calls, rate, durationMs } = plan;
  const count = calls.length === 1 ? 'one request' : `${calls.length} requests`;
  const load =
    workload.rate === null ? ` Nobody sets \`rate\`: it is ${rate.text} for ${durationMs / 1000}s.` : '';
  return `The script is made from ${sourceName(workload)} (${count}) and kept in ${file}.${load}`;
}
