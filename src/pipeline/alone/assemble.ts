import type { Config } from '../../core/config/config.ts';
import { RECORDING_STAMP, type Recording } from '../../core/model/recording.ts';
import { masked } from '../../core/stored/masked.ts';
import type { Measurement } from '../../ports/load-generator.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Ports } from '../ports.ts';

export type Described = Omit<Recording['environment'], 'k6'>;

/** The CPU loop runs before anything of the user's does, so that it reads the machine and not the app. */
export async function describe(ports: Ports): Promise<Described> {
  const calibration = ports.host.calibrate();
  const described = await ports.host.describe();
  const cpu = described.cpuModel ?? 'CPU model not available';
  ports.log.write(
    'info',
    `Machine: ${cpu}, ${described.vcpus ?? '?'} vCPUs, ${described.os} ${described.arch}`,
  );
  return { ...described, calibration };
}

/** A measurement with all that says where and when it was made, and without secrets. */
export function assemble(
  config: Config,
  context: RunContext,
  ports: Ports,
  environment: Described,
  { k6Version, ...measured }: Measurement & Pick<Recording, 'rules' | 'refused'>,
): Recording {
  const recording: Recording = {
    ...RECORDING_STAMP,
    tool: ports.tool,
    gate: config.gate,
    createdAt: new Date(ports.clock.now()).toISOString(),
    source: context.source,
    environment: { ...environment, k6: k6Version },
    ...measured,
  };
  return masked(recording, ports.mask);
}
