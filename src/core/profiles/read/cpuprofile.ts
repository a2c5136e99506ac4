import type { CallNode, LineTime, Sampled, SampledFunction } from '../sampled.ts';
import { type CpuNode, type CpuProfile, cpuProfileOf } from './cpuprofile-shape.ts';
import { type NodeKind, type SampleTimes, timesOfHits, timesOfSamples } from './sample-times.ts';

/**
 * A .cpuprofile, which V8 writes. Throws an Error that says why it is none. Takes time that grows with its size.
 *
 * `(idle)` is waiting in the event loop, and no time of the processor. `(program)` is the engine's and Node's own work
 * without a function on the stack; it is busy. Where a profile knows no `(idle)`, waiting is in `(program)` too, and
 * neither counts.
 */
export function readCpuprofile(text: string): Sampled {
  const profile = cpuProfileOf(text);
  const order = callersFirst(profile.nodes);
  const kinds = order.map(({ node, parent }) => kindOf(node, parent));
  const numbers = new Map(order.map(({ node }, index) => [node.id, index]));
  const times = sampleTimes(profile, order, kinds, numbers);
  return {
    format: 'cpuprofile',
    // Its sampler goes by the clock, and `(idle)` and `(program)` are told apart by what the thread does.
    clock: 'wall',
    ...{ wallMs: times.wallMs, busyMs: times.busyMs, garbageMs: times.garbageMs },
    ...{ samples: times.samples, longestBusyMs: times.longestBusyMs },
    ...withoutRoot(order, (index) => (kinds[index] === 'code' ? (times.ofNode[index] ?? 0) : 0)),
  };
}

/** The root is no function. What is no code takes no part in what functions took. */
function withoutRoot(
  order: readonly Placed[],
  ownMs: (index: number) => number,
): Pick<Sampled, 'functions' | 'nodes'> {
  const [, ...called] = order;
  const nodes = called.map(({ node, parent }, code): CallNode => {
    const ms = ownMs(code + 1);
    return { parent: parent - 1, code, line: null, ms, lines: linesOf(node, ms) };
  });
  return { functions: called.map(({ node }) => functionOf(node)), nodes };
}

/** V8 gives what is no code these names, below the root. */
function kindOf({ name }: CpuNode, parent: number): NodeKind {
  if (parent === -1) return 'program';
  if (parent > 0) return 'code';
  if (name === '(idle)') return 'idle';
  if (name === '(program)') return 'program';
  return name === '(garbage collector)' ? 'garbage' : 'code';
}

function sampleTimes(
  profile: CpuProfile,
  order: readonly Placed[],
  kinds: readonly NodeKind[],
  numbers: ReadonlyMap<number, number>,
): SampleTimes {
  const { samples, startTime, endTime } = profile;
  if (samples === null) {
    const hits = order.map(({ node }) => node.hits);
    return timesOfHits(hits, kinds, (endTime - startTime) / 1000);
  }
  const nodes = samples.ids.map((id) => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`samples holds ${id}, which is no node`);
    return number;
  });
  const bottoms: number[] = [];
  for (const [index, { parent }] of order.entries())
    bottoms.push(parent < 1 ? index : (bottoms[parent] ?? 0));
  return timesOfSamples({
    nodes,
    deltas: samples.deltas,
    kinds,
    bottoms,
    spanMs: (endTime - startTime) / 1000,
  });
}

type Placed = { readonly node: CpuNode; readonly parent: number };

/** All nodes of the one tree that they make, each behind its parent. */
function callersFirst(nodes: readonly CpuNode[]): readonly Placed[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  if (byId.size < nodes.length) throw new Error('two nodes have the same id');
  const below = new Set(nodes.flatMap(({ children }) => children));
  const [root, ...others] = nodes.filter(({ id }) => !below.has(id));
  if (root === undefined || others.length > 0) throw new Error('its nodes are not one tree');
  const order: Placed[] = [{ node: root, parent: -1 }];
  for (let at = 0; at < order.length; at++) {
    for (const id of order[at]?.node.children ?? []) {
      const node = byId.get(id);
      // More places than nodes: one is below two others, and may go round in a circle.
      if (node === undefined || order.length === nodes.length) throw new Error('its nodes are not one tree');
      order.push({ node, parent: at });
    }
  }
  if (order.length < nodes.length) throw new Error('its nodes are not one tree');
  return order;
}

function functionOf({ name, script, url, line, column }: CpuNode): SampledFunction {
  const place = { line: line < 0 ? null : line + 1, column: column < 0 ? null : column };
  return { name, file: url, ...place, isNative: url === '' && script === '0' };
}

function linesOf({ ticks, hits }: CpuNode, ms: number): readonly LineTime[] {
  const placed = ticks.filter(({ line }) => line > 0);
  const all = Math.max(
    hits,
    placed.reduce((sum, one) => sum + one.ticks, 0),
  );
  return all === 0 || ms === 0
    ? []
    : placed.map(({ line, ticks: part }) => ({ line, ms: (ms * part) / all }));
}
