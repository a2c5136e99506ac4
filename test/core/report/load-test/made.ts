import { sideOf } from '../../../../src/core/decision/side.ts';
import type { Judgement } from '../../../../src/core/model/judgement/judgement.ts';
import type { LoadTest, MeasuredRequests } from '../../../../src/core/model/judgement/load-test.ts';
import { sampleJudgement, sampleRecording } from '../../../contracts/samples.ts';

/** A thousand requests in ten seconds, none of which failed. */
export const requests = (p95: number, more: Partial<MeasuredRequests> = {}): MeasuredRequests => ({
  ...{ requests: 1000, failed: 0, rate: 100, failures: [] },
  latency: { avg: p95 / 2, p50: p95 / 2, p95 },
  ...more,
});

const DELIVERED = {
  ...{ iterations: 1000, dropped: 0, exhausted: false },
  wanted: { iterations: 1000, perSecond: 100 },
};

/** Endpoints `GET name` by their p95, ms. */
export function loadTestWith(
  endpoints: Readonly<Record<string, MeasuredRequests>>,
  more: Partial<LoadTest> = {},
): LoadTest {
  return {
    asked: { rate: 100, users: null },
    load: { head: DELIVERED },
    all: { head: requests(100) },
    endpoints: Object.entries(endpoints).map(([name, head]) => ({ name, method: 'GET', head })),
    ...more,
  };
}

/** A judgement of a run alone. */
export const judgedAlone = (loadTest: LoadTest, more: Partial<Judgement> = {}): Judgement =>
  sampleJudgement('pass', { head: sideOf(sampleRecording(), null, null), loadTest, ...more });
