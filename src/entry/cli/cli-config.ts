import path from 'node:path';
import { readConfigFile } from '../../adapters/files/config-file.ts';
import type { Config } from '../../core/config/config.ts';
import { defaultGate } from '../../core/config/default-gate.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { OUT_FOLDER } from '../../core/config/settings/command-line.ts';
import { SETTINGS } from '../../core/config/settings.ts';
import { UsageError } from '../../ports/errors.ts';
import { readAcceptances } from '../read-acceptances.ts';
import type { Flags } from './command.ts';

/**
 * The configuration of a command. Paths in flags start from the current folder, those in the file and the
 * script's from the working directory. Throws UsageError with every problem.
 */
export async function cliConfig(flags: Flags, { measures } = { measures: true }): Promise<Config> {
  const directory = path.resolve(text(flags, 'working-directory') ?? '.');
  const named = text(flags, 'config');
  // Published inside a workflow, as the action does it: with the store that the file names.
  const fromRun = flags['from-run'] !== undefined;
  const file = await readConfigFile(directory, named === null ? null : path.resolve(named));
  const parsed = parseConfig({
    file,
    overrides: fromRun ? flags : { ...flags, baseline: storeOf(flags) },
    label: labelOf,
    measures,
    defaultGate: defaultGate('', null),
    outFor: () => path.resolve(OUT_FOLDER),
    acceptances: await readAcceptances(directory),
    resolve: (name) => path.resolve(name),
  });
  if (!parsed.ok) throw new UsageError(parsed.problems);
  return parsed.config;
}

/** The command line reads folders only: artifacts belong to the action. */
export function storeOf(flags: Flags): string {
  const named = text(flags, 'baseline');
  return named === null ? 'none' : `directory:${named.replace(/^directory:/, '')}`;
}

function labelOf(id: string): string {
  const flag = SETTINGS.find((setting) => setting.id === id)?.flag;
  return flag?.split(' ')[0] ?? `\`${id}\``;
}

function text(flags: Flags, id: string): string | null {
  const value = flags[id];
  return typeof value === 'string' && value !== '' ? value : null;
}
