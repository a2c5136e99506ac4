import type { Config } from '../core/config/config.ts';
import type { RunningApp } from '../ports/app-runner.ts';
import type { LoadGenerator, Measurement } from '../ports/load-generator.ts';
import { openSide } from './duet/side.ts';
import { withMachine } from './machine.ts';
import type { Ports } from './ports.ts';

export type AloneInput = {
  readonly config: Config;
  readonly ports: Ports;
  readonly load: LoadGenerator;
  /** CPUs of this machine; null: not known */
  readonly vcpus: number | null;
  readonly signal: AbortSignal;
};

/** One measurement of head. `death`: the application ended by itself. */
export type Attempt = {
  readonly measurement: Measurement;
  readonly death: ReturnType<RunningApp['died']>;
};

/** What is under load: an application of ours, or one that runs already. */
type Head = {
  readonly baseUrl: string;
  readonly local: boolean;
  died(): Attempt['death'];
  stop(): Promise<void>;
};

/**
 * Drives head alone and reads the machine meanwhile. Throws as the load generator and the application's runner do.
 */
export async function driveAlone(input: AloneInput): Promise<Attempt> {
  const head = await openHead(input);
  try {
    return await attempt(input, head);
  } finally {
    await head.stop();
  }
}

async function openHead({ config, ports, signal }: AloneInput): Promise<Head> {
  const { app, workload, workingDirectory } = config;
  if (app === null) {
    const baseUrl = workload.target ?? config.compare.headTarget ?? '';
    await ports.target.check(baseUrl, signal);
    const nothing = async () => {};
    return { baseUrl, local: false, died: () => null, stop: nothing };
  }
  const logFile = ports.files.path('app-head.log');
  const start = { app, arm: 'head', directory: workingDirectory, logFile, signal } as const;
  await ports.apps.build(start);
  const side = openSide(start, ports);
  await side.start();
  return {
    get baseUrl() {
      return side.baseUrl;
    },
    local: true,
    died: side.died,
    stop: side.stop,
  };
}

async function attempt({ config, ports, load, vcpus, signal }: AloneInput, head: Head): Promise<Attempt> {
  const { workload, workingDirectory } = config;
  const { baseUrl, local } = head;
  const directory = ports.files.path('.');
  const watch = ports.host.watch();
  try {
    const measured = await load.measure({ workload, workingDirectory, directory, signal, baseUrl, local });
    return { measurement: withMachine(measured, watch.readings(), vcpus), death: head.died() };
  } finally {
    watch.stop();
  }
}
