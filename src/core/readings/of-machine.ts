import type { WindowValues } from '../model/recording/window.ts';
import { pointsOf } from './at.ts';
import { countedIn, ratePerSecond, type Span, shareIn, timeShareIn } from './counter.ts';
import { meanIn } from './gauge.ts';
import type { MachineSample } from './sample.ts';

type Readings = WindowValues['readings'];

/** What the machine did in a stretch of time. What was not read is absent. */
export function ofMachine(samples: readonly MachineSample[], span: Span): Readings {
  const total = pointsOf(samples, (sample) => sample.total);
  const of = (read: (sample: MachineSample) => number | null | undefined) => pointsOf(samples, read);
  const share = (read: (sample: MachineSample) => number | null | undefined) =>
    shareIn(of(read), total, span);
  const idle = share(({ idle }) => idle);
  return known({
    steal: share(({ stolen }) => stolen),
    pressure: timeShareIn(
      of(({ waitedMs }) => waitedMs),
      span,
    ),
    busy: idle === null ? null : 1 - idle,
    memory: meanIn(
      of(({ memory }) => memory && memory.used / memory.limit),
      span,
    ),
    'disk-wait':
      timeShareIn(
        of(({ diskWaitedMs }) => diskWaitedMs),
        span,
      ) ?? share((one) => one.diskWaitTicks),
    network: trafficIn(samples, span),
    throttled: shareIn(
      of(({ periods }) => periods?.throttled),
      of(({ periods }) => periods?.all),
      span,
    ),
    'oom-kills': killedIn(samples, span),
  });
}

/** Whole ones: one between two samples at a border may count on both of its sides. */
function killedIn(samples: readonly MachineSample[], span: Span): number | null {
  const points = pointsOf(samples, ({ oomKills }) => oomKills);
  const killed = countedIn(points, span);
  return killed === null ? null : Math.ceil(killed);
}

/** A link carries as much each way, so that the fuller way counts. */
function trafficIn(samples: readonly MachineSample[], span: Span): number | null {
  const perSecond = samples.findLast(({ link }) => link !== undefined)?.link?.perSecond;
  if (perSecond === undefined || perSecond <= 0) return null;
  const ways = [
    pointsOf(samples, ({ link }) => link?.received),
    pointsOf(samples, ({ link }) => link?.sent),
  ].flatMap((points) => ratePerSecond(points, span) ?? []);
  return ways.length === 0 ? null : Math.min(Math.max(...ways) / perSecond, 1);
}

/** Without what is not known. */
export function known(all: { readonly [Q in keyof Readings]?: number | null }): Readings {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
}
