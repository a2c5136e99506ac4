import type { Injected } from './inject.ts';
import type { Mounts } from './mounts.ts';

/** Where one run of the table happens; every folder is its own. */
export type Place = {
  readonly folder: string;
  readonly project: string;
  readonly out: string;
  readonly temp: string;
  readonly cache: string;
  readonly store: string;
  readonly mounts: Mounts;
};

/** How a fault is brought about in one run. */
export type Forced = {
  readonly inject?: Injected;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** shell commands before the program */
  readonly before?: string;
  /** head's application, instead of the one that only answers */
  readonly app?: string;
  /** the command that starts the application */
  readonly start?: string;
  /** told all that stands on stderr, as it grows */
  readonly hear?: (text: string) => void;
  readonly undo?: () => void;
};

/** One fault of the machine or of what else runs on it, and all that it may lead to. */
export type Row = {
  readonly name: string;
  readonly about: 'git' | 'files' | 'neighbours';
  /** `duet`: base is driven beside head; `stored`: head alone, against an earlier run */
  readonly way: 'stored' | 'duet';
  readonly force: (place: Place) => Forced;
  /** `invalid`: nobody is judged (exit code 3); `verdict`: as without the fault */
  readonly ends: 'invalid' | 'verdict';
  /** what must stand in the output */
  readonly words: RegExp;
};
