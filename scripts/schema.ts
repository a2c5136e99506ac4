import type { JsonSchema, Kind } from '../src/core/config/kinds/kind.ts';
import type { Setting } from '../src/core/config/settings/setting.ts';
import { SETTINGS } from '../src/core/config/settings.ts';

/** The JSON Schema of perf-gate.yml, for editors. */
export function schemaText(): string {
  const properties: Record<string, JsonSchema> = {};
  const groups: Record<string, Record<string, JsonSchema>> = {};
  for (const setting of SETTINGS) {
    if (setting.path === null) continue;
    const [first = '', second] = setting.path.split('.');
    if (second === undefined) properties[first] = described(setting);
    else groups[first] = { ...groups[first], [second]: described(setting) };
  }
  const nested = Object.entries(groups).map(([group, keys]) => [group, named(keys)] as const);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...named({ ...properties, ...Object.fromEntries(nested) }),
    title: 'perf-gate.yml',
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const named = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});

function described({ help, default: text, kind }: Setting): JsonSchema {
  const standard = text === null ? {} : { default: inFile(text, kind) };
  return { description: help, ...standard, ...kind.schema };
}

/** As the file holds it: a number or a switch has no quotes there. */
function inFile(text: string, { read, schema }: Kind): unknown {
  const value = read(text);
  return value.ok && typeof value.value === schema['type'] ? value.value : text;
}
