import { firstHit, type Place, type Tree } from '../tree.ts';
import { gateSteps, isFor } from './gate-steps.ts';

/** What the workflows of a repository show. */
export type Workflows = {
  readonly files: Tree;
  /** one that runs the gate already: of this folder, and that which measures pull requests, where there are others */
  readonly gate: Place | null;
  /** the folder that it measures in place of this one, from the root, as it is written there; null: it measures this one */
  readonly elsewhere: string | null;
  /** of a gate that measures: whether another workflow gets its recording */
  readonly handsOver: boolean;
  /** one that publishes what another has measured */
  readonly publishes: Place | null;
  /** where a merge queue's event is used */
  readonly mergeGroup: Place | null;
};

/** Where GitHub looks for them, from the root of a repository. */
export const WORKFLOWS = '.github/workflows';

const MERGE_GROUP = /^\s*-?\s*merge_group\b|\[[^\]]*\bmerge_group\b[^\]]*\]/m;

const PUBLISHES = /\bmode["']?:\s*["']?publish\b|\bperf-gate publish\b/;
const HANDS_OVER = /\bhand-over["']?:\s*["']?true\b/;

/** `folder`: that of the gate, from the root of the repository; '' for the root. */
export function workflowsOf(tree: Tree, folder: string): Workflows {
  const files = [...tree.keys()].filter((name) => name.startsWith(`${WORKFLOWS}/`)).sort();
  const own = new Map(files.map((name) => [name, tree.get(name) ?? '']));
  const has = (pattern: RegExp) => (file: string) => firstHit(tree, [file], pattern) !== null;
  const steps = gateSteps(tree, files);
  const measure = steps.filter(({ at }) => !has(PUBLISHES)(at.file));
  // Another one may only refresh the baseline.
  const likeliest = [...measure.filter(({ at }) => has(/\bpull_request\b/)(at.file)), ...measure];
  const here = likeliest.find((step) => isFor(step, folder, own));
  const step = here ?? likeliest[0] ?? steps[0];
  const isElsewhere = here === undefined && step !== undefined && measure.includes(step);
  return {
    files: own,
    gate: step?.at ?? null,
    elsewhere: isElsewhere ? step.folder : null,
    handsOver: step !== undefined && has(HANDS_OVER)(step.at.file),
    publishes: firstHit(tree, files, PUBLISHES)?.at ?? null,
    mergeGroup: firstHit(tree, files, MERGE_GROUP)?.at ?? null,
  };
}
