import { firstHit, type Place, type Tree } from '../tree.ts';

/** What the workflows of a repository show. */
export type Workflows = {
  readonly files: Tree;
  /** one that runs the gate already: that which measures pull requests, where there are others */
  readonly gate: Place | null;
  /** of a gate that measures: whether another workflow gets its recording */
  readonly handsOver: boolean;
  /** one that publishes what another has measured */
  readonly publishes: Place | null;
  /** where a merge queue's event is used */
  readonly mergeGroup: Place | null;
};

/** Where GitHub looks for them, from the root of a repository. */
export const WORKFLOWS = '.github/workflows';

const GATE = /\buses:\s*["']?[\w.-]+\/perf-gate@/;
const MERGE_GROUP = /^\s*-?\s*merge_group\b|\[[^\]]*\bmerge_group\b[^\]]*\]/m;

const PUBLISHES = /\bmode["']?:\s*["']?publish\b|\bperf-gate publish\b/;
const HANDS_OVER = /\bhand-over["']?:\s*["']?true\b/;

export function workflowsOf(tree: Tree): Workflows {
  const files = [...tree.keys()].filter((name) => name.startsWith(`${WORKFLOWS}/`)).sort();
  const has = (pattern: RegExp) => (file: string) => firstHit(tree, [file], pattern) !== null;
  const measure = files.filter((file) => has(GATE)(file) && !has(PUBLISHES)(file));
  // Another one may only refresh the baseline.
  const likeliest = [...measure.filter(has(/\bpull_request\b/)), ...measure, ...files];
  const gate = firstHit(tree, likeliest, GATE)?.at ?? null;
  return {
    files: new Map(files.map((name) => [name, tree.get(name) ?? ''])),
    gate,
    handsOver: gate !== null && has(HANDS_OVER)(gate.file),
    publishes: firstHit(tree, files, PUBLISHES)?.at ?? null,
    mergeGroup: firstHit(tree, files, MERGE_GROUP)?.at ?? null,
  };
}
