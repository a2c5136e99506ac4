import { expect, test } from 'vitest';
import type { MetricTotals } from '../../../src/core/model/recording/trend.ts';
import { Group } from '../../../src/core/series/group.ts';
import { toSeries } from '../../../src/core/series/to-series.ts';

const TICK = { bucket: 0, width: 1 };

function failedOf(counted: { readonly trues: number; readonly falses: number }): number {
  const group = new Group();
  group.addRequests(TICK, 8, 200, null);
  group.addRequests(TICK, 2, 503, { status: 503, errorCode: 1503 });
  const exactFailed: MetricTotals = { kind: 'rate', ...counted, value: 0 };
  return toSeries({ group, exact: null, exactFailed, timeline: null, durationMs: 1000 }).failed;
}

test('what the load generator counts of all requests is exact', () => {
  expect(failedOf({ trues: 3, falses: 7 })).toBe(3);
});

test('where it counts some requests nowhere, those that were seen to fail count', () => {
  expect(failedOf({ trues: 1, falses: 4 })).toBe(2);
});
