/** The beginning of a round is not judged: connections are opened and caches filled. */
export const LEAD_MS = 300;
/** Between two rounds, so that the requests of one are gone when the other begins. */
const GAP_MS = 200;
const SHORTEST_MS = 3000;
const LONGEST_MS = 10_000;
/** Requests that a round is to have. */
const WANTED = 300;
/** An iteration must fit into a round several times. */
const ITERATIONS = 5;
/** Requests in four rounds, below which no p95 can be judged. */
const FEWEST = 100 / 4;

/** Time from one round's start to the next one's, ms. */
export const slotMs = (roundMs: number): number => LEAD_MS + roundMs + GAP_MS;

export type RoundLength =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly reason: string };

/**
 * Length of a round: 300 requests, three to ten seconds, and five iterations. `requestRate` per second and arm. A pair
 * of them fits into the life of what setup() fetched where it can, with requests enough; null: it fetched nothing.
 */
export function roundLength(
  requestRate: number,
  iterationMs: number,
  lifetimeMs: number | null = null,
): RoundLength {
  const forRequests = Math.ceil(WANTED / Math.max(requestRate, 0.001)) * 1000;
  const least = Math.max(SHORTEST_MS, (FEWEST * 1000) / Math.max(requestRate, 0.001));
  const most = lifetimeMs === null ? LONGEST_MS : Math.floor((lifetimeMs / 2 - slotMs(0)) / 1000) * 1000;
  const longest = Math.min(Math.max(most, least), LONGEST_MS);
  const wanted = Math.max(Math.min(Math.max(forRequests, SHORTEST_MS), longest), ITERATIONS * iterationMs);
  const ms = Math.ceil(wanted / 1000) * 1000;
  if (ms > LONGEST_MS) {
    const seconds = (iterationMs / 1000).toFixed(1);
    return {
      ok: false,
      reason: `One iteration takes ${seconds} s, and a round of at most 10 s must hold five.`,
    };
  }
  const requests = (requestRate * ms) / 1000;
  if (requests >= FEWEST) return { ok: true, ms };
  return {
    ok: false,
    reason: `The load makes ${requests.toFixed(0)} requests in a round of 10 s, and it takes ${FEWEST}.`,
  };
}
