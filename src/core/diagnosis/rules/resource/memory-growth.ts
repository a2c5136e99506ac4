import type { ProcessEvidence } from '../../../model/evidence/process.ts';
import { causeFact } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** Growth of one start below this is what a run time makes of its heap before it first cleans up, bytes. */
const WARM: number = 20 * 1024 ** 2;
/** Beyond base, in every one of several starts: collections that came at other times make less of a difference. */
const SURE: number = 50 * 1024 ** 2;
/** Fewer requests and growth per request is that of the start. */
const FEWEST_REQUESTS = 100;
/** Two starts of one build grow by amounts of one size. */
const FACTOR = 3;
/** From here on a single start tells it too. */
const GROSS_FACTOR = 10;
const GROSS: number = 100 * 1024 ** 2;

/** Memory that each request leaves behind. */
export const memoryGrowth: Rule = {
  id: 'memory-growth',
  find(evidence) {
    const [head, base] = [growthsOf(evidence.head.processes), growthsOf(evidence.base?.processes)];
    if (head.length === 0) return [];
    const [least, most] = [leastOf(head), base.length === 0 ? null : mostOf(base)];
    const more = least.bytes - Math.max(0, most?.perRequest ?? 0) * least.requests;
    const isNew = most !== null && least.perRequest >= FACTOR * Math.max(0, most.perRequest) && more >= WARM;
    if (!isNew && least.bytes < GROSS) return [];
    const isGross =
      most !== null &&
      least.perRequest >= GROSS_FACTOR * Math.max(0, most.perRequest) &&
      least.bytes >= GROSS;
    const isSure = isGross || (Math.min(head.length, base.length) >= 2 && more >= SURE);
    return [
      causeFact(evidence, {
        ...{ rule: 'memory-growth', category: 'resource', isNew, endpoints: [null], msPerRequest: null },
        confidence: isNew && isSure ? 'likely' : 'possible',
        numbers: {
          perRequest: { base: most?.perRequest ?? null, head: least.perRequest },
          bytes: { base: most?.bytes ?? null, head: least.bytes },
          starts: { base: base.length, head: head.length },
        },
        atLeast: isNew ? (isSure ? 'high' : 'medium') : 'low',
      }),
    ];
  },
};

type Growth = { readonly perRequest: number; readonly bytes: number; readonly requests: number };

/** Of each start in which enough was asked. */
function growthsOf(process: ProcessEvidence | undefined): readonly Growth[] {
  return (process?.memory ?? []).flatMap(({ before, after }, index) => {
    const requests = process?.requests[index] ?? 0;
    if (requests < FEWEST_REQUESTS) return [];
    return [{ perRequest: (after - before) / requests, bytes: after - before, requests }];
  });
}

const leastOf = (all: readonly Growth[]): Growth =>
  all.reduce((least, one) => (one.perRequest < least.perRequest ? one : least));
const mostOf = (all: readonly Growth[]): Growth =>
  all.reduce((most, one) => (one.perRequest > most.perRequest ? one : most));
