import type { Arm } from '../../../../core/model/recording/window.ts';
import type { DuetOpened, DuetRequest } from '../../../../ports/load-generator.ts';
import type { Trouble } from '../../../../ports/trouble.ts';
import { failingRequests } from '../../collect/failing-requests.ts';
import { brokenBy, NOT_FETCHED } from '../../run/outcome.ts';
import type { Plan } from '../../run/plan.ts';
import { type Preflight, refuseUncompared, runPreflight } from '../../run/preflight.ts';
import type { Job } from '../../run/prepare.ts';
import { notItsOwn, ownScenarios } from '../../script/asks-about-itself.ts';
import { refuseStopped } from '../../script/stops-itself.ts';
import { strayTries } from '../base-url.ts';
import { type Troubled, troubleOf } from '../chunk-trouble.ts';

export type Flights = { readonly [A in Arm]: Preflight };

export type FirstTry =
  | { readonly kind: 'flown'; readonly flights: Flights }
  /** it ended on both arms, maybe since it asks k6 about itself; a sentence */
  | { readonly kind: 'asking'; readonly flights: Flights; readonly why: string }
  | Extract<DuetOpened, { kind: 'broken' | 'unsuitable' }>;

/**
 * Tries one iteration of each function on each arm. Throws EnvironmentError for a script that measures nothing that is compared,
 * and StoppedByScript.
 */
export async function tryArms(
  { base, head }: { readonly [A in Arm]: Job },
  request: DuetRequest,
): Promise<FirstTry> {
  const flights = await fly(base, head);
  const trouble = troubleOf({
    base: endingOf(flights.base, base.plan),
    head: endingOf(flights.head, head.plan),
  });
  const [ofBase, ofHead] = [trouble.base[0], trouble.head[0]];
  const mayAsk = head.asks.all.length > 0 && ofHead?.kind !== NOT_FETCHED;
  if (ofBase !== undefined && ofHead !== undefined && mayAsk) {
    if (request.workload.rate !== null) {
      return { kind: 'unsuitable', reason: `${ofHead.text} ${ownScenarios(head.asks.all)}` };
    }
    return { kind: 'asking', flights, why: `${ofHead.text} ${notItsOwn(head.asks.all)}` };
  }
  if (ofBase !== undefined || ofHead !== undefined) return { kind: 'broken', trouble };
  const astray = strayTries(flights, request.baseUrls);
  if (astray !== null) return scriptBroken(astray);
  refuseUncompared(base, [flights.base, flights.head]);
  await refuseStopped(base, request);
  await refuseStopped(head, request);
  return { kind: 'flown', flights };
}

/** Both at once, as rounds have their setup() too. One alone stands for both. */
async function fly(base: Job, head: Job): Promise<Flights> {
  if (base === head) {
    const flight = await runPreflight(head);
    return { base: flight, head: flight };
  }
  const [ofBase, ofHead] = await Promise.allSettled([runPreflight(base, 'base'), runPreflight(head, 'head')]);
  if (ofBase.status === 'rejected') throw ofBase.reason;
  if (ofHead.status === 'rejected') throw ofHead.reason;
  return { base: ofBase.value, head: ofHead.value };
}

/** Whichever arm it calls, the script is to blame and neither revision. */
export function scriptBroken(why: string): Extract<DuetOpened, { kind: 'broken' }> {
  const astray: Trouble = { text: why, kind: 'astray', said: null };
  return { kind: 'broken', trouble: { base: [astray], head: [astray] } };
}

/** What ended the one iteration of an arm; none: it ended well. */
export function endingOf({ failure }: Preflight, plan: Plan): Troubled {
  if (failure === null) return { exit: null, trouble: [], made: 1 };
  const { exit, heard, elapsedMs, collector } = failure;
  const nothing = { requests: 0, iterations: 0, thrown: 0, failing: failingRequests(collector) };
  const broken = brokenBy({ ...nothing, exit, heard, elapsedMs, limitMs: plan.preflightLimitMs });
  return { exit, trouble: broken === null ? [] : [broken.trouble], made: 0 };
}
