import { COMMAND_LINE } from '../../../core/config/settings/command-line.ts';
import { logLines } from '../../../core/render/text/log-lines.ts';
import { selfTestReport, selfTestVerdict } from '../../../core/report/self-test-report.ts';
import { selfTest } from '../../../pipeline/self-test/self-test.ts';
import { EXIT_OF_SELF_TEST } from '../../exit.ts';
import { cliPorts, localContext } from '../cli-ports.ts';
import type { CliCommand } from '../command.ts';
import { measuringConfig } from '../measuring-config.ts';

export const selftestCommand: CliCommand = {
  name: 'selftest',
  summary:
    'how far the gate can be trusted on this machine: one build on both sides, then a planted delay and errors',
  async run(flags, secrets) {
    const config = await measuringConfig(flags, secrets);
    const { ports, signal } = cliPorts(config, secrets, flags);
    const context = await localContext(config, ports.sourceControl);
    const runs = Number(flags['runs'] ?? COMMAND_LINE.runs.default);
    const found = await selfTest(config, context, ports, signal, runs);
    const { verdict, reason } = selfTestVerdict(found);
    const told = [...selfTestReport(found), `Verdict: ${verdict}. ${reason}`];
    const lines = told.flatMap((line) => logLines(secrets.mask(line)));
    process.stdout.write(`${lines.join('\n')}\n`);
    return EXIT_OF_SELF_TEST[verdict];
  },
};
