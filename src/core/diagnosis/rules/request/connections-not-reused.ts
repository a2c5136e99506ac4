import type { Series } from '../../../model/recording/series.ts';
import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Share of a request's time that goes into opening connections. */
const MUCH = 0.1;
/** On a loopback a connection takes some hundredths of a millisecond: less per request than this, and nearly all are reused. */
const FEWEST_MS = 0.02;
/** Two runs of one build open as many. */
const FACTOR = 3;

/** Requests that open a connection of their own. */
export const connectionsNotReused: Rule = {
  id: 'connections-not-reused',
  find(evidence) {
    const [head, base] = [openingOf(evidence.head.overall), openingOf(evidence.base?.overall)];
    if (head === null || head.ms < FEWEST_MS || !head.isUsual) return [];
    const isNew = base !== null && !base.isUsual && head.ms >= FACTOR * base.ms;
    if (!isNew && head.share < MUCH) return [];
    return [
      causeFact(evidence, {
        ...{ rule: 'connections-not-reused', category: 'network', isNew, endpoints: [null] },
        ...{ confidence: 'likely', msPerRequest: head.ms - (isNew ? base.ms : 0) },
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

type Opening = { readonly ms: number; readonly share: number; readonly isUsual: boolean };

/** Time per request for TCP and TLS; it is beside the request's duration. `isUsual`: more than one in twenty opens one. */
function openingOf(series: Series | undefined): Opening | null {
  const { connecting, tls } = series?.phases ?? {};
  const duration = series?.duration?.avg;
  if (connecting === undefined || duration === undefined) return null;
  const ms = connecting.mean + (tls?.mean ?? 0);
  return { ms, share: ms / Math.max(duration + ms, 1e-9), isUsual: connecting.p95 > 0 };
}
