import type { MetricId } from '../model/metric.ts';
import type { Limits, MetricLimits, Policy, Role } from '../model/policy.ts';
import { FLOOR, FLOORS, LIMITS, METRIC_IDS, ROLES } from './limit-names.ts';
import { meantPercent } from './meant.ts';
import type { Fault, Read } from './read-value.ts';
import { duration, percent, rate } from './scalars.ts';
import { suggest } from './suggest.ts';
import { isObject } from './unknown-keys.ts';

/** What was read beside what is wrong; names that are none of ours are told with the keys, and skipped here. */
type Part<T> = { readonly value: T; readonly faults: readonly Fault[] };
type Path = readonly string[];

/** Limits by metric: `{ p95: { warn: 10%, fail: 30% } }`. */
export function readMetrics(raw: unknown): Read {
  return settled(metricsAt(raw, []));
}

/** Limits by endpoint and metric. An endpoint is `METHOD name`, the name alone, or `overall`. */
export function readEndpoints(raw: unknown): Read {
  const wants = 'endpoints with metrics, such as { GET orders: { p95: { warn: 10% } } }';
  if (!isObject(raw)) return settled({ value: {}, faults: [fault([], raw, wants)] });
  const parts = Object.entries(raw).map(([name, inside]) => {
    const nameless = name.trim() === '' ? [fault([], name, 'endpoints with a name')] : [];
    const { value, faults } = metricsAt(inside ?? {}, [name]);
    return { name, value, faults: [...nameless, ...faults] };
  });
  return settled(gathered<NonNullable<Policy['endpoints']>>(parts));
}

function settled({ value, faults }: Part<MetricLimits | NonNullable<Policy['endpoints']>>): Read {
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

function metricsAt(raw: unknown, at: Path): Part<MetricLimits> {
  const wants = 'metrics with limits, such as { p95: { warn: 10%, fail: 30% } }';
  if (!isObject(raw)) return { value: {}, faults: [fault(at, raw, wants)] };
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
  const value = name === 'floor' ? floor(id, text) : percent(text);
  if (value !== null) return { value, faults: [] };
  if (name === 'floor') return { value, faults: [fault(at, raw, FLOORS[id].wants)] };
  const wants = 'a percentage above 0 and up to 1000 with its sign, such as 20%';
  return { value, faults: [fault(at, raw, wants, meantPercent(text))] };
}

/** In the metric's unit; 0 takes the floor away. Null: not one of this metric. */
function floor(id: MetricId, text: string): number | null {
  const { unit } = FLOORS[id];
  if (!FLOOR[unit].test(text)) return null;
  const number = Number.parseFloat(text);
  if (number === 0) return 0;
  if (unit === 'ratio') return number <= 100 ? number / 100 : null;
  if (/^[\d.]+$/.test(text)) return Number.isFinite(number) ? number : null;
  return unit === 'ms' ? duration(text) : rate(text);
}

type Named = Part<unknown> & { readonly name: string };

function gathered<T extends object>(parts: readonly Named[]): Part<T> {
  const value = Object.fromEntries(parts.map((part) => [part.name, part.value])) as T;
  return { value, faults: parts.flatMap(({ faults }) => faults) };
}

const fault = (at: Path, raw: unknown, wants: string, meant: string | null = null): Fault => ({
  at,
  raw,
  wants,
  meant,
});
