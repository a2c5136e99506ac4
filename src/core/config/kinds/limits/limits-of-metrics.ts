import {
  DIRECTIONS,
  type Direction,
  definitionOf,
  METRIC_IDS,
  type MetricId,
} from '../../../model/metric.ts';
import type { MetricLimits, OwnLimits, Policy } from '../../../model/policy.ts';
import { ROLES, type Role } from '../../../model/role.ts';
import { isObject } from '../../is-object.ts';
import { suggest } from '../../suggest.ts';
import { type At, fault, type Part } from '../kind.ts';
import { PERCENT, ratioOf } from '../numbers/percent.ts';
import { FLOOR_WANTS, floorOf, OWN_FLOOR_WANTS, ownFloorOf } from './floor.ts';
import { isOwnName, LIMITS, OWN_LIMITS } from './limit-names.ts';

export const METRICS_WANTED = 'metrics with limits, such as { p95: { warn: 10%, fail: 30% } }';

/** Limits by metric: `{ p95: { warn: 10%, fail: 30% } }`; names that are none of ours are told with the keys, and skipped here. */
export function limitsOfMetrics(raw: unknown, at: At): Part<MetricLimits> {
  if (!isObject(raw)) return { value: {}, faults: [fault(at, raw, METRICS_WANTED)] };
  const ids = METRIC_IDS.filter((id) => isGiven(raw[id]));
  return gathered<MetricLimits>(
    ids.map((id) => ({ name: id, ...limitsAt(id, raw[id], [...at, id], LIMITS) })),
  );
}

/** The same with metrics of the script's own: `{ checkout_time: { better: lower, role: blocking } }`. */
export function limitsOfAll(raw: unknown): Part<NonNullable<Policy['metrics']>> {
  const ours = limitsOfMetrics(raw, []);
  if (!isObject(raw)) return { value: {}, faults: ours.faults };
  const names = Object.keys(raw).filter((name) => isGiven(raw[name]) && isOwnName(name, raw[name]));
  const own = gathered<NonNullable<Policy['metrics']>>(
    names.map((name) => ({ name, ...limitsAt(null, raw[name], [name], OWN_LIMITS) })),
  );
  return { value: { ...ours.value, ...own.value }, faults: [...ours.faults, ...own.faults] };
}

const isGiven = (raw: unknown): boolean => raw !== undefined && raw !== null;

/** `id` null: of a metric of the script's own. */
function limitsAt(
  id: MetricId | null,
  raw: unknown,
  at: At,
  known: readonly (keyof OwnLimits)[],
): Part<OwnLimits> {
  const wants = 'limits, such as { warn: 10%, fail: 30% }';
  if (!isObject(raw)) return { value: {}, faults: [fault(at, raw, wants)] };
  const names = known.filter((name) => isGiven(raw[name]));
  return gathered<OwnLimits>(names.map((name) => ({ name, ...limitAt(name, id, raw[name], [...at, name]) })));
}

function limitAt(
  name: keyof OwnLimits,
  id: MetricId | null,
  raw: unknown,
  at: At,
): Part<number | Role | Direction | null> {
  const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
  if (name === 'role') return oneOf(ROLES, text, raw, at);
  if (name === 'better') return oneOf(DIRECTIONS, text, raw, at);
  const value = name === 'floor' ? floorAt(id, text) : ratioOf(text);
  if (value !== null) return { value, faults: [] };
  if (name !== 'floor') return { value, faults: [fault(at, raw, PERCENT.wants, PERCENT.meant(text))] };
  const wants = id === null ? OWN_FLOOR_WANTS : FLOOR_WANTS[definitionOf(id).unit];
  return { value, faults: [fault(at, raw, wants)] };
}

const floorAt = (id: MetricId | null, text: string): number | null =>
  id === null ? ownFloorOf(text) : floorOf(id, text);

function oneOf<T extends string>(known: readonly T[], text: string, raw: unknown, at: At): Part<T | null> {
  const value = known.find((one) => one === text) ?? null;
  const bad = fault(at, raw, `one of ${known.join(', ')}`, suggest(text, known));
  return { value, faults: value === null ? [bad] : [] };
}

export type Named = Part<unknown> & { readonly name: string };

export function gathered<T extends object>(parts: readonly Named[]): Part<T> {
  const value = Object.fromEntries(parts.map((part) => [part.name, part.value])) as T;
  return { value, faults: parts.flatMap(({ faults }) => faults) };
}
