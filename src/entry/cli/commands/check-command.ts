import { renderCheck } from '../../../core/render/text/check.ts';
import { check } from '../../../pipeline/check/check.ts';
import { EXIT } from '../../exit.ts';
import { cliPorts, localContext } from '../cli-ports.ts';
import type { CliCommand } from '../command.ts';
import { measuringConfig } from '../measuring-config.ts';
import { printedJson, terminal } from '../print.ts';

export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'one iteration on each side and no load: how the script will be driven, and what can be judged',
  argument: { settingId: 'script', help: 'as --script' },
  async run(flags, secrets) {
    const config = await measuringConfig(flags, secrets);
    const { ports, signal } = cliPorts(config, secrets, flags);
    const context = await localContext(config, ports.sourceControl);
    const found = await check(config, context, ports, signal);
    const text = flags['json'] === true ? printedJson(found) : renderCheck(found, terminal());
    process.stdout.write(secrets.mask(text));
    return EXIT.ok;
  },
};
