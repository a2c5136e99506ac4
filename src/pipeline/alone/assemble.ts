import type { Config } from '../../core/config/config.ts';
import type { Environment, Source } from '../../core/model/recording/environment.ts';
import { type ArmRecord, RECORDING_STAMP, type Recording } from '../../core/model/recording/recording.ts';
import { masked } from '../../core/stored/masked.ts';
import type { Measurement } from '../../ports/load-generator.ts';
import type { Ports } from '../ports.ts';

/** The CPU loop runs before anything of the user's does, so that it reads the machine and not the app. */
export async function describe(ports: Ports): Promise<Environment> {
  const calibration = ports.host.calibrate();
  const described = await ports.host.describe();
  const cpu = described.cpuModel ?? 'CPU model not available';
  ports.log.write(
    'info',
    `Machine: ${cpu}, ${described.vcpus ?? '?'} vCPUs, ${described.os} ${described.arch}`,
  );
  return { ...described, calibration };
}

/** What a recording holds beside where and when it was made. */
export type Content = Omit<
  Recording,
  keyof typeof RECORDING_STAMP | 'tool' | 'gate' | 'createdAt' | 'environment' | 'quickLook'
>;

/** A recording with all that says where and when it was made, and without secrets. */
export function assemble(
  config: Config,
  ports: Ports,
  environment: Environment,
  content: Content,
): Recording {
  const recording: Recording = {
    ...RECORDING_STAMP,
    tool: ports.tool,
    gate: config.gate,
    createdAt: new Date(ports.clock.now()).toISOString(),
    environment,
    ...content,
    ...(config.preset?.name === 'smoke' && { quickLook: true }),
  };
  return masked(recording, ports.mask);
}

/** What an arm measured, and where its build comes from. */
export function armOf(
  { workload, load, overall, endpoints, scenarios, checks, thresholds }: Measurement,
  source: Source,
  origin: string | null,
  { processes, database, pages, profiled }: Looked = {},
): ArmRecord {
  const measured = { workload, load, overall, endpoints, scenarios, checks, thresholds };
  const looked = { ...(processes && { processes }), ...(database && { database }), ...(pages && { pages }) };
  return { source, origin, ...measured, ...looked, ...(profiled && { profiled }) };
}

/** What was looked at beside the load; absent or null: it was not. */
type Looked = {
  readonly [K in 'processes' | 'database' | 'pages' | 'profiled']?: ArmRecord[K] | null | undefined;
};
