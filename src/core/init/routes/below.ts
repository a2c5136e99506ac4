import { type Hit, hits, type Tree } from '../tree.ts';

/** Hits of a pattern, each with the last hit of another one before it in the same file. */
export function below(
  tree: Tree,
  files: readonly string[],
  [holder, pattern]: readonly [RegExp, RegExp],
): readonly { readonly hit: Hit; readonly holder: Hit | null }[] {
  return files.flatMap((file) => {
    const holders = hits(tree, [file], holder);
    return hits(tree, [file], pattern).map((hit) => ({
      hit,
      holder: holders.findLast(({ at }) => (at.line ?? 0) <= (hit.at.line ?? 0)) ?? null,
    }));
  });
}
