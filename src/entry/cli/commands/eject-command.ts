import path from 'node:path';
import { readConfigFile } from '../../../adapters/files/config-file.ts';
import { writeNewFile } from '../../../adapters/files/users/new-file.ts';
import type { Config } from '../../../core/config/config.ts';
import { type MadeOf, madeOf } from '../../../core/config/settings/workload.ts';
import { writeScript } from '../../../core/script/write-script.ts';
import { ejectedText, NOTHING_TO_EJECT } from '../../../core/words/script/ejected.ts';
import { scriptRemarks } from '../../../core/words/script/made-script.ts';
import { UsageError } from '../../../ports/errors.ts';
import { EXIT } from '../../exit.ts';
import { planned } from '../../made-script.ts';
import { cliConfig } from '../cli-config.ts';
import type { CliCommand, Flags } from '../command.ts';

const USUAL = 'load.js';

export const ejectCommand: CliCommand = {
  name: 'eject',
  summary:
    'write the script that is made from requests, an address, an OpenAPI document or a HAR file, to be changed',
  argument: { settingId: 'to', help: 'as --to' },
  async run(flags, { mask }) {
    const config = await cliConfig(flags, { measures: false });
    const source = madeOf(config.workload);
    if (source === null) throw mistake('workload', NOTHING_TO_EJECT);
    const name = typeof flags['to'] === 'string' ? flags['to'] : USUAL;
    const { plan, leftOut } = await planned(config);
    const remarks = scriptRemarks(config.workload, plan, { kept: true, leftOut });
    const isNew = await writeNewFile(path.resolve(name), writeScript({ ...plan, remarks }));
    if (!isNew)
      throw mistake('--to', `${name} is there already: name another file, \`perf-gate eject FILE\`.`);
    const line = await lineOf(config, source, flags);
    const script = path.relative(config.workingDirectory, path.resolve(name));
    const text = ejectedText(config.workload, leftOut, { name, script, file: config.file, line });
    process.stdout.write(mask(text));
    return EXIT.ok;
  },
};

/** Where the file says what the script is made of; null: a flag does. */
async function lineOf({ workingDirectory }: Config, source: MadeOf, flags: Flags): Promise<number | null> {
  if (flags[source] !== undefined) return null;
  const { config: named } = flags;
  const file = await readConfigFile(workingDirectory, typeof named === 'string' ? path.resolve(named) : null);
  return file?.locate(['workload', source], 'key')?.line ?? null;
}

const mistake = (where: string, message: string): UsageError =>
  new UsageError([{ where, line: null, column: null, message }]);
