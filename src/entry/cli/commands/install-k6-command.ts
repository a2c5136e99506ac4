import { provideK6 } from '../../../adapters/k6/provide/provide.ts';
import { EXIT } from '../../exit.ts';
import { cliConfig } from '../cli-config.ts';
import { cliLog } from '../cli-ports.ts';
import type { CliCommand } from '../command.ts';

export const installK6Command: CliCommand = {
  name: 'k6 install',
  summary: 'obtain the pinned k6 now and print its path',
  async run(flags, secrets) {
    const config = await cliConfig(flags, { measures: false });
    const { platform, arch, env } = process;
    const k6 = await provideK6({ config: config.k6, log: cliLog(secrets), env, platform, arch });
    process.stderr.write(`k6 ${k6.version}: ${k6.how}\n`);
    process.stdout.write(`${k6.binary}\n`);
    return EXIT.ok;
  },
};
