import { firstHit, type Place, type Tree } from '../tree.ts';

/** A k6 script that the repository has already. */
export type K6Script = {
  readonly name: string;
  /** where it calls a fixed address; null: it reads BASE_URL, or calls none that can be seen */
  readonly fixed: Place | null;
};

const K6 = /\bfrom\s+["']k6\/http["']/;
const BASE_URL = /__ENV\.BASE_URL|__ENV\[["']BASE_URL["']\]/;
const ADDRESS = /["'`](https?:\/\/[^"'`]+)/;
/** That it is a load, not a library of one. */
const DRIVES = /\bexport\s+(?:default\b|const\s+options\b)/;
const LIKELY = /(^|[/_.-])(load|perf|performance|smoke|main)[^/]*$/;

/** The likeliest first. */
export function k6Scripts(tree: Tree): readonly K6Script[] {
  const names = [...tree.keys()].filter((name) => /\.[cm]?[jt]s$/.test(name));
  const scripts = names.filter((name) => K6.test(tree.get(name) ?? '') && DRIVES.test(tree.get(name) ?? ''));
  return scripts
    .sort(
      (a, b) => Number(LIKELY.test(b)) - Number(LIKELY.test(a)) || a.length - b.length || (a < b ? -1 : 1),
    )
    .map((name) => {
      const reads = BASE_URL.test(tree.get(name) ?? '');
      return { name, fixed: reads ? null : (firstHit(tree, [name], ADDRESS)?.at ?? null) };
    });
}
