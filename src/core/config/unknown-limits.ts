import { LIMITS, METRIC_IDS } from './limit-names.ts';
import { suggest } from './suggest.ts';

/** A name below `policy.metrics` or `policy.endpoints` that is none of ours. */
export type Stranger = { readonly path: readonly string[]; readonly message: string };

/** Every unknown metric, and every unknown key of a metric. `depth`: how many names stand above the metrics. */
export function unknownLimits(value: unknown, path: readonly string[], depth: 0 | 1): readonly Stranger[] {
  if (depth === 1)
    return entriesOf(value).flatMap(([name, child]) => unknownLimits(child, [...path, name], 0));
  return entriesOf(value).flatMap(([metric, limits]) => {
    const at = [...path, metric];
    if (!METRIC_IDS.some((id) => id === metric)) return [stranger(at, 'a metric', METRIC_IDS)];
    const keys = entriesOf(limits).map(([key]) => key);
    const unknown = keys.filter((key) => !LIMITS.some((limit) => limit === key));
    return unknown.map((key) => stranger([...at, key], 'a setting', LIMITS));
  });
}

/** A value that holds no names is told where it is read. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function stranger(path: readonly string[], what: string, known: readonly string[]): Stranger {
  const near = suggest(path.at(-1) ?? '', known);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  return { path, message: `${placeName(path)} is not ${what}.${meant} Known here: ${known.join(', ')}.` };
}

const placeName = (path: readonly string[]): string => placeInside(path).replace(/^\./, '');

/** `.p95`, `[0]`, `["GET orders"]`: a name of the user's in quotes where it is more than a word. */
export function placeInside(parts: readonly (string | number)[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join('');
}
