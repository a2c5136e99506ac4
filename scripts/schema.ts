import type { JsonSchema, Kind } from '../src/core/config/kinds/kind.ts';
import type { Setting } from '../src/core/config/settings/setting.ts';
import { SETTINGS } from '../src/core/config/settings.ts';

/** A setting, and what of its path is still to be gone. */
type Placed = { readonly setting: Setting; readonly keys: readonly string[] };

/** The JSON Schema of perf-gate.yml, for editors. */
export function schemaText(): string {
  const placed = SETTINGS.flatMap((setting) =>
    setting.path === null ? [] : [{ setting, keys: setting.path.split('.') }],
  );
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...objectOf(placed),
    title: 'perf-gate.yml',
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** However deep a setting lies: two that share a group are both properties of it. */
function objectOf(placed: readonly Placed[]): JsonSchema {
  const properties = [...Map.groupBy(placed, ({ keys: [first = ''] }) => first)].map(([key, inside]) => {
    const [only] = inside.filter(({ keys }) => keys.length === 1);
    if (only !== undefined) return [key, described(only.setting)] as const;
    return [key, objectOf(inside.map(({ setting, keys }) => ({ setting, keys: keys.slice(1) })))] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

function described({ help, default: text, kind }: Setting): JsonSchema {
  const standard = text === null ? {} : { default: inFile(text, kind) };
  return { description: help, ...standard, ...kind.schema };
}

/** As the file holds it: a number or a switch has no quotes there. */
function inFile(text: string, { read, schema }: Kind): unknown {
  const value = read(text);
  return value.ok && typeof value.value === schema['type'] ? value.value : text;
}
