import { z } from 'zod';
import { FLOOR, FLOORS, METRIC_IDS, ROLES } from '../src/core/config/limit-names.ts';
import {
  DURATION,
  GATE,
  PERCENT,
  RATE,
  REF,
  ROUTE,
  STORE,
  URL_START,
  VARIABLE,
} from '../src/core/config/patterns.ts';
import { BUDGET, CONFIDENCE, MOST_SEED } from '../src/core/config/scalars.ts';
import { SETTINGS, type Setting } from '../src/core/config/settings.ts';

/** The JSON Schema of perf-gate.yml, for editors. */
export function schemaText(): string {
  const groups = new Map<string, Record<string, z.ZodType>>();
  for (const setting of SETTINGS) {
    if (setting.path === null) continue;
    const [first = '', second] = setting.path.split('.');
    const [group, key] = second === undefined ? ['', first] : [first, second];
    groups.set(group, { ...groups.get(group), [key]: described(setting) });
  }
  const nested = [...groups].filter(([group]) => group !== '');
  const shape = z.strictObject({
    ...groups.get(''),
    ...Object.fromEntries(nested.map(([group, keys]) => [group, z.strictObject(keys).optional()])),
  });
  const titled = shape.meta({ title: 'perf-gate.yml' });
  return `${JSON.stringify(z.toJSONSchema(titled), null, 2)}\n`;
}

function described(setting: Setting): z.ZodType {
  const { default: text, kind } = setting;
  const standard = text === null ? {} : { default: kind === 'boolean' ? text === 'true' : text };
  return shapeOf(setting)
    .optional()
    .meta({ description: setting.help, ...standard });
}

const TEXT = /\S/;

const METRICS = z.strictObject(
  Object.fromEntries(
    METRIC_IDS.map((id) => {
      const { unit } = FLOORS[id];
      const floor = z.string().regex(FLOOR[unit]);
      const limits = z.strictObject({
        warn: z.string().regex(PERCENT).optional(),
        fail: z.string().regex(PERCENT).optional(),
        floor: (unit === 'ratio' ? floor : z.union([z.number().min(0), floor])).optional(),
        role: z.enum(ROLES as [string, ...string[]]).optional(),
      });
      return [id, limits.optional()];
    }),
  ),
);

function shapeOf({ kind, allowed }: Setting): z.ZodType {
  switch (kind) {
    case 'choice':
      return z.enum(allowed as [string, ...string[]]);
    case 'budget':
      return z.union([z.number().min(BUDGET.least).max(BUDGET.most), z.string().regex(DURATION)]);
    case 'confidence':
      return z.number().gt(CONFIDENCE.above).lt(CONFIDENCE.below);
    case 'seed':
      return z.int().min(0).max(MOST_SEED);
    case 'metrics':
      return METRICS;
    case 'endpoints':
      return z.record(z.string().regex(TEXT), METRICS);
    case 'port':
      return z.int().min(1).max(65_535);
    case 'boolean':
      return z.boolean();
    case 'list':
      return z.union([z.string().regex(TEXT), z.array(z.string().regex(TEXT))]);
    case 'variables':
      return z.union([z.string().regex(TEXT), z.array(z.string().regex(VARIABLE))]);
    case 'routes':
      return z.union([z.string().regex(TEXT), z.array(z.string().regex(ROUTE))]);
    case 'map':
      return z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
    default:
      return z.string().regex(PATTERNS[kind] ?? TEXT);
  }
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  gate: GATE,
  url: URL_START,
  rate: RATE,
  duration: DURATION,
  percent: PERCENT,
  store: STORE,
  tag: REF,
};
