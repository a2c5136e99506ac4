import type { Config } from '../../config/config.ts';
import type { ChangedSetting, Written } from '../../model/decision/rules-change.ts';

export type Settings = ReadonlyMap<string, Written>;

/** What it is called, how it is compared and what with, by the settings' paths as they are written: `baseline.store`. */
export function comparingSettings({
  compare,
  baseline,
  paths,
  gate,
}: Pick<Config, 'compare' | 'baseline' | 'paths' | 'gate'>): Settings {
  const { store } = baseline;
  const place = store.kind === 'directory' ? store.path : store.kind === 'branch' ? store.name : null;
  return new Map<string, Written>([
    ['gate', gate],
    ['compare.mode', compare.mode],
    ['compare.escalate', compare.escalate],
    ['compare.shape', compare.shape],
    ['compare.base-target', compare.baseTarget],
    ['compare.head-target', compare.headTarget],
    ['baseline.store', place === null ? store.kind : `${store.kind}:${place}`],
    ['baseline.branches', baseline.branches],
    ['baseline.workflow', baseline.workflows],
    ['baseline.wait', seconds(baseline.waitMs === 0 ? null : baseline.waitMs)],
    ['baseline.anchor', baseline.anchor],
    ['paths', paths],
  ]);
}

/** What is driven, likewise. */
export function workloadSettings(workload: Config['workload']): Settings {
  return new Map<string, Written>([
    ['workload.script', workload.script],
    ['workload.target', workload.target],
    ['workload.rate', workload.rate?.text ?? null],
    ['workload.duration', seconds(workload.durationMs)],
    ['workload.warmup', seconds(workload.warmupMs)],
    ['workload.environment', workload.environment],
    ['workload.names', workload.names ?? []],
    ['workload.env', workload.env],
  ]);
}

const seconds = (ms: number | null): string | null => (ms === null ? null : `${ms / 1000}s`);

/** Each setting that differs. */
export function differences(before: Settings, after: Settings): readonly ChangedSetting[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const [one, other] = [before.get(name) ?? null, after.get(name) ?? null];
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ name, before: one, after: other }];
  });
}
