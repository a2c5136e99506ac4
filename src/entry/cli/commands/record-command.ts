import { NO_BASELINE } from '../../../core/model/baseline.ts';
import { record, troubleText } from '../../../pipeline/alone/record.ts';
import { saveBaseline } from '../../../pipeline/baseline/save-baseline.ts';
import { decide } from '../../../pipeline/judge.ts';
import { EnvironmentError } from '../../../ports/errors.ts';
import { EXIT } from '../../exit.ts';
import { cliPorts, localContext } from '../cli-ports.ts';
import type { CliCommand } from '../command.ts';
import { measuringConfig } from '../measuring-config.ts';
import { terminalLoadTest } from '../print.ts';

export const recordCommand: CliCommand = {
  name: 'record',
  summary: 'measure only: prints the load test report, leaves recording.json in --out',
  argument: { settingId: 'url', help: 'as --url' },
  async run(flags, secrets) {
    const config = await measuringConfig(flags, secrets);
    const { ports, signal } = cliPorts(config, secrets);
    const context = await localContext(config, ports.sourceControl);
    const measured = await record(config, context, ports, signal);
    if (measured.kind !== 'recorded') {
      throw new EnvironmentError(troubleText(measured), measured.detail);
    }
    const { validity } = measured.recording;
    ports.log.write('info', `Recording: ${measured.path}`);
    process.stdout.write(terminalLoadTest(decide(measured, NO_BASELINE, config, context, ports)));
    if (!validity.valid) {
      for (const reason of validity.reasons) ports.log.write('error', `Not valid: ${reason}`);
      return EXIT.couldNotMeasure;
    }
    const { recording } = measured;
    await saveBaseline({ config, context, recording, comparisons: [], baseline: NO_BASELINE }, ports);
    return EXIT.ok;
  },
};
