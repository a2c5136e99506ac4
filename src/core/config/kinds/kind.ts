/**
 * What a setting's values are like: read, asked for, guessed and shown to editors. One file of this shelf is one kind;
 * a row of the settings table names it, and nothing else has to know of it.
 */
export type Kind<T = unknown> = {
  /** `raw` is the text of an input or flag, without blanks around it, or whatever the file holds. */
  read(raw: unknown): Read<T>;
  /** completes "but must be …" */
  readonly wants: string;
  /** what to write instead of a value that is none of this kind; null: no idea */
  meant(raw: unknown): string | null;
  /** for editors, of what the file may hold */
  readonly schema: JsonSchema;
  /** the only words that are taken, for the help */
  readonly words?: readonly string[];
  /** Names inside a value of the file that are none of ours; absent: any may stand there. `path`: of the value. */
  strangers?(value: unknown, path: readonly string[]): readonly Stranger[];
  /** The secrets in a value that cannot be read. `inside`: it is one that the setting's value holds. */
  secrets?(raw: unknown, inside: boolean): readonly string[];
};

/** The value, or what is wrong with the values that it holds. No faults: it is not of this kind at all. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Where inside a value; empty: the value itself. */
export type At = readonly (string | number)[];

/** What is wrong with a value, or with one that it holds. */
export type Fault = {
  readonly at: At;
  readonly raw: unknown;
  /** completes "but must be …" */
  readonly wants: string;
  /** what to write instead; null: not known */
  readonly meant: string | null;
};

/** A name in the file that is none of ours. */
export type Stranger = { readonly path: readonly (string | number)[]; readonly message: string };

export type JsonSchema = { readonly [keyword: string]: unknown };

export const good = <T>(value: T): Read<T> => ({ ok: true, value });

export const notOfThisKind: Read<never> = { ok: false, faults: [] };

/** What was read of a value beside what is wrong with it. */
export type Part<T> = { readonly value: T; readonly faults: readonly Fault[] };

export const fault = (at: At, raw: unknown, wants: string, meant: string | null = null): Fault => ({
  ...{ at, raw, wants, meant },
});

export const wrong = (faults: readonly Fault[]): Read<never> => ({ ok: false, faults });
