import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { Environment } from '../../core/model/recording/environment.ts';
import type { Host } from '../../ports/host.ts';
import { calibrate } from './calibrate.ts';
import { freeMemoryIn } from './free-memory.ts';
import { pinnableCpus } from './pinnable.ts';
import { readMemory } from './watch/group-use.ts';
import { findLink } from './watch/link.ts';
import { watchHost } from './watch/watch.ts';

/** The machine this process runs on, and the runner's own words about it. */
export function createHost(env: Readonly<Record<string, string | undefined>> = process.env): Host {
  return {
    calibrate,
    watch: (processes) => watchHost({ now: Date.now, processes }),
    pinnable: () => pinnableCpus(env),
    freeMemory: async () =>
      freeMemoryIn({
        ...{ available: process.availableMemory(), limit: process.constrainedMemory() },
        ...{ free: os.freemem(), total: os.totalmem() },
      }),
    describe: async () => ({
      ...limits(),
      os: `${os.type()} ${os.release()}`,
      arch: os.arch(),
      cpuModel: os.cpus()[0]?.model.trim() || null,
      vcpus: cpuLimit() ?? (os.availableParallelism() || null),
      memoryBytes: os.totalmem() || null,
      runner: env['RUNNER_NAME'] || env['RUNNER_ENVIRONMENT'] || null,
      image: env['ImageOS'] || null,
      // ImageOS does not reach a job's container (actions/runner#1685). This does: it is of the `runner` context, which
      // the runner gives to every step, wherever it runs (RunnerContext.cs, NodeScriptActionHandler.cs).
      ...(env['RUNNER_ENVIRONMENT'] === 'github-hosted' && { hosted: true }),
      node: process.versions.node,
    }),
  };
}

/** What holds for this machine's programs, as far as it is known. */
function limits(): Pick<Environment, 'memoryLimitBytes' | 'link'> {
  const limit = readMemory({ root: '/', pid: 'self' })?.limit;
  const link = findLink('/');
  return {
    ...(limit !== undefined && limit < os.totalmem() && { memoryLimitBytes: limit }),
    ...(link && { link }),
  };
}

/** CPUs that the control group grants, where it limits them: `max` and a period, microseconds. */
function cpuLimit(): number | null {
  try {
    const [quota = 'max', period = '0'] = readFileSync('/sys/fs/cgroup/cpu.max', 'utf8').trim().split(' ');
    return quota === 'max' ? null : Number(quota) / Number(period);
  } catch {
    return null;
  }
}
