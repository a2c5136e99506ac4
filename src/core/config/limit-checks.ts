import type { Limits, MetricLimits, Policy } from '../model/policy.ts';
import type { Context, Finding } from './findings.ts';
import { METRIC_IDS } from './limit-names.ts';
import { placeInside } from './unknown-limits.ts';

type Bounds = Pick<Limits, 'warn' | 'fail'>;
type Place = { readonly id: 'metrics' | 'endpoints'; readonly inside: readonly string[] };
/** Limits with what holds where they say nothing. */
type Entry = { readonly at: Place; readonly own: Bounds; readonly general: Bounds };

/** Every warning limit is below its failing limit, also where one of the two is a more general one. */
export function limits(context: Context): readonly Finding[] {
  const { values, given } = context;
  const { warn, fail } = values;
  if (typeof warn !== 'number' || typeof fail !== 'number') return [];
  if (warn < fail) return entries(context, { warn, fail }).flatMap(crossed);
  const message = `policy.warn (${percent(warn)}) must be below policy.fail (${percent(fail)}).`;
  return [{ id: given.has('warn') ? 'warn' : 'fail', message }];
}

function entries({ values }: Context, general: Bounds): readonly Entry[] {
  const metrics: MetricLimits = (values['metrics'] as Policy['metrics']) ?? {};
  const endpoints = (values['endpoints'] as Policy['endpoints']) ?? {};
  const entriesOf = (id: Place['id'], path: readonly string[], limits: MetricLimits) =>
    METRIC_IDS.flatMap((metric): readonly Entry[] => {
      const own = limits[metric];
      if (own === undefined) return [];
      const wider = id === 'endpoints' ? { ...general, ...metrics[metric] } : general;
      return [{ at: { id, inside: [...path, metric] }, own, general: wider }];
    });
  return [
    ...entriesOf('metrics', [], metrics),
    ...Object.entries(endpoints).flatMap(([name, limits]) => entriesOf('endpoints', [name], limits)),
  ];
}

function crossed({ at, own, general }: Entry): readonly Finding[] {
  const { warn = 0, fail = 0 } = { ...general, ...own };
  const silent = own.warn === undefined && own.fail === undefined;
  if (silent || warn < fail) return [];
  const name = `policy.${at.id}${placeInside(at.inside)}`;
  const told = (key: 'warn' | 'fail', value: number) => {
    return own[key] === undefined
      ? `the ${key} that holds there (${percent(value)})`
      : `${name}.${key} (${percent(value)})`;
  };
  const inside = [...at.inside, own.warn === undefined ? 'fail' : 'warn'];
  return [{ id: at.id, inside, message: `${told('warn', warn)} must be below ${told('fail', fail)}.` }];
}

const percent = (ratio: number): string => `${Math.round(ratio * 10_000) / 100}%`;
