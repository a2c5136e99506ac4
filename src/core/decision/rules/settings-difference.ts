import type { Config } from '../../config/config.ts';
import type { RequestConfig } from '../../config/kinds/requests/request.ts';
import { madeOf, WITH_RATE_MS } from '../../config/settings/workload.ts';
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
  const { rate, durationMs } = workload;
  // Those that the gate chose for a script that it made say nothing of what is written.
  const isUsual = madeOf(workload) !== null && (rate === null || rate.usual === true);
  return new Map<string, Written>([
    // Where one is made it lies among the results, and what it is made of tells more.
    ['workload.script', madeOf(workload) === null ? workload.script : null],
    ['workload.requests', (workload.requests ?? []).map(requestText)],
    ['workload.url', workload.url ?? null],
    ['workload.openapi', workload.openapi ?? null],
    ['workload.har', workload.har ?? null],
    ['workload.headers', Object.entries(workload.headers ?? {}).map((pair) => pair.join(': '))],
    ['workload.target', workload.target],
    ['workload.rate', isUsual ? null : (rate?.text ?? null)],
    ['workload.duration', seconds(isUsual ? (durationMs ?? WITH_RATE_MS) : durationMs)],
    ['workload.warmup', seconds(workload.warmupMs)],
    ['workload.environment', workload.environment],
    ['workload.names', workload.names ?? []],
    ['workload.env', workload.env],
  ]);
}

/** A line, and what no line says as JSON behind it. */
function requestText({ method, origin, path, ...rest }: RequestConfig): string {
  const line = `${method} ${origin ?? ''}${path}`;
  const { name, headers, body, weight, checks } = rest;
  const plain = name === null && body === null && weight === 1 && checks.status.length === 0;
  const isLine = plain && checks.contains === null && Object.keys(headers).length === 0;
  return isLine ? line : `${line} ${JSON.stringify(rest)}`;
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
