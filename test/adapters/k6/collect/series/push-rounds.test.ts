import { expect, test } from 'vitest';
import type { FollowedSeries } from '../../../../../src/adapters/k6/collect/series/followed-series.ts';
import { ownSeries } from '../../../../../src/adapters/k6/collect/series/own-series.ts';
import { goingOn } from '../../../../../src/adapters/k6/collect/series/push-rounds.ts';
import { Sketch } from '../../../../../src/core/series/sketch.ts';

type Remembering = Extract<
  FollowedSeries,
  { seen: unknown } | { latest: unknown } | { durations: unknown }
>['kind'];

const durations = () => ({ kind: 'durations' as const, groups: [], seen: null as Sketch | null });
const requests = () => ({
  ...{ kind: 'requests' as const, groups: [], status: 200, failure: null, uncounted: false, refused: false },
  ...{ round: null, endpoint: 'GET /a', call: null, seen: 0 },
});

/** Every kind that is told as a sum: one that is missing here does not compile. */
const FRESH: { readonly [K in Remembering]: () => FollowedSeries & { readonly kind: K } } = {
  durations,
  requests,
  own: () => ownSeries('Trend', []),
  calls: () => ({ kind: 'calls', requests: requests(), durations: durations() }),
  phase: () => ({ kind: 'phase', phase: 'waiting', groups: [], latest: new Uint8Array() }),
  iterations: () => ({ kind: 'iterations', scenario: 'main', latest: new Uint8Array() }),
  offered: () => ({ kind: 'offered', seen: 0 }),
  received: () => ({ kind: 'received', seen: 0 }),
};

/** The same as if something had come. */
function grown(series: FollowedSeries): FollowedSeries {
  if ('latest' in series) return { ...series, latest: new Uint8Array([1]) };
  if (series.kind === 'durations') return { ...series, seen: new Sketch(3) };
  if (series.kind === 'own')
    return { ...series, seen: 7, durations: { ...durations(), seen: new Sketch(3) } };
  if (series.kind === 'calls') {
    return {
      ...series,
      requests: { ...requests(), seen: 7 },
      durations: { ...durations(), seen: new Sketch(3) },
    };
  }
  return 'seen' in series ? { ...series, seen: 7 } : series;
}

test.each(Object.entries(FRESH))('%s of another round go on where they were', (_kind, fresh) => {
  const before = grown(fresh());
  expect(before).not.toEqual(fresh());
  expect(goingOn(fresh(), before)).toEqual(before);
  expect(goingOn(fresh(), undefined)).toEqual(fresh());
});
