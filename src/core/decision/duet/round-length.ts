/** The beginning of a round is not judged: connections are opened and caches filled. */
export const LEAD_MS = 300;
/** Between two rounds, so that the requests of one are gone when the other begins. */
const GAP_MS = 200;
const SHORTEST_MS = 3000;
export const LONGEST_MS = 10_000;
/** Requests that a round is to have. */
const WANTED = 300;
/** An iteration must fit into a round several times. */
export const ITERATIONS = 5;
/** Requests in four rounds, below which no p95 can be judged. */
export const FEWEST: number = 100 / 4;

/** Time from one round's start to the next one's, ms. `leadMs`: its beginning that is not judged. */
export const slotMs = (roundMs: number, leadMs: number = LEAD_MS): number => leadMs + roundMs + GAP_MS;

/** Why no round can be driven: it would hold too few iterations, or too few requests. */
export type NoRound =
  | { readonly kind: 'long-iteration'; readonly iterationMs: number }
  | { readonly kind: 'few-requests'; readonly requests: number };

export type RoundLength =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly why: NoRound };

/**
 * Length of a round: 300 requests, three to ten seconds, and five iterations. `requestRate` per second and arm. A pair
 * of them fits into the life of what setup() fetched where it can, with requests enough; null: it fetched nothing.
 */
export function roundLength(
  requestRate: number,
  iterationMs: number,
  lifetimeMs: number | null = null,
  leadMs: number = LEAD_MS,
): RoundLength {
  const forRequests = Math.ceil(WANTED / Math.max(requestRate, 0.001)) * 1000;
  const least = Math.max(SHORTEST_MS, (FEWEST * 1000) / Math.max(requestRate, 0.001));
  const most =
    lifetimeMs === null ? LONGEST_MS : Math.floor((lifetimeMs / 2 - slotMs(0, leadMs)) / 1000) * 1000;
  const longest = Math.min(Math.max(most, least), LONGEST_MS);
  const wanted = Math.max(Math.min(Math.max(forRequests, SHORTEST_MS), longest), ITERATIONS * iterationMs);
  const ms = Math.ceil(wanted / 1000) * 1000;
  if (ms > LONGEST_MS) return { ok: false, why: { kind: 'long-iteration', iterationMs } };
  const requests = (requestRate * ms) / 1000;
  if (requests >= FEWEST) return { ok: true, ms };
  return { ok: false, why: { kind: 'few-requests', requests } };
}
