import type { ProfileFrame } from '../../model/evidence/profile.ts';
import type { CallNode, Sampled } from '../sampled.ts';
import { walk } from './walk.ts';

/** Times of a function, ms. */
export type Totals = {
  readonly frame: ProfileFrame;
  selfMs: number;
  totalMs: number;
  ownMs: number;
  readonly lines: Map<number, number>;
  readonly calls: Map<ProfileFrame, number>;
};

/**
 * Times of every function that took any. `frames`: of each of the profile's functions; those with one name, file and
 * line are one. Takes time that grows with the number of nodes.
 */
export function totalsOf({ functions, nodes }: Sampled, frames: readonly ProfileFrame[]): readonly Totals[] {
  const totals = mergedTotals(functions.map((_, code) => frames[code]));
  const of = (index: number): Totals | undefined => totals[nodes[index]?.code ?? -1];
  const below = belowOf(nodes);
  const reach = { app: new Int32Array(nodes.length).fill(-1), other: new Int32Array(nodes.length).fill(-1) };
  const open = new Map<Totals, number>();
  const enter = (index: number): void => {
    const [total, node] = [of(index), nodes[index]];
    if (total === undefined || node === undefined) return;
    const depth = open.get(total) ?? 0;
    open.set(total, depth + 1);
    if (depth === 0) total.totalMs += below[index] ?? 0;
    total.selfMs += node.ms;
    const isApp = total.frame.owner === 'app';
    const [app = -1, other = -1] = node.parent < 0 ? [] : [reach.app[node.parent], reach.other[node.parent]];
    reach.app[index] = isApp ? index : app;
    if (!isApp && app >= 0) reach.other[index] = other >= 0 ? other : index;
    const [own, called] = [reach.app[index] ?? -1, reach.other[index] ?? -1];
    spend(of(own), nodes[own], node, of(called)?.frame);
  };
  walk(nodes, enter, (index) => {
    const total = of(index);
    if (total !== undefined) open.set(total, (open.get(total) ?? 1) - 1);
  });
  return [...new Set(totals)].filter((one): one is Totals => one !== undefined && one.totalMs > 0);
}

/** Adds what one node took to the application's function that is nearest to it. */
function spend(
  total: Totals | undefined,
  own: CallNode | undefined,
  node: CallNode,
  called: ProfileFrame | undefined,
): void {
  if (total === undefined || own === undefined || node.ms === 0) return;
  total.ownMs += node.ms;
  if (called !== undefined) total.calls.set(called, (total.calls.get(called) ?? 0) + node.ms);
  const lines = node === own ? node.lines : [];
  for (const { line, ms } of lines) total.lines.set(line, (total.lines.get(line) ?? 0) + ms);
  if (own.line !== null) total.lines.set(own.line, (total.lines.get(own.line) ?? 0) + node.ms);
}

/** What each node and all that it calls took. */
function belowOf(nodes: readonly CallNode[]): Float64Array {
  const below = Float64Array.from(nodes, ({ ms }) => ms);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const parent = nodes[index]?.parent ?? -1;
    if (parent >= 0) below[parent] = (below[parent] ?? 0) + (below[index] ?? 0);
  }
  return below;
}

function mergedTotals(frames: readonly (ProfileFrame | undefined)[]): readonly (Totals | undefined)[] {
  const made = new Map<string, Totals>();
  return frames.map((frame) => {
    if (frame === undefined) return undefined;
    const key = `${frame.name}\n${frame.file}\n${frame.line}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const total = { frame, selfMs: 0, totalMs: 0, ownMs: 0, lines: new Map(), calls: new Map() };
    made.set(key, total);
    return total;
  });
}
