import type { Limits, Policy } from '../../model/policy.ts';
import type { PresetUse } from '../../model/script-check.ts';
import { placeInside } from '../place-name.ts';
import type { Context, Mistake } from './mistake.ts';

type Key = 'warn' | 'fail';
/** A limit with the name of the setting that it comes from. */
type Bound = { readonly name: string; readonly ratio: number };
type Bounds = Readonly<Record<Key, Bound>>;
/** The bounds that hold at a metric of the file, and where it stands. */
type Entry = {
  readonly id: 'metrics' | 'endpoints';
  readonly inside: readonly string[];
  readonly own: Limits;
  readonly bounds: Bounds;
};

/** Every warning limit is below its failing limit, also where one of the two is a more general one. */
export function limitOrder(context: Context): readonly Mistake[] {
  const { values, given, preset } = context;
  const { warn, fail } = values;
  if (typeof warn !== 'number' || typeof fail !== 'number') return [];
  const general = {
    warn: { name: named('policy.warn', preset), ratio: warn },
    fail: { name: 'policy.fail', ratio: fail },
  };
  if (warn < fail) return entries(context, general).flatMap(crossed);
  return [{ id: given.has('warn') ? 'warn' : 'fail', message: sentence(general) }];
}

/** Nobody finds in the file what a preset says. */
function named(path: string, preset: PresetUse | null): string {
  const isPresets = preset?.values.some((one) => one.path === path && one.instead === null) === true;
  return isPresets ? `${path} of preset ${preset.name}` : path;
}

function entries({ values }: Context, general: Bounds): readonly Entry[] {
  const metrics = (values['metrics'] as Policy['metrics']) ?? {};
  const endpoints = (values['endpoints'] as Policy['endpoints']) ?? {};
  const ofMetric = (metric: string) => narrowed(general, metrics[metric], `policy.metrics.${metric}`);
  const ofEndpoints = Object.entries(endpoints).flatMap(([name, limits]) =>
    entriesOf('endpoints', [name], limits, ofMetric),
  );
  return [...entriesOf('metrics', [], metrics, () => general), ...ofEndpoints];
}

function entriesOf(
  id: Entry['id'],
  path: readonly string[],
  limits: Readonly<Record<string, Limits>>,
  wider: (metric: string) => Bounds,
): readonly Entry[] {
  return Object.entries(limits).flatMap(([metric, own]) => {
    const inside = [...path, metric];
    const bounds = narrowed(wider(metric), own, `policy.${id}${placeInside(inside)}`);
    return [{ id, inside, own, bounds }];
  });
}

function narrowed(wider: Bounds, own: Limits | undefined, name: string): Bounds {
  const bound = (key: Key): Bound => {
    const ratio = own?.[key];
    return ratio === undefined ? wider[key] : { name: `${name}.${key}`, ratio };
  };
  return { warn: bound('warn'), fail: bound('fail') };
}

/** Told once: where an entry has neither bound, the more general one is told. */
function crossed({ id, inside, own, bounds }: Entry): readonly Mistake[] {
  const key = own.warn === undefined ? 'fail' : 'warn';
  if (own[key] === undefined || bounds.warn.ratio < bounds.fail.ratio) return [];
  return [{ id, inside: [...inside, key], message: sentence(bounds) }];
}

function sentence({ warn, fail }: Bounds): string {
  return `${warn.name} (${percent(warn.ratio)}) must be below ${fail.name} (${percent(fail.ratio)}).`;
}

const percent = (ratio: number): string => `${Math.round(ratio * 10_000) / 100}%`;
