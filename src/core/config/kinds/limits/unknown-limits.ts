import { METRIC_IDS } from '../../../model/metric.ts';
import { isObject } from '../../is-object.ts';
import { placeInside } from '../../place-name.ts';
import { suggest } from '../../suggest.ts';
import type { Stranger } from '../kind.ts';
import { isOwnName, LIMITS, OWN_LIMITS } from './limit-names.ts';

/** Every unknown metric, and every unknown key of a metric. `own`: metrics of the script's own may stand there too. */
export function unknownLimits(value: unknown, path: readonly string[], own: boolean): readonly Stranger[] {
  return entriesOf(value).flatMap(([metric, limits]) => {
    const at = [...path, metric];
    const isOwn = own && isOwnName(metric, limits);
    if (!isOwn && !METRIC_IDS.some((id) => id === metric)) {
      return [stranger(at, 'a metric', METRIC_IDS, own ? OWN_HINT : '')];
    }
    const known: readonly string[] = isOwn ? OWN_LIMITS : LIMITS;
    const unknown = entriesOf(limits).filter(([key]) => !known.includes(key));
    return unknown.map(([key]) => stranger([...at, key], 'a setting', known));
  });
}

const OWN_HINT = " One of the script's own says which way is better: { better: lower }.";

/** A value that holds no names is told where it is read. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

function stranger(path: readonly string[], what: string, known: readonly string[], hint = ''): Stranger {
  const near = suggest(path.at(-1) ?? '', known);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  return {
    path,
    message: `${placeName(path)} is not ${what}.${meant} Known here: ${known.join(', ')}.${hint}`,
  };
}

const placeName = (path: readonly string[]): string => placeInside(path).replace(/^\./, '');
