import { isOwn } from '../../../core/model/subject-key.ts';
import type { DuetRequest, LoadRequest, SidesDriven, SidesDriver } from '../../../ports/load-generator.ts';
import { distinctNames, type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import { moved } from '../duet/arm.ts';
import type { Arms } from '../duet/chunk.ts';
import { endpointsOf, finishDuet } from '../duet/finish.ts';
import { type Followed, followedOf, MOST_EXACT } from '../duet/followed-endpoints.ts';
import { unlessLost } from '../duet/lost-series.ts';
import type { Flights } from '../duet/plan/first-try.ts';
import type { K6Exit } from '../run/k6-process.ts';
import { corrected, firstCut } from './cut-load.ts';
import { driveSides } from './drive-sides.ts';
import { limitOf } from './length.ts';
import { judgedIn as keysIn, slicePooledNotes, unjudgedNotes, unreadNotes } from './side-notes.ts';
import { exactEndpoints, firstOf, type Slices } from './slices.ts';

export type SidesInput = {
  readonly arms: Arms;
  readonly flights: Flights;
  readonly request: LoadRequest;
};

const BY_PUSH =
  'An iteration of this script did not end in the 15 s that one was tried for, so slices hold what k6 told of in their time, and not whole iterations: all of it is read from histograms, and judged with their error of up to 4.4 %.';

/** Both arms ready to be driven side by side, by the script's own scenarios. */
export function sidesOf({ arms: opened, flights, request }: SidesInput): SidesDriver {
  const { plan } = opened.head.job;
  let load = firstCut(plan, flights);
  const endpoints = followed(flights, load.slices);
  const judged = new Set<string>();
  let arms = opened;
  let runs = 0;
  let drivenMs = 0;
  let ended: number | null = null;
  let lost = 0;
  return {
    get totalMs() {
      return load.totalMs;
    },
    get sliceMs() {
      return load.slices.ms;
    },
    get slices() {
      return judgedIn(load.slices);
    },
    get levels() {
      return load.slices.levels;
    },
    async drive(isEnough) {
      const from = firstOf(runs);
      runs += 1;
      const [mostMs, looks] = [limitOf(load.scenarios), looksAt(load.slices, isEnough)];
      const driven = await driveSides({ ...load, mostMs, arms, endpoints, from, isEnough: looks });
      drivenMs += driven.tookMs;
      lost += driven.lost;
      for (const key of keysIn(driven.pairs)) judged.add(key);
      if (!wentToEnd(driven, exitsOf(arms))) return driven;
      ended ??= runs - 1;
      load = corrected(load, driven.tookMs, { plan, flights, endpoints, arms });
      return driven;
    },
    driven: () => ({ runs, ms: drivenMs }),
    async again(baseUrls: DuetRequest['baseUrls']) {
      arms = await moved(arms, baseUrls);
    },
    finish(judgedPairs) {
      const called = calledIn(arms, endpoints, judged);
      const notes = [...byPushNotes(load.slices, arms), ...called.notes];
      const measured = finishDuet({
        ...{ arms, request, cost: null, whole: { ended }, ...called, notes, judged: judgedPairs },
        ...{ drivenMs, setups: 1 + runs, flight: flights.head },
      });
      return unlessLost(measured, lost);
    },
  };
}

/** Looks wait for the end of what is under way, which may be all of the run. */
const looksAt = <Look>({ byPush }: Slices, isEnough: Look | undefined): Look | undefined =>
  byPush ? undefined : isEnough;

/** How the last run of each arm ended. */
const exitsOf = ({ base, head }: Arms): readonly K6Exit[] =>
  [base, head].flatMap(({ results }) => results.at(-1)?.exit ?? []);

function byPushNotes({ byPush }: Slices, { base, head }: Arms): readonly string[] {
  return byPush ? [BY_PUSH, ...unreadNotes([base.collector, head.collector].flatMap(endpointsOf))] : [];
}

/** Slices that a run is likely to be judged by. */
const judgedIn = ({ windows, likely }: Slices): number =>
  windows.filter(({ number }) => number < likely).length;

/** The endpoints that were called in the end, and what the reader is to know of them. `why`: some are not judged. */
export function calledIn(
  { base, head }: Arms,
  planned: Followed,
  judged: ReadonlySet<string>,
  why?: string,
): { readonly endpoints: Followed; readonly notes: readonly string[] } {
  const seen = distinctNames([base.collector, head.collector].flatMap(endpointsOf));
  const endpoints = withSeen(planned, seen);
  const known = [...planned.exact, ...planned.pooled];
  return { endpoints, notes: [...slicePooledNotes(endpoints, known), ...unjudgedNotes(seen, judged, why)] };
}

/** Whether all of the load was driven, so that the script's thresholds mean what they mean to k6. `exits`: of both arms. */
export const wentToEnd = (
  { cutAfterMs, trouble }: Pick<SidesDriven, 'cutAfterMs' | 'trouble'>,
  exits: readonly Pick<K6Exit, 'stopped'>[],
): boolean =>
  cutAfterMs === null &&
  trouble.base.length + trouble.head.length === 0 &&
  exits.every(({ stopped }) => stopped === null);

/** With those that came later: all that k6 does not count exactly is read from histograms. */
function withSeen({ exact, protocol }: Followed, seen: readonly EndpointName[]): Followed {
  const known = new Set(exact.map(endpointKey));
  return { exact, pooled: seen.filter((endpoint) => !known.has(endpointKey(endpoint))), protocol };
}

/** Those that one iteration called, as many of them exactly as k6 can count in each slice without getting slow. */
export function followed({ base, head }: Flights, slices: Pick<Slices, 'count'>): Followed {
  const { exact, pooled, protocol } = followedOf([...base.endpoints, ...head.endpoints]);
  const most = exactEndpoints(slices, MOST_EXACT);
  const own = exact.filter(isOwn);
  const requests = exact.filter((endpoint) => !isOwn(endpoint));
  const rest = [...requests.slice(most), ...pooled];
  return { exact: [...requests.slice(0, most), ...own], pooled: rest, protocol };
}
