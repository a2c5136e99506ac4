import type { CauseFact } from '../../../model/evidence/cause.ts';
import { causeFact } from '../cause.ts';
import type { Evidence } from '../evidence.ts';
import { rankOf } from '../slowdown.ts';
import { type Blame, blamedFor } from './blame.ts';
import { type Rise, sidesOf } from './rises.ts';
import type { Side, Spent } from './side.ts';

/** CPU time under load that grew by less than this part of what the profiles show speaks against them. */
const CONFIRMS = 0.25;
/** Share of CPU time that two runs of one build differ by: a smaller rise cannot be seen in it. */
const SEEN = 0.15;
/** Share of a function's time from which on it is named what it goes into. */
const MOST = 0.5;

export type CodeFound = {
  readonly rule: string;
  readonly rise: Rise;
  /** of each side, ms per request of all: what it tells of; absent: all of the function's time */
  readonly part?: { readonly base: number; readonly head: number };
  /** its time is not spent on a CPU, so that CPU time says nothing of it */
  readonly isWaiting?: boolean;
  readonly numbers?: CauseFact['numbers'];
  readonly texts?: CauseFact['texts'];
};

/** A rise as a cause: whose requests it slows down, by how much, and where it stands in the source. */
export function codeCause(evidence: Evidence, found: CodeFound): CauseFact {
  const { rule, rise, part } = found;
  const addedMs = part === undefined ? rise.addedMs : Math.min(rise.addedMs, part.head - part.base);
  const blamed = blamedFor(evidence, addedMs);
  // Of a function's time nobody knows how much each of several endpoints has: the one that fared worst tells it, and it claims
  // no share of the others' slow-down.
  const rank = (endpoint: string | null): number => rankOf(evidence.slowdown(endpoint));
  const endpoints = blamed.endpoints.toSorted((one, other) => rank(one) - rank(other));
  const sides = sidesOf(evidence);
  const [was, is] = [part?.base ?? rise.base?.ms ?? 0, part?.head ?? rise.head.ms];
  return causeFact(evidence, {
    ...{ rule, category: 'code', isNew: true, endpoints, msPerRequest: blamed.ms },
    confidence: found.isWaiting !== true && isDenied(evidence, addedMs) ? 'possible' : 'likely',
    fixable: { low: 0.5, high: 1 },
    numbers: {
      ...numbersOf(sides?.base ?? null, rise.base, sides?.head ?? null, rise.head),
      ms: { base: was * blamed.scale, head: is * blamed.scale },
      all: { base: was, head: is },
      cpuMs: { base: evidence.perRequest('base', 'cpu'), head: evidence.perRequest('head', 'cpu') },
      ...queuedOf(blamed, addedMs),
      ...found.numbers,
    },
    texts: {
      ...textsOf(rise.key, rise.head),
      ...(blamed.queue !== undefined && { queue: blamed.queue }),
      ...found.texts,
    },
  });
}

/** A wait that is a multiple of the work is told as such. */
const queuedOf = ({ scale, ms }: Blame, addedMs: number): CauseFact['numbers'] =>
  ms > addedMs * scale ? { queued: { base: null, head: ms } } : {};

/** Under load the application takes no more CPU time, where so much more would show. */
function isDenied(evidence: Evidence, addedMs: number): boolean {
  const [head, base] = [evidence.perRequest('head', 'cpu'), evidence.perRequest('base', 'cpu')];
  if (head === null || base === null || addedMs < SEEN * base) return false;
  return head - base < CONFIRMS * addedMs;
}

/** A function's time against all, of both sides. */
export function numbersOf(
  base: Side | null,
  was: Spent | null,
  head: Side | null,
  is: Spent,
): CauseFact['numbers'] {
  const share = (side: Side | null, spent: Spent | null): number | null =>
    side === null ? null : (spent?.ms ?? 0) / side.busyMs;
  return {
    busyMs: { base: base?.busyMs ?? null, head: head?.busyMs ?? null },
    share: { base: share(base, was), head: share(head, is) },
    samples: { base: base === null ? null : (was?.samples ?? 0), head: is.samples },
  };
}

/** Where it stands, and what most of its time goes into; empty texts are left out. */
export function textsOf(key: string, { frame, ms, lines, calls }: Spent): CauseFact['texts'] {
  const [hottest] = lines;
  const callee = calls.find((one) => one.ms >= MOST * ms);
  return {
    ...{ function: key, name: frame.name, file: frame.file },
    ...(frame.line !== null && { line: String(frame.line) }),
    ...(hottest !== undefined && { hotLine: String(hottest.line), hotText: hottest.text }),
    ...(hottest !== undefined && { hotShare: String(Math.min(1, hottest.ms / ms)) }),
    ...(callee !== undefined && { callee: callee.frame.name, calleeFile: callee.frame.file }),
  };
}
