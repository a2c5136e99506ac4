import { longestBusy } from './longest-busy.ts';

/** What a node of the tree stands for. */
export type NodeKind = 'code' | 'idle' | 'program' | 'garbage';

/** How long what was sampled took, ms. `ofNode`: by the number of a node. */
export type SampleTimes = {
  readonly ofNode: Float64Array;
  readonly wallMs: number;
  readonly busyMs: number;
  readonly garbageMs: number;
  /** of what is busy */
  readonly samples: number;
  readonly longestBusyMs: number | null;
};

type Samples = {
  /** nodes that were on top of the stack, in the order of the profile */
  readonly nodes: readonly number[];
  /** time from the sample before to each, µs; V8 may write one behind a later one, which is below 0 */
  readonly deltas: readonly number[];
  readonly kinds: readonly NodeKind[];
  /** the outermost function above the root, for each node */
  readonly bottoms: readonly number[];
  /** from the start of the profile to its end */
  readonly spanMs: number;
};

/**
 * A sample takes as long as until the next, the last one as long as they do on average: as Chrome's DevTools reckon
 * (front_end/models/cpu_profile/CPUProfileDataModel.ts).
 */
export function timesOfSamples(samples: Samples): SampleTimes {
  const { kinds } = samples;
  const { times, nodes } = ordered(samples);
  withoutMisses(nodes, samples);
  const busy = busyKinds(nodes.map((node) => kinds[node]));
  const mean =
    nodes.length < 2 ? samples.spanMs : ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (nodes.length - 1);
  const found = { wallMs: 0, busyMs: 0, garbageMs: 0, samples: 0 };
  const ofNode = new Float64Array(kinds.length);
  const spans = nodes.map((node, index) => {
    const kind = kinds[node] ?? 'code';
    const ms = index + 1 < nodes.length ? (times[index + 1] ?? 0) - (times[index] ?? 0) : mean;
    ofNode[node] = (ofNode[node] ?? 0) + ms;
    found.wallMs += ms;
    if (kind === 'garbage') found.garbageMs += ms;
    if (busy.includes(kind)) found.busyMs += ms;
    if (busy.includes(kind)) found.samples++;
    return { ms, isBusy: busy.includes(kind), isProgram: kind === 'program' };
  });
  return { ofNode, ...found, longestBusyMs: longestBusy(spans, mean) };
}

/** Of a profile that only counts: all samples take as long. */
export function timesOfHits(
  hits: readonly number[],
  kinds: readonly NodeKind[],
  wallMs: number,
): SampleTimes {
  const all = hits.reduce((sum, one) => sum + one, 0);
  const ofNode = Float64Array.from(hits, (one) => (all === 0 ? 0 : (wallMs * one) / all));
  const busy = busyKinds(kinds.filter((_, node) => (hits[node] ?? 0) > 0));
  const sumOf = (values: ArrayLike<number>, of: readonly NodeKind[]): number =>
    kinds.reduce((sum, kind, node) => sum + (of.includes(kind) ? (values[node] ?? 0) : 0), 0);
  const [busyMs, garbageMs] = [sumOf(ofNode, busy), sumOf(ofNode, ['garbage'])];
  return { ofNode, wallMs, busyMs, garbageMs, samples: sumOf(hits, busy), longestBusyMs: null };
}

const busyKinds = (seen: readonly (NodeKind | undefined)[]): readonly NodeKind[] =>
  seen.includes('idle') ? ['code', 'garbage', 'program'] : ['code', 'garbage'];

/** Samples by time, ms since the start of the profile. */
function ordered({ nodes, deltas }: Samples): {
  readonly times: readonly number[];
  readonly nodes: number[];
} {
  const times: number[] = [];
  let [now, isOrdered] = [0, true];
  for (const delta of deltas) {
    now += delta / 1000;
    isOrdered &&= delta >= 0 || times.length === 0;
    times.push(now);
  }
  if (isOrdered) return { times, nodes: [...nodes] };
  const order = times.map((_, index) => index).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  return { times: order.map((at) => times[at] ?? 0), nodes: order.map((at) => nodes[at] ?? 0) };
}

/**
 * Where V8 cannot read a stack it writes `(program)`. One such sample between two of the same outermost function counts
 * as the one before it, as in DevTools.
 */
function withoutMisses(nodes: number[], { kinds, bottoms }: Samples): void {
  for (let at = 1; at + 1 < nodes.length; at++) {
    const [before, here, after] = [nodes[at - 1] ?? 0, nodes[at] ?? 0, nodes[at + 1] ?? 0];
    if (kinds[here] !== 'program' || kinds[before] !== 'code' || kinds[after] !== 'code') continue;
    if (bottoms[before] === bottoms[after]) nodes[at] = before;
  }
}
