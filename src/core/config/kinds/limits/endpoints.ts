import type { Policy } from '../../../model/policy.ts';
import { isObject } from '../../is-object.ts';
import { fault, good, type Kind, notOfThisKind, wrong } from '../kind.ts';
import { TEXT } from '../texts/text.ts';
import { gathered, limitsOfMetrics } from './limits-of-metrics.ts';
import { LIMITS_SCHEMA } from './metrics.ts';
import { entriesOf, unknownLimits } from './unknown-limits.ts';

type EndpointLimits = NonNullable<Policy['endpoints']>;

/** Own limits by endpoint and metric. An endpoint is `METHOD name`, the name alone, or `overall`. */
export const ENDPOINTS: Kind<EndpointLimits> = {
  read(raw) {
    if (!isObject(raw)) return notOfThisKind;
    const parts = Object.entries(raw).map(([name, inside]) => {
      const nameless = name.trim() === '' ? [fault([], name, 'endpoints with a name')] : [];
      const { value, faults } = limitsOfMetrics(inside ?? {}, [name]);
      return { name, value, faults: [...nameless, ...faults] };
    });
    const { value, faults } = gathered<EndpointLimits>(parts);
    return faults.length > 0 ? wrong(faults) : good(value);
  },
  wants: 'endpoints with metrics, such as { GET orders: { p95: { warn: 10% } } }',
  meant: () => null,
  schema: { type: 'object', propertyNames: TEXT.schema, additionalProperties: LIMITS_SCHEMA },
  strangers: (value, path) =>
    entriesOf(value).flatMap(([name, limits]) => unknownLimits(limits, [...path, name], false)),
};
