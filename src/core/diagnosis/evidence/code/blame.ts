import type { ArmRecord } from '../../../model/recording/recording.ts';
import { endpointKey } from '../../../model/subject-key.ts';
import type { Evidence } from '../evidence.ts';
import { saturationOf } from '../saturation.ts';
import { seriesOf } from '../slowdown.ts';
import { driftOf } from './drift.ts';
import { sidesOf } from './rises.ts';

/**
 * A function's time per request of one endpoint fits its slow-down within these factors of it. A profiler slows down what
 * it looks at, and under load a request waits for others' work too.
 */
const FITS = { low: 0.3, high: 2.5 };
/** The endpoint that calls a function is slower by so much more than those that merely wait for it. */
const STANDS_OUT = 2;
/** Share of one CPU from which on requests mostly wait for the one thread that runs them all. */
const CROWDED = 0.7;
/** Of a function's rise, what the CPU time under load has to have grown by. */
const SHOWS = 0.5;

/** Calls of an endpoint by itself, on each side, from which on their median says something. */
const FEWEST_ALONE = 5;

/** Whom a function's time is laid to. */
export type Blame = {
  /** `METHOD name`, worst first; null: all requests */
  readonly endpoints: readonly (string | null)[];
  /** from ms per request of all to ms per request of the first endpoint, where these alone call it */
  readonly scale: number;
  /** ms that its rise adds to such a request */
  readonly ms: number;
  /** what requests wait for, so that it adds more than it takes; absent: nothing */
  readonly queue?: 'thread' | 'cpus';
};

type Queue = Required<Pick<Blame, 'ms' | 'queue'>>;

type Slower = { readonly endpoint: string; readonly addedMs: number; readonly requests: number };

/** Endpoints that became slower by what a function's rise (ms per request of all) explains. */
export function blamedFor(evidence: Evidence, riseMs: number): Blame {
  const all = evidence.head.overall.requests;
  const slower = callersAmong(slowerOf(evidence), evidence);
  const fitting = slower.filter(({ addedMs, requests }) => isFit((riseMs * all) / requests, addedMs));
  const [first, second] = fitting;
  if (first !== undefined && (second === undefined || first.addedMs >= STANDS_OUT * second.addedMs)) {
    return blame([first], all / first.requests, riseMs);
  }
  const [worst] = slower;
  const scale = all / slower.reduce((sum, { requests }) => sum + requests, 0);
  if (worst !== undefined && isFit(riseMs * scale, worst.addedMs)) return blame(slower, scale, riseMs);
  const queue = queueOf(evidence, riseMs);
  return { endpoints: [null], scale: 1, ms: riseMs, ...queue };
}

const blame = (slower: readonly Slower[], scale: number, riseMs: number): Blame => ({
  ...{ endpoints: slower.map(({ endpoint }) => endpoint), scale, ms: riseMs * scale },
});

const isFit = (ms: number, addedMs: number): boolean => ms >= FITS.low * addedMs && ms <= FITS.high * addedMs;

function slowerOf(evidence: Evidence): readonly Slower[] {
  return evidence.head.endpoints
    .flatMap((one) => {
      const endpoint = endpointKey(one);
      const { addedMs } = evidence.slowdown(endpoint);
      const requests = seriesOf(evidence.head, endpoint)?.requests ?? 0;
      return addedMs === null || requests === 0 ? [] : [{ endpoint, addedMs, requests }];
    })
    .toSorted((a, b) => b.addedMs - a.addedMs);
}

/**
 * Those that are slower by themselves too, where each endpoint was called alone: while one thread runs all of them, the
 * others wait under load for those that call the function. All of them, where nobody called them or none is slower then.
 */
function callersAmong(slower: readonly Slower[], { head, base }: Evidence): readonly Slower[] {
  const aloneMs = (arm: ArmRecord | null, name: string): number | null => {
    const alone = arm?.database?.endpoints.find(({ endpoint }) => endpoint === name);
    return alone === undefined || alone.calls < FEWEST_ALONE ? null : (alone.ms ?? null);
  };
  const callers = slower.filter(({ endpoint, addedMs }) => {
    const [after, before] = [aloneMs(head, endpoint), aloneMs(base, endpoint)];
    return after === null || before === null || after - before >= FITS.low * addedMs;
  });
  return callers.length > 0 ? callers : slower;
}

/**
 * Where requests wait for each other, for the one thread that runs them all or for a machine's CPUs of which base leaves
 * some, the wait is a multiple of the work. Of the time that was added a function then has its part of the CPU time that was
 * added, ms per request. Null: it is not so, or CPU time was not read.
 */
function queueOf(evidence: Evidence, riseMs: number): Queue | null {
  const [head, base] = [evidence.perRequest('head', 'cpu'), evidence.perRequest('base', 'cpu')];
  const [{ addedMs }, sides] = [evidence.slowdown(null), sidesOf(evidence)];
  if (head === null || base === null || addedMs === null || sides === null) return null;
  const used = (head * evidence.head.overall.rate) / 1000;
  const isOfThread = sides.head.hasLoop && used >= CROWDED;
  if (!isOfThread && saturationOf(evidence)?.isNew !== true) return null;
  // CPUs that are shared with more are slower ones, too.
  const grown = head - base * (isOfThread ? 1 : driftOf(evidence, sides).factor);
  if (grown <= (isOfThread ? 0 : SHOWS * riseMs)) return null;
  return { ms: addedMs * Math.min(1, riseMs / grown), queue: isOfThread ? 'thread' : 'cpus' };
}
