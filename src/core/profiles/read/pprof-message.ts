/**
 * A decoded profile.proto (https://github.com/google/pprof/blob/main/proto/profile.proto), of it what is used. Numbers
 * of strings are indices in `strings`.
 */
export type PprofMessage = {
  readonly strings: readonly string[];
  readonly sampleTypes: readonly PprofType[];
  readonly samples: readonly PprofSample[];
  readonly locations: ReadonlyMap<number, PprofLocation>;
  readonly functions: ReadonlyMap<number, PprofFunction>;
  /** id → file name of what was loaded, a string */
  readonly mappings: ReadonlyMap<number, number>;
  readonly periodType: PprofType;
  readonly period: number;
  readonly durationNanos: number;
};

export type PprofType = { readonly type: number; readonly unit: number };

/** `locations`: ids, the innermost first; `values`: one for each of the sample types. */
export type PprofSample = { readonly locations: readonly number[]; readonly values: readonly number[] };

/** `lines`: what was inlined first, and what it was inlined into last. */
export type PprofLocation = {
  readonly mapping: number;
  readonly lines: readonly { readonly function: number; readonly line: number }[];
};

export type PprofFunction = { readonly name: number; readonly file: number; readonly startLine: number };
