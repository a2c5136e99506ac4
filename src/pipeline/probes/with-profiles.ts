import type { Config } from '../../core/config/config.ts';
import { decide } from '../../core/decision/decide.ts';
import { NO_BASELINE } from '../../core/model/baseline.ts';
import type { MetricId } from '../../core/model/metric.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { usersToProfile } from '../../core/profiles/users-to-profile.ts';
import type { RunningArms } from '../duet/arms/arms.ts';
import type { Ports } from '../ports.ts';
import { howToProfile, type ProfileInput, profileArms } from './profile.ts';

export type WithProfilesInput = Omit<ProfileInput, 'learned' | 'users' | 'config' | 'ports'> & {
  readonly config: Config;
  readonly ports: Ports;
};

/**
 * A duet's recording with where the CPU time of both went, where that is asked for: the same recording where it is not, or
 * where it would explain nothing. See `profileArms`: none of both may run after it.
 */
export async function withProfiles(
  recording: Recording,
  input: WithProfilesInput,
  running: RunningArms,
): Promise<Recording> {
  const { config, request, load, ports } = input;
  const { head, base } = recording.arms;
  const isAble = ports.cpuProfiler !== undefined && load.keepBusy !== undefined;
  if (!isAble || config.probes.cpuProfile === 'never') return recording;
  if (!recording.validity.valid || request.signal.aborted || base === undefined) return recording;
  const apps = { arms: running, ...(mayStart(config, running) && { once: running.once }) };
  // Where it costs little and there is something to explain.
  const isWorthIt = () => howToProfile(config.probes, apps) !== null && isSlower(recording, config);
  if (config.probes.cpuProfile === 'auto' && !isWorthIt()) return recording;
  const of = { learned: head.workload.names?.learned ?? [], users: usersToProfile(base) };
  const found = await profileArms({ ...input, ...of }, apps);
  return {
    ...recording,
    arms: {
      head: { ...head, ...(found.head && { profiled: found.head }) },
      base: { ...base, ...(found.base && { profiled: found.base }) },
    },
  };
}

/** A start takes its time, which nobody asked for in so many words. */
const mayStart = ({ probes }: Config, running: RunningArms): boolean =>
  running.once !== undefined && (probes.cpuProfile === 'always' || running.canRestart());

/** The times of requests, and the CPU time that they take. */
const EXPLAINED: ReadonlySet<MetricId> = new Set(['p50', 'p95', 'p99', 'cpu-per-request']);

function isSlower(recording: Recording, { policy }: Pick<Config, 'policy'>): boolean {
  const { tool, createdAt } = recording;
  const known = { policy, tool, createdAt, baseline: NO_BASELINE, remedy: { kind: 'name-one' } as const };
  const { comparisons } = decide({ ...known, head: recording });
  return comparisons.some(
    ({ metric, class: found }) =>
      EXPLAINED.has(metric) && (found === 'slower' || found === 'significant' || found === 'critical'),
  );
}
