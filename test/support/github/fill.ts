import { isObject, type Json, type JsonObject } from './json.ts';

/** The parts of an OpenAPI 3.0 schema that decide a value's shape. */
export type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly Json[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

/**
 * Completes a response: what a handler says stays, and every other field that GitHub's description requires gets
 * a neutral value. So handlers name only what matters, and the answer still has GitHub's whole shape.
 */
export function fill(schema: Schema, given: Json | undefined): Json {
  const chosen = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (given === null) return null;
  if (given === undefined) {
    if (schema.nullable === true || schema.anyOf?.some(({ nullable }) => nullable === true)) return null;
    if (schema.enum?.[0] !== undefined) return schema.enum[0];
  }
  if (schema.allOf !== undefined)
    return schema.allOf.reduce<Json>((value, part) => fill(part, value), given ?? {});
  if (chosen !== undefined && schema.properties === undefined) return fill(chosen, given);
  if (Array.isArray(given)) return given.map((item: Json) => fill(schema.items ?? {}, item));
  if (isObject(given)) return fillObject(schema, given);
  return given ?? neutral(schema);
}

function neutral(schema: Schema): Json {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'string':
      return neutralText(schema.format);
    default:
      return fillObject(schema, {});
  }
}

function neutralText(format: string | undefined): string {
  if (format === 'uri') return 'https://github.example/x';
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  return 'x';
}

function fillObject(schema: Schema, given: JsonObject): JsonObject {
  const names = new Set([...(schema.required ?? []), ...Object.keys(given)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const inner = schema.properties?.[name];
      return [name, inner === undefined ? given[name] : fill(inner, given[name])];
    }),
  );
}
