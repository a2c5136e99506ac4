import { iterationsOf } from '../../../core/decision/expect/requests.ts';
import type { HeldLevel } from '../../../core/model/recording/duet.ts';
import type { Stage } from '../../../core/model/recording/stage.ts';
import { isOwn } from '../../../core/model/subject-key.ts';
import type { Foreseen } from '../../../ports/load-generator.ts';
import { endpointKey } from '../collect/endpoint-name.ts';
import { hasHistogram } from '../duet/followed-endpoints.ts';
import type { Flights } from '../duet/plan/first-try.ts';
import { firstTimeOf, iterationMsOf } from '../run/first-times.ts';
import { lengthOf } from '../side/length.ts';
import { hazardsOf, type SeenInput } from './hazards.ts';

/** Where no iteration finished, as a duet takes it, ms. */
const UNKNOWN_MS = 1000;

/** What the first iteration showed of a script, and what its own run would be. */
export async function seenOf(input: SeenInput): Promise<Omit<Foreseen, 'way' | 'depends'>> {
  const { job, flights } = input;
  const { plan } = job;
  const { requests } = flights.base;
  const iterationMs = iterationMsOf(flights.base);
  const timeMs = iterationMs ?? UNKNOWN_MS;
  const ownMs =
    plan.judgedMs ??
    lengthOf(
      plan.scenarios(timeMs).scenarios,
      (scenario) => firstTimeOf(flights.base, scenario) ?? UNKNOWN_MS,
    );
  const functions = Math.max(Object.keys(plan.preflight).length, 1);
  const inAll = (iterationsOf(plan.stages, ownMs, timeMs) * requests) / functions;
  return {
    load: { profile: plan.profile, ownMs, iterationMs, requests, functions },
    requestsPerSecond: ownMs > 0 ? (1000 * inAll) / ownMs : 0,
    levels: plan.stages.every(({ kind }) => kind === 'hold') ? heldLevels(plan.stages) : [],
    endpoints: sharesOf(flights),
    hazards: await hazardsOf(input),
  };
}

/** Levels of scenarios that stay at one each; none where one has several. */
export function heldLevels(stages: readonly Stage[]): readonly HeldLevel[] {
  const levels = stages.map(({ scenario, unit, to }) => ({ scenario, unit, level: to }));
  return new Set(stages.map(({ scenario }) => scenario)).size < stages.length ? [] : levels;
}

/** As often as base calls it, and what only head calls as often as head. */
function sharesOf({ base, head }: Flights): Foreseen['endpoints'] {
  const calls = new Map([...head.calls, ...base.calls].map((call) => [endpointKey(call.endpoint), call]));
  // Percentiles of times are foreseen; of values and counts nobody asks how many there have to be.
  const timed = [...calls].filter(([, { endpoint }]) => hasHistogram(endpoint));
  const requests = timed.filter(([, { endpoint }]) => !isOwn(endpoint));
  const whole = requests.length > 0 ? requests : timed;
  const all = whole.reduce((sum, [, call]) => sum + call.requests, 0);
  return timed.map(([name, { requests }]) => ({ name, share: requests / Math.max(all, 1) }));
}
