import type { Series } from '../../../model/recording/series.ts';
import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Share of a request's time that goes into opening connections. */
const MUCH = 0.1;
/** On a loopback a connection takes some hundredths of a millisecond: less per request than this, and nearly all are reused. */
const FEWEST_MS = 0.02;
/** Two runs of one build open as many. */
const FACTOR = 3;
/** Of five requests in a row base opens one connection, which takes longer than each of head's five. */
const FACTOR_BESIDE_USUAL = 2;
/**
 * What head has to add beside such a base: at hundredths of a millisecond twice is chance, and it has to be a part of a request
 * that its duration shows.
 */
const LEAST_ADDED = { ms: 0.1, share: 0.01 };
/** A mean doubles by one packet that was lost and sent again a second later, of thousands; the 95th percentile does not. */
const FACTOR_OF_P95 = 1.5;

/** Requests that open a connection of their own. */
export const connectionsNotReused: Rule = {
  id: 'connections-not-reused',
  find(evidence) {
    const [head, base] = [openingOf(evidence.head.overall), openingOf(evidence.base?.overall)];
    if (head === null || head.ms < FEWEST_MS || !head.isUsual) return [];
    const isNew =
      base !== null &&
      (base.isUsual ? evidence.isDuet && isMoreThan(base, head) : head.ms >= FACTOR * base.ms);
    if (!isNew && head.share < MUCH) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'connections-not-reused', category: 'network', isNew, endpoints: [null] },
        ...{ confidence: 'likely', msPerRequest: head.ms - (isNew ? base.ms : 0), besideMs: head.ms },
        fixable: { low: 0.8, high: 1 },
        numbers: {
          ms: { base: base?.ms ?? null, head: head.ms },
          share: { base: base?.share ?? null, head: head.share },
        },
        ...(isNew && { atLeast: 'medium' as const }),
      }),
    ];
  },
};

type Opening = {
  /** mean of all requests */
  readonly ms: number;
  /** of those that take longest to open one */
  readonly p95: number;
  /** of a request with what it opens, ms */
  readonly wholeMs: number;
  readonly share: number;
  readonly isUsual: boolean;
};

/**
 * k6's users who rest come back over connections that the server has closed: a few of base's are new as well. Of one machine
 * the times can be held against each other even so.
 */
function isMoreThan(base: Opening, head: Opening): boolean {
  const least = Math.max(LEAST_ADDED.ms, LEAST_ADDED.share * head.wholeMs);
  const isMuch = head.ms >= FACTOR_BESIDE_USUAL * base.ms && head.ms - base.ms >= least;
  return isMuch && head.p95 >= FACTOR_OF_P95 * base.p95;
}

/** Time per request for TCP and TLS; it is beside the request's duration. `isUsual`: more than one in twenty opens one. */
function openingOf(series: Series | undefined): Opening | null {
  const { connecting, tls } = series?.phases ?? {};
  const duration = series?.duration?.avg;
  if (connecting === undefined || duration === undefined) return null;
  const ms = connecting.mean + (tls?.mean ?? 0);
  const [wholeMs, p95] = [duration + ms, connecting.p95 + (tls?.p95 ?? 0)];
  return { ms, p95, wholeMs, share: ms / Math.max(wholeMs, 1e-9), isUsual: connecting.p95 > 0 };
}
