import { type Command, SETTINGS } from './settings.ts';

export type CliOption = {
  readonly settingId: string;
  readonly flags: string;
  readonly description: string;
  readonly commands: readonly Command[];
};

const BASELINE_HELP = 'what to compare with: a store, a folder that `record --out` left, or a recording.json';

/** The flags of the command line. `--baseline` of `judge` may be repeated. */
export const cliOptions: readonly CliOption[] = SETTINGS.flatMap(
  ({ id, flag, help, default: fallback, commands, allowed }) => {
    if (flag === null) return [];
    const choices = allowed === undefined || help.includes(allowed[0] ?? '') ? '' : `: ${allowed.join(', ')}`;
    const standard = fallback === null || id === 'baseline' ? '' : ` (default: ${fallback})`;
    const description = id === 'baseline' ? BASELINE_HELP : `${help}${choices}${standard}`;
    return [{ settingId: id, flags: flag, description, commands }];
  },
);
