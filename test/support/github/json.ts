export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json | undefined };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field that is a text; null: absent, or of another kind. */
export const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
