import type { DuetRequest, LoadRequest, SidesDriver } from '../../../ports/load-generator.ts';
import { distinctNames, endpointKey } from '../collect/endpoint-name.ts';
import { moved } from '../duet/arm.ts';
import type { Arms } from '../duet/chunk.ts';
import { endpointsOf, finishDuet } from '../duet/finish.ts';
import type { Flights } from '../duet/first-try.ts';
import { type Followed, followedOf, MOST_EXACT } from '../duet/followed-endpoints.ts';
import { driveSides } from './drive-sides.ts';
import { lengthOf } from './length.ts';
import { exactEndpoints, firstOf, type Slices, slicesOf } from './slices.ts';

export type SidesInput = {
  readonly arms: Arms;
  readonly flights: Flights;
  readonly request: LoadRequest;
};

/** An iteration whose time is not known is taken to last so long, ms. */
const UNKNOWN_MS = 1000;

/** Both arms ready to be driven side by side, by the script's own scenarios. */
export function sidesOf({ arms: opened, flights, request }: SidesInput): SidesDriver {
  const { plan } = opened.head.job;
  const iterationMs = Math.max(
    flights.base.iterationMs ?? UNKNOWN_MS,
    flights.head.iterationMs ?? UNKNOWN_MS,
  );
  const { scenarios } = plan.scenarios(iterationMs);
  const totalMs = lengthOf(scenarios, iterationMs);
  const slices = slicesOf(plan.stages, totalMs, iterationMs);
  const endpoints = followed(flights, slices);
  let arms = opened;
  let runs = 0;
  return {
    ...{ totalMs, sliceMs: slices.ms, slices: Math.max(slices.count - 1, 0), levels: slices.levels },
    drive() {
      const from = firstOf(runs);
      runs += 1;
      return driveSides({ arms, scenarios, endpoints, slices, from, totalMs });
    },
    again(baseUrls: DuetRequest['baseUrls']) {
      arms = { base: moved(arms.base, baseUrls.base), head: moved(arms.head, baseUrls.head) };
    },
    finish: () =>
      finishDuet({
        ...{ arms, request, notes: [], cost: null, isWhole: true },
        endpoints: withSeen(endpoints, arms),
        ...{ roundMs: totalMs, rounds: runs, setups: 1 + runs, flight: flights.head },
      }),
  };
}

/** With those that came later: all that k6 does not count exactly is read from histograms. */
function withSeen({ exact, protocol }: Followed, { base, head }: Arms): Followed {
  const known = new Set(exact.map(endpointKey));
  const seen = distinctNames([base.collector, head.collector].flatMap(endpointsOf));
  return { exact, pooled: seen.filter((endpoint) => !known.has(endpointKey(endpoint))), protocol };
}

/** Those that one iteration called, as many of them exactly as k6 can count in each slice without getting slow. */
function followed({ base, head }: Flights, slices: Slices): Followed {
  const { exact, pooled, protocol } = followedOf([...base.endpoints, ...head.endpoints]);
  const most = exactEndpoints(slices, MOST_EXACT);
  return { exact: exact.slice(0, most), pooled: [...exact.slice(most), ...pooled], protocol };
}
