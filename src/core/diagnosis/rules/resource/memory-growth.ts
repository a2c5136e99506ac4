import type { CauseFact } from '../../../model/evidence/cause.ts';
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
/** What base has too is told from here on. */
const GROSS: number = 100 * 1024 ** 2;
/** A run time that grows its heap in steps does so in one start and not in another: base may have given back what head took. */
const FEWEST_STARTS = 2;
/** A steady leak grows by half of the whole in the second half; with less than so much of that, memory has found an end. */
const STEADY = 0.4;

/**
 * Memory that each request leaves behind. From a single start of either side, or where most of it came in the first half, as
 * it does of a cache that fills, it is possible and no more.
 */
export const memoryGrowth: Rule = {
  id: 'memory-growth',
  find(evidence) {
    const [head, base] = [growthsOf(evidence.head.processes), growthsOf(evidence.base?.processes)];
    if (head.length === 0) return [];
    const [least, most] = [leastOf(head), base.length === 0 ? null : mostOf(base)];
    const more = least.bytes - Math.max(0, most?.perRequest ?? 0) * least.requests;
    const isNew = most !== null && least.perRequest >= FACTOR * Math.max(0, most.perRequest) && more >= WARM;
    if (!isNew && least.bytes < GROSS) return [];
    const halves = halvesOf(evidence.head.processes);
    const isSettling = halves !== null && halves.later < (STEADY * halves.whole) / 2;
    const isSure = !isSettling && Math.min(head.length, base.length) >= FEWEST_STARTS && more >= SURE;
    return [
      causeFact(evidence, {
        ...{ rule: 'memory-growth', category: 'resource', isNew, endpoints: [null], msPerRequest: null },
        confidence: isNew && isSure ? 'likely' : 'possible',
        numbers: {
          perRequest: { base: most?.perRequest ?? null, head: least.perRequest },
          bytes: { base: most?.bytes ?? null, head: least.bytes },
          starts: { base: base.length, head: head.length },
          ...(halves !== null && isSettling && settledOf(halves)),
        },
        ...(isSettling && { texts: { settling: '' } }),
        atLeast: isNew ? (isSure ? 'high' : 'medium') : 'low',
      }),
    ];
  },
};

type Growth = { readonly perRequest: number; readonly bytes: number; readonly requests: number };

type Halves = { readonly whole: number; readonly later: number };

/**
 * Growth of the whole load and of its second half, bytes, on average over the starts in which enough was asked: a heap that is
 * cleaned up at other moments in each start says little by one alone. null: not known of one of them.
 */
function halvesOf(process: ProcessEvidence | undefined): Halves | null {
  const starts = (process?.memory ?? []).filter(
    (_, index) => (process?.requests[index] ?? 0) >= FEWEST_REQUESTS,
  );
  let [whole, later] = [0, 0];
  for (const { before, middle, after } of starts) {
    if (middle === undefined) return null;
    whole += (after - before) / starts.length;
    later += (after - middle) / starts.length;
  }
  return { whole, later };
}

const settledOf = ({ whole, later }: Halves): CauseFact['numbers'] => ({
  whole: { base: null, head: whole },
  later: { base: null, head: later },
});

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
