import { exitCode } from '../../../core/decision/exit-code.ts';
import { gate } from '../../../pipeline/gate.ts';
import { cliPorts, localContext } from '../cli-ports.ts';
import type { CliCommand } from '../command.ts';
import { measuringConfig } from '../measuring-config.ts';
import { printJudgement } from '../print.ts';

export const runCommand: CliCommand = {
  name: 'run',
  summary: 'measure, compare with the baseline, decide; leaves recording, judgement and report in --out',
  argument: { settingId: 'url', help: 'as --url' },
  async run(flags, secrets) {
    const config = await measuringConfig(flags, secrets);
    const { ports, signal } = cliPorts(config, secrets, flags);
    const context = await localContext(config, ports.sourceControl);
    const { judgement } = await gate(config, context, ports, signal);
    printJudgement(judgement, flags['json'] === true);
    return exitCode(judgement);
  },
};
