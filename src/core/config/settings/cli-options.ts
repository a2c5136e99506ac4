import { SETTINGS } from '../settings.ts';
import { helpText } from './help-text.ts';
import type { Command, Setting } from './setting.ts';

export type CliOption = {
  readonly settingId: string;
  readonly flags: string;
  readonly description: string;
  readonly commands: readonly Command[];
};

/** `judge` compares with as many recordings as are named; the others have one place to read and keep them. */
const BASELINE: readonly CliOption[] = [
  {
    settingId: 'baseline',
    flags: '--baseline <dir>',
    description: 'what to compare with: a store, a folder that `record --out` left, or a recording.json',
    commands: ['run'],
  },
  {
    settingId: 'baseline',
    flags: '--baseline <dir>',
    description: 'store of --save-baseline',
    commands: ['record'],
  },
  {
    settingId: 'baseline',
    flags: '--baseline <path...>',
    description:
      'what to compare with, as for run: a store, a folder that `record --out` left, or a recording.json; may be repeated',
    commands: ['judge'],
  },
];

/** `judge` measures nothing, and leaves files only where it is asked to. */
const JUDGE_OUT: CliOption = {
  settingId: 'out',
  flags: '--out <dir>',
  description: 'folder to leave judgement.json and report.md in (default: none are written)',
  commands: ['judge'],
};

/** The flags of the command line; an id stands more than once where commands take it differently. */
export const cliOptions: readonly CliOption[] = SETTINGS.flatMap((setting) => {
  if (setting.id === 'baseline') return BASELINE;
  return setting.id === 'out' ? [...optionOf(setting), JUDGE_OUT] : optionOf(setting);
});

function optionOf(setting: Setting): readonly CliOption[] {
  const { id, flag, default: fallback, commands } = setting;
  if (flag === null) return [];
  const standard = fallback === null ? '' : ` (default: ${fallback})`;
  return [{ settingId: id, flags: flag, description: `${helpText(setting)}${standard}`, commands }];
}
