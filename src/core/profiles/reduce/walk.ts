import type { CallNode } from '../sampled.ts';

/**
 * Visits a tree of calls in depth, each node when it is called (`enter`) and when it returns (`leave`). Without
 * recursion: a profile of one that ran deep is as deep. Takes time that grows with the number of nodes.
 */
export function walk(
  nodes: readonly CallNode[],
  enter: (index: number) => void,
  leave: (index: number) => void,
): void {
  const firstBelow = new Int32Array(nodes.length + 1).fill(-1);
  const nextBeside = new Int32Array(nodes.length).fill(-1);
  // Backwards, so that each list is in the order of the nodes. The last place is that of nobody, who calls the outermost.
  for (let index = nodes.length - 1; index >= 0; index--) {
    const parent = nodes[index]?.parent ?? -1;
    const place = parent < 0 ? nodes.length : parent;
    nextBeside[index] = firstBelow[place] ?? -1;
    firstBelow[place] = index;
  }
  let at = firstBelow[nodes.length] ?? -1;
  while (at >= 0) {
    enter(at);
    const below = firstBelow[at] ?? -1;
    if (below >= 0) {
      at = below;
      continue;
    }
    at = behind(at, nodes, nextBeside, leave);
  }
}

/** The node that is called after this one and all below it have returned; -1: none is. */
function behind(
  from: number,
  nodes: readonly CallNode[],
  nextBeside: Int32Array,
  leave: (index: number) => void,
): number {
  for (let at = from; at >= 0; at = nodes[at]?.parent ?? -1) {
    leave(at);
    const next = nextBeside[at] ?? -1;
    if (next >= 0) return next;
  }
  return -1;
}
