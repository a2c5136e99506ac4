import { definitionOf, METRIC_IDS, type MetricId } from '../../../model/metric.ts';
import type { MetricLimits } from '../../../model/policy.ts';
import { ROLES } from '../../../model/role.ts';
import { good, type JsonSchema, type Kind, wrong } from '../kind.ts';
import { PERCENT } from '../percent.ts';
import { FLOOR } from './floor.ts';
import { limitsOfMetrics, METRICS_WANTED } from './limits-of-metrics.ts';
import { unknownLimits } from './unknown-limits.ts';

/** Own limits of metrics. */
export const METRICS: Kind<MetricLimits> = {
  read(raw) {
    const { value, faults } = limitsOfMetrics(raw, []);
    return faults.length > 0 ? wrong(faults) : good(value);
  },
  wants: METRICS_WANTED,
  meant: () => null,
  schema: {
    type: 'object',
    properties: Object.fromEntries(METRIC_IDS.map((id) => [id, schemaOf(id)])),
    additionalProperties: false,
  },
  strangers: unknownLimits,
};

function schemaOf(id: MetricId): JsonSchema {
  const { unit } = definitionOf(id);
  const floor = { type: 'string', pattern: FLOOR[unit].source };
  return {
    type: 'object',
    properties: {
      warn: PERCENT.schema,
      fail: PERCENT.schema,
      floor: unit === 'ratio' ? floor : { anyOf: [{ type: 'number', minimum: 0 }, floor] },
      role: { type: 'string', enum: ROLES },
    },
    additionalProperties: false,
  };
}
