import type { Kind } from '../kinds/kind.ts';

export type Command =
  | 'init'
  | 'run'
  | 'check'
  | 'record'
  | 'judge'
  | 'render'
  | 'publish'
  | 'demo'
  | 'selftest'
  | 'eject'
  | 'k6 install';

/** The commands that start the application and send it requests. */
export const MEASURING: readonly Command[] = ['run', 'check', 'record', 'selftest'];

/** Those, and the command that writes their configuration. */
export const STARTING: readonly Command[] = ['init', ...MEASURING];

/** Those, and the one that only writes the script which they would drive. */
export const SCRIPTING: readonly Command[] = [...MEASURING, 'eject'];

/** A setting as some commands take it. */
export type Flag = {
  /** as commander writes it */
  readonly flags: string;
  readonly description: string;
  readonly commands: readonly Command[];
};

/** One setting, described once: the action's inputs, flags, documentation and schema are made from this. */
export type Setting<T = unknown> = {
  /** name of the action's input, and the id everywhere else */
  readonly id: string;
  /** place in perf-gate.yml; null: not there */
  readonly path: string | null;
  /** whether it is an input of the action */
  readonly input: boolean;
  /** as commander writes it; null: no flag */
  readonly flag: string | null;
  /** that take the flag as it stands here */
  readonly commands: readonly Command[];
  /** commands that take it otherwise */
  readonly flags?: readonly Flag[];
  readonly kind: Kind<T>;
  /** as a user would write it, and the only place where it stands; null: none */
  readonly default: string | null;
  /** what Config holds where nothing is said and there is no default; absent: null */
  readonly unset?: unknown;
  /** Config holds it only where it was given: who judges has the same standard */
  readonly onlyGiven?: true;
  /** no part of Config: its reader takes the input or flag itself */
  readonly apart?: true;
  readonly help: string;
};

type Only = Pick<Setting, 'input' | 'flag' | 'commands'> & { readonly default: null };

/** What most rows of the file have in common. */
export const FILE_ONLY: Only = { input: false, flag: null, commands: [], default: null };

export const NOT_IN_FILE: Only & { readonly path: null } = { ...FILE_ONLY, path: null };

export const APART: typeof NOT_IN_FILE & { readonly apart: true } = { ...NOT_IN_FILE, apart: true };

/** A row whose value in Config is V: of a kind that reads it, and with what holds where nothing is said. */
type Row<V> = Setting<NonNullable<V>> & Otherwise<V>;

type Otherwise<V> =
  | { readonly default: string }
  | { readonly default: null; readonly unset: V }
  | (null extends V ? { readonly default: null } : never)
  | (undefined extends V ? { readonly onlyGiven: true } : never);

/** An optional part of Config may stay away. */
type PartOf<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K];

/** The rows that describe a part of Config, by its keys, and those of a name that stand apart from it. */
export type Rows<T, Apart extends string = never> = {
  readonly [K in keyof T]-?: Row<PartOf<T, K>>;
} & { readonly [A in Apart]: Setting & { readonly apart: true } };
