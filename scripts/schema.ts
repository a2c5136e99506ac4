import { z } from 'zod';
import { SETTINGS, type Setting } from '../src/core/config/settings.ts';

/** The JSON Schema of perf-gate.yml, for editors. */
export function schemaText(): string {
  const groups = new Map<string, Record<string, z.ZodType>>();
  for (const setting of SETTINGS) {
    if (setting.path === null) continue;
    const [first = '', second] = setting.path.split('.');
    const [group, key] = second === undefined ? ['', first] : [first, second];
    groups.set(group, { ...groups.get(group), [key]: shapeOf(setting).optional().describe(setting.help) });
  }
  const nested = [...groups].filter(([group]) => group !== '');
  const shape = z.strictObject({
    ...groups.get(''),
    ...Object.fromEntries(nested.map(([group, keys]) => [group, z.strictObject(keys).optional()])),
  });
  return `${JSON.stringify(z.toJSONSchema(shape), null, 2)}\n`;
}

function shapeOf({ kind, allowed }: Setting): z.ZodType {
  switch (kind) {
    case 'choice':
      return z.enum(allowed as [string, ...string[]]);
    case 'port':
      return z.int().min(1).max(65_535);
    case 'list':
      return z.array(z.string());
    case 'map':
      return z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
    case 'rate':
      return z.string().regex(/^\d+(\.\d+)?\s*\/\s*[smh]$/);
    case 'percent':
      return z.string().regex(/^\d+(\.\d+)?\s*%$/);
    case 'store':
      return z.string().regex(/^(artifact|none|directory:.+)$/);
    default:
      return z.string().min(1);
  }
}
