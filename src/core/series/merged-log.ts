import type { LoggedTimes } from '../model/evidence/logged-times.ts';
import { decode, encode } from './encode.ts';

/** The logs of two looks at one arm together; one that was not read leaves open what it had. */
export function mergedLog(
  { log: a }: { readonly log?: LoggedTimes },
  { log: b }: { readonly log?: LoggedTimes },
): { readonly log?: LoggedTimes } {
  if (a?.kind !== 'read' || b?.kind !== 'read') {
    const log = a?.kind === 'missing' ? a : (b ?? a);
    return log === undefined ? {} : { log };
  }
  const times = decode(a.times);
  times.merge(decode(b.times));
  const thresholdMs = Math.max(a.thresholdMs, b.thresholdMs);
  const [entries, portions] = [a.entries + b.entries, (a.portions ?? 0) + (b.portions ?? 0)];
  const isWhole = a.isWhole && b.isWhole;
  return {
    log: {
      ...{ kind: 'read', thresholdMs, entries, isWhole, times: encode(times) },
      ...(portions > 0 && { portions }),
    },
  };
}
