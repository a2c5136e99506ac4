import { METRIC_IDS } from '../../../model/metric.ts';
import { isObject } from '../../is-object.ts';
import { placeInside } from '../../place-name.ts';
import { suggest } from '../../suggest.ts';
import type { Stranger } from '../kind.ts';
import { LIMITS } from './limit-names.ts';

/** Every unknown metric, and every unknown key of a metric. */
export function unknownLimits(value: unknown, path: readonly string[]): readonly Stranger[] {
  return entriesOf(value).flatMap(([metric, limits]) => {
    const at = [...path, metric];
    if (!METRIC_IDS.some((id) => id === metric)) return [stranger(at, 'a metric', METRIC_IDS)];
    const keys = entriesOf(limits).map(([key]) => key);
    const unknown = keys.filter((key) => !LIMITS.some((limit) => limit === key));
    return unknown.map((key) => stranger([...at, key], 'a setting', LIMITS));
  });
}

/** A value that holds no names is told where it is read. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

function stranger(path: readonly string[], what: string, known: readonly string[]): Stranger {
  const near = suggest(path.at(-1) ?? '', known);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  return { path, message: `${placeName(path)} is not ${what}.${meant} Known here: ${known.join(', ')}.` };
}

const placeName = (path: readonly string[]): string => placeInside(path).replace(/^\./, '');
