import { SETTINGS } from '../settings.ts';
import { helpText } from './help-text.ts';
import type { Flag, Setting } from './setting.ts';

export type CliOption = Flag & { readonly settingId: string };

/** The flags of the command line; an id stands more than once where commands take it differently. */
export const cliOptions: readonly CliOption[] = SETTINGS.flatMap((setting) => {
  const all = [...plain(setting), ...(setting.flags ?? [])];
  return all.map((flag) => ({ settingId: setting.id, ...flag }));
});

function plain(setting: Setting): readonly Flag[] {
  const { flag, default: fallback, commands } = setting;
  if (flag === null || commands.length === 0) return [];
  const standard = fallback === null ? '' : ` (default: ${fallback})`;
  return [{ flags: flag, description: `${helpText(setting)}${standard}`, commands }];
}
