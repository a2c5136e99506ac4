/** A stretch of time, ms after the navigation began; `to` of what had not ended is when it was last looked at. */
export type Span = { readonly from: number; readonly to: number };

/** What a browser told of one load of a page. Times are ms after the navigation began. */
export type PageEvents = {
  /** first contentful paint; null: it painted nothing */
  readonly fcpMs: number | null;
  /** when the event DOMContentLoaded had ended */
  readonly domContentLoadedMs: number;
  /** tasks of the main thread that took longer than 50 ms, in their order */
  readonly longTasks: readonly Span[];
  /** GET requests that did not fail */
  readonly requests: readonly Span[];
  /** how long it was watched */
  readonly watchedMs: number;
};

/** How long neither the main thread nor the network may be busy, ms. */
export const QUIET_MS = 5000;
/** Requests in flight at once with which the network still counts as quiet. */
export const QUIET_REQUESTS = 2;

/**
 * Time to interactive, ms: the end of the last long task before the first window, after the first contentful paint, that holds no
 * long task and 5 s in a row with at most two requests in flight; the paint itself where no long task stands before it; not before
 * DOMContentLoaded has ended. null: there was no such window. O(t · r) for t long tasks and r requests.
 *
 * https://web.dev/articles/tti, https://github.com/WICG/time-to-interactive#definition (with the first contentful paint as the lower
 * bound, as Lighthouse's `interactive` has it: core/computed/metrics/interactive.js). Requests that never end count as in flight.
 */
export function timeToInteractive(events: PageEvents): number | null {
  const { fcpMs, domContentLoadedMs, longTasks, watchedMs } = events;
  if (fcpMs === null) return null;
  const quiet = networkQuiet(events);
  const later = longTasks.filter(({ to }) => to > fcpMs).toSorted((a, b) => a.from - b.from);
  const starts = [fcpMs, ...later.map(({ to }) => to)];
  for (const [index, start] of starts.entries()) {
    const end = later[index]?.from ?? watchedMs;
    const isFound = quiet.some(({ from, to }) => Math.min(to, end) - Math.max(from, start) >= QUIET_MS);
    if (isFound) return Math.max(start, domContentLoadedMs);
  }
  return null;
}

/** When at most two requests were in flight, in order. */
function networkQuiet({ requests, watchedMs }: Pick<PageEvents, 'requests' | 'watchedMs'>): readonly Span[] {
  const changes = requests
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    // What ends as another begins was not in flight beside it.
    .toSorted((a, b) => a.at - b.at || a.by - b.by);
  const spans: Span[] = [];
  let [inFlight, since] = [0, 0];
  for (const { at, by } of changes) {
    const before = inFlight;
    inFlight += by;
    if (before <= QUIET_REQUESTS && inFlight > QUIET_REQUESTS) spans.push({ from: since, to: at });
    if (before > QUIET_REQUESTS && inFlight <= QUIET_REQUESTS) since = at;
  }
  return inFlight > QUIET_REQUESTS ? spans : [...spans, { from: since, to: watchedMs }];
}
