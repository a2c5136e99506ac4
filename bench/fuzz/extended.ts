import type { Random } from '../../src/core/statistics/random.ts';
import { type Json, type Path, pick, placesOf } from './damage.ts';

/** Names that no release knows yet, among them such as plain objects answer to without having them. */
const ADDED: ReadonlySet<string> = new Set([
  'of-a-newer-release',
  'constructor',
  'toString',
  'hasOwnProperty',
]);
const VALUES: readonly Json[] = [1, 'text', null, true, [1, 'a', null], { inside: { of: [1] } }];
const MOST = 5;

/** Objects whose keys are names of endpoints, metrics and the like: a new key there is one more of them. */
export const NAMED: ReadonlySet<string> = new Set(['metrics', 'values', 'subjects', 'errors', 'endpoints']);

/** The file with a few names more, in objects of any depth, and where. */
export function extended(
  file: Json,
  random: Random,
): { readonly file: Json; readonly at: readonly string[] } {
  const objects = [[], ...placesOf(file)].flatMap((at: Path) => {
    const found = at.reduce<Json>((node, key) => (node as Record<string | number, Json>)[key] ?? null, file);
    const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
    return isObject && !NAMED.has(String(at.at(-1))) ? [{ at, found }] : [];
  });
  const chosen = Array.from({ length: 1 + Math.floor(random() * MOST) }, () => pick(objects, random));
  for (const { found } of chosen) found[pick([...ADDED], random)] = pick(VALUES, random);
  return { file, at: chosen.map(({ at }) => at.join('.')) };
}

export const withoutAdded = (value: unknown): string =>
  JSON.stringify(value, (key, inner) => (ADDED.has(key) ? undefined : inner));
