import { firstHit, type Place, type Tree } from '../tree.ts';

/** What the workflows of a repository show. */
export type Workflows = {
  readonly files: Tree;
  /** one that runs the gate already */
  readonly gate: Place | null;
  /** where a merge queue's event is used */
  readonly mergeGroup: Place | null;
};

/** Where GitHub looks for them, from the root of a repository. */
export const WORKFLOWS = '.github/workflows';

const GATE = /\buses:\s*["']?[\w.-]+\/perf-gate@/;
const MERGE_GROUP = /^\s*-?\s*merge_group\b|\[[^\]]*\bmerge_group\b[^\]]*\]/m;

export function workflowsOf(tree: Tree): Workflows {
  const files = [...tree.keys()].filter((name) => name.startsWith(`${WORKFLOWS}/`)).sort();
  return {
    files: new Map(files.map((name) => [name, tree.get(name) ?? ''])),
    gate: firstHit(tree, files, GATE)?.at ?? null,
    mergeGroup: firstHit(tree, files, MERGE_GROUP)?.at ?? null,
  };
}
