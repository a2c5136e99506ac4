/** Fields of a webhook event, read without trust: anything may be absent or of another type. */
export type Fields = { readonly [key: string]: unknown };

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The value at a path of keys; undefined where the path ends early. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => fieldsOf(inner)[key], value);
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A whole number of at least 0; 0 for anything else. Ids arrive as numbers in events and as text in variables. */
export function id(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : 0;
}
