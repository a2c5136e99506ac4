import { DIRECTIONS, definitionOf, METRIC_IDS, type MetricId } from '../../../model/metric.ts';
import type { Policy } from '../../../model/policy.ts';
import { ROLES } from '../../../model/role.ts';
import { good, type JsonSchema, type Kind, wrong } from '../kind.ts';
import { PERCENT } from '../numbers/percent.ts';
import { FLOOR } from './floor.ts';
import { limitsOfAll, METRICS_WANTED } from './limits-of-metrics.ts';
import { unknownLimits } from './unknown-limits.ts';

const NUMBER = { type: 'number', minimum: 0 };

/** For editors: limits of our metrics. */
export const LIMITS_SCHEMA: JsonSchema = {
  type: 'object',
  properties: Object.fromEntries(METRIC_IDS.map((id) => [id, schemaOf(id)])),
  additionalProperties: false,
};

/** The same of the script's own, whose unit nobody knows yet. */
const OWN_SCHEMA = fields(
  { anyOf: [NUMBER, ...Object.values(FLOOR).map(written)] },
  { better: { type: 'string', enum: DIRECTIONS } },
);

/** Own limits of metrics, the script's own among them. */
export const METRICS: Kind<NonNullable<Policy['metrics']>> = {
  read(raw) {
    const { value, faults } = limitsOfAll(raw);
    return faults.length > 0 ? wrong(faults) : good(value);
  },
  wants: METRICS_WANTED,
  meant: () => null,
  schema: {
    ...LIMITS_SCHEMA,
    // A slip of the pen such as p59 says nothing of its direction (limit-names.ts).
    patternProperties: {
      '^(?!p\\d+$)[a-zA-Z_][a-zA-Z0-9_]*$': OWN_SCHEMA,
      '^p(?!(50|95|99)$)\\d+$': { ...OWN_SCHEMA, required: ['better'] },
    },
  },
  strangers: (value, path) => unknownLimits(value, path, true),
};

function schemaOf(id: MetricId): JsonSchema {
  const { unit } = definitionOf(id);
  const floor = written(FLOOR[unit]);
  return fields(unit === 'ratio' ? floor : { anyOf: [NUMBER, floor] }, {});
}

function written({ source }: RegExp): JsonSchema {
  return { type: 'string', pattern: source };
}

function fields(floor: JsonSchema, more: JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: {
      ...more,
      ...{ warn: PERCENT.schema, fail: PERCENT.schema, floor },
      role: { type: 'string', enum: ROLES },
    },
    additionalProperties: false,
  };
}
