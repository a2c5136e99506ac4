import { definitionOf, METRIC_IDS, type MetricId } from '../../../model/metric.ts';
import type { Limits, MetricLimits } from '../../../model/policy.ts';
import { ROLES, type Role } from '../../../model/role.ts';
import { isObject } from '../../is-object.ts';
import { suggest } from '../../suggest.ts';
import type { Fault } from '../kind.ts';
import { PERCENT, ratioOf } from '../percent.ts';
import { FLOOR_WANTS, floorOf } from './floor.ts';
import { LIMITS } from './limit-names.ts';

/** What was read beside what is wrong; names that are none of ours are told with the keys, and skipped here. */
export type Part<T> = { readonly value: T; readonly faults: readonly Fault[] };
type Path = readonly string[];

export const METRICS_WANTED = 'metrics with limits, such as { p95: { warn: 10%, fail: 30% } }';

/** Limits by metric: `{ p95: { warn: 10%, fail: 30% } }`. */
export function limitsOfMetrics(raw: unknown, at: Path): Part<MetricLimits> {
  if (!isObject(raw)) return { value: {}, faults: [fault(at, raw, METRICS_WANTED)] };
  const ids = METRIC_IDS.filter((id) => raw[id] !== undefined && raw[id] !== null);
  return gathered<MetricLimits>(ids.map((id) => ({ name: id, ...limitsAt(id, raw[id], [...at, id]) })));
}

function limitsAt(id: MetricId, raw: unknown, at: Path): Part<Limits> {
  const wants = 'limits, such as { warn: 10%, fail: 30% }';
  if (!isObject(raw)) return { value: {}, faults: [fault(at, raw, wants)] };
  const names = LIMITS.filter((name) => raw[name] !== undefined && raw[name] !== null);
  return gathered<Limits>(names.map((name) => ({ name, ...limitAt(name, id, raw[name], [...at, name]) })));
}

function limitAt(name: keyof Limits, id: MetricId, raw: unknown, at: Path): Part<number | Role | null> {
  const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
  if (name === 'role') {
    const role = ROLES.find((one) => one === text) ?? null;
    const bad = fault(at, raw, `one of ${ROLES.join(', ')}`, suggest(text, ROLES));
    return { value: role, faults: role === null ? [bad] : [] };
  }
  const value = name === 'floor' ? floorOf(id, text) : ratioOf(text);
  if (value !== null) return { value, faults: [] };
  if (name === 'floor') return { value, faults: [fault(at, raw, FLOOR_WANTS[definitionOf(id).unit])] };
  return { value, faults: [fault(at, raw, PERCENT.wants, PERCENT.meant(text))] };
}

export type Named = Part<unknown> & { readonly name: string };

export function gathered<T extends object>(parts: readonly Named[]): Part<T> {
  const value = Object.fromEntries(parts.map((part) => [part.name, part.value])) as T;
  return { value, faults: parts.flatMap(({ faults }) => faults) };
}

export const fault = (at: Path, raw: unknown, wants: string, meant: string | null = null): Fault => ({
  at,
  raw,
  wants,
  meant,
});
