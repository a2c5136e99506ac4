import type { Command } from '../../core/config/settings/setting.ts';
import type { Secrets } from '../secrets.ts';

/** Values of the flags that were given, by setting id. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[]>>;

/** One word of the command line. Returns the exit code. */
export type CliCommand = {
  readonly name: Command;
  readonly summary: string;
  /** a setting that may also be named without its flag */
  readonly argument?: { readonly settingId: string; readonly help: string };
  run(flags: Flags, secrets: Secrets): Promise<number>;
};
