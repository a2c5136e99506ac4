export type Position = { readonly line: number; readonly column: number };

/** A parsed configuration file. */
export type ConfigFile = {
  readonly name: string;
  readonly value: unknown;
  /** where a key or its value stands; null: not known */
  readonly locate: (path: readonly (string | number)[], part: 'key' | 'value') => Position | null;
};
