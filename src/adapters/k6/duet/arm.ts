import { LADDER } from '../../../core/model/recording/percentiles.ts';
import type { Arm, SubjectStats, WindowValues } from '../../../core/model/recording/window.ts';
import { relativeError } from '../../../core/series/encode.ts';
import { quantile } from '../../../core/series/quantile.ts';
import type { Collector } from '../collect/collector.ts';
import { countedIn } from '../collect/counted.ts';
import { type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import type { Protocol } from '../collect/protocol.ts';
import { OVERALL } from '../collect/series/round-groups.ts';
import { droppedBy, failedIn, keysOf, keysOfEndpoint, listOf, wholeKeys } from '../collect/submetrics.ts';
import type { Summary } from '../collect/summary.ts';
import { judged, ROUND_TAG } from '../collect/tags.ts';
import { withoutAddress } from '../collect/without-address.ts';
import { atAddress } from '../run/at-address.ts';
import type { Job } from '../run/prepare.ts';
import type { SessionResult } from '../run/session.ts';
import { begunIn, begunKey } from './begun.ts';
import type { Followed } from './followed-endpoints.ts';
import { userTimeIn, userTimeKey } from './user-time.ts';
import { type Cut, inRound, type Window } from './windows.ts';

/** A script that reads the clock gets whole milliseconds, 0 too, of which there is no ratio. Requests take longer. */
const SHORTEST_MS = 0.01;

const RECEIVED = 'data_received';
/** How keys of Counters begin. */
const COUNTER = 'Counter ';
const NOTHING: SubjectStats = { requests: 0, failed: 0, failingSeconds: [], percentiles: null };

/** One side of a duet: its address, and everything it showed so far. */
export type ArmJob = {
  readonly arm: Arm;
  readonly job: Job;
  readonly collector: Collector;
  readonly summaries: Summary[];
  readonly results: SessionResult[];
  /** iterations that were dropped in judged rounds, of each process */
  readonly dropped: number[];
  /** how long each process of a whole run waited at the end of its setup() for the other arm's, ms */
  readonly waited: number[];
  /** when each window that holds values began, Unix ms, by its number */
  readonly startOf: Map<number, number>;
};

type Both = { readonly [A in Arm]: ArmJob };

/** The same arms, with what they showed so far, at other addresses. */
export async function moved({ base, head }: Both, at: { readonly [A in Arm]: string }): Promise<Both> {
  const [ofBase, ofHead] = await Promise.all([atAddress(base.job, at.base), atAddress(head.job, at.head)]);
  return { base: { ...base, job: ofBase }, head: { ...head, job: ofHead } };
}

/** Keeps what a process of an arm showed, in words that hold for later ones at another address too. */
export function keep({ job, summaries, results }: ArmJob, result: SessionResult): void {
  const summary = result.summary === null ? null : withoutAddress(result.summary, job);
  if (summary !== null) summaries.push(summary);
  results.push({ ...result, summary });
}

/** Percentiles to ask k6 for, as `p(95)`. */
export const LADDER_STATS: readonly string[] = LADDER.map((q) => `p(${Math.round(q * 1000) / 10})`);

/** The tag of a round's or a slice's samples. */
export const windowTags = (round: number): { readonly [ROUND_TAG]: string } => ({
  [ROUND_TAG]: String(round),
});

/** The submetrics that hold a round's exact values on an arm at `baseUrl`. */
export function roundKeys(
  { windows, cut, endpoints }: Pick<RoundsInput, 'windows' | 'cut' | 'endpoints'>,
  baseUrl: string,
): readonly string[] {
  const names = Object.keys(cut.scenarios);
  const each = windows.flatMap((window) => {
    const dropped = names.map((name) => droppedBy(inRound(name, window)));
    const userTime = names.map((name) => userTimeKey(name, window.round, cut));
    const begun = names.map((name) => begunKey(name, window.round, cut));
    return [...dropped, ...userTime, ...begun, ...keysOfWindow(window.round, endpoints, baseUrl)];
  });
  return [judged('iterations'), ...wholeKeys(endpoints.exact), ...each].filter((key) => key !== null);
}

/** The submetrics of one round or slice: its iterations, and durations and failures of all and of these endpoints. */
export function keysOfWindow(
  round: number,
  { exact, protocol }: Pick<Followed, 'exact' | 'protocol'>,
  baseUrl: string,
): readonly string[] {
  const each = exact.map((endpoint) => keysOfEndpoint(endpoint, baseUrl, windowTags(round)));
  const values = [keysOf(windowTags(round), protocol), ...each].flatMap(listOf);
  const own = ['iterations', RECEIVED].map((metric) => judged(metric, windowTags(round)));
  return [...own, ...values].filter((key) => key !== null);
}

/** What k6 received in a round or slice; nothing where it does not tell. */
export function receivedIn(summary: Summary, round: number): WindowValues['readings'] {
  const totals = summary.totals(judged(RECEIVED, windowTags(round)) ?? '');
  return totals?.kind === 'counter' ? { received: totals.count } : {};
}

export type RoundsInput = {
  readonly collector: Collector;
  readonly summary: Summary;
  readonly windows: readonly Window[];
  /** the workload's scenarios, and how they are cut */
  readonly cut: Cut;
  readonly endpoints: Followed;
  readonly releasedAt: number;
  /** how long k6 makes each iteration last, ms */
  readonly minIterationMs: number;
  /** iterations per second and arm; null: not an open, steady load */
  readonly targetRate: number | null;
  /** whether k6 had no VU left at some time of its judged rounds */
  readonly exhausted: boolean;
};

/** Exact values of each round, by its number. */
export function readRounds(input: RoundsInput): ReadonlyMap<number, WindowValues> {
  const { windows, cut, summary, releasedAt, minIterationMs, targetRate, exhausted } = input;
  const { roundMs } = cut;
  return new Map(
    windows.map((window) => {
      const count = (key: string | null) => {
        const totals = key === null ? null : summary.totals(key);
        return totals?.kind === 'counter' ? totals.count : 0;
      };
      const droppedOf = (name: string) => count(droppedBy(inRound(name, window)));
      const dropped = Object.keys(cut.scenarios).map(droppedOf);
      const round = {
        startedAt: releasedAt + window.fromMs,
        durationMs: roundMs,
        load: {
          iterations: count(judged('iterations', windowTags(window.round))),
          dropped: dropped.reduce((sum, one) => sum + one, 0),
          wanted: targetRate === null ? null : (targetRate * roundMs) / 1000,
          ...{ vus: null, exhausted },
          ...userTimeIn(summary, window.round, cut, minIterationMs),
          ...begunIn(summary, window.round, cut, droppedOf),
        },
        readings: receivedIn(summary, window.round),
        subjects: subjectsOf(input, window.round),
      };
      return [window.round, round];
    }),
  );
}

/** What one round or slice showed of each subject. */
export function subjectsOf(
  { collector, summary, endpoints }: Pick<RoundsInput, 'collector' | 'summary' | 'endpoints'>,
  round: number,
): WindowValues['subjects'] {
  const overall = [OVERALL, overallOf({ collector, summary, endpoints }, round)] as const;
  const rest = endpoints.exact.map(
    (endpoint) => [endpointKey(endpoint), readValues(summary, collector, round, endpoint)] as const,
  );
  const pooled = endpoints.pooled.map(
    (endpoint) => [endpointKey(endpoint), pooledValues(collector, round, endpointKey(endpoint))] as const,
  );
  // A count of nothing is one too.
  const isSeen = (key: string, { requests }: SubjectStats) => requests > 0 || key.startsWith(COUNTER);
  return Object.fromEntries([overall, ...rest, ...pooled].filter(([key, values]) => isSeen(key, values)));
}

/** Of all requests. k6 counts those of one protocol together. */
function overallOf(
  { collector, summary, endpoints }: Pick<RoundsInput, 'collector' | 'summary' | 'endpoints'>,
  round: number,
): SubjectStats {
  return endpoints.protocol === 'both'
    ? pooledValues(collector, round, OVERALL)
    : readValues(summary, collector, round, endpoints.protocol);
}

/** Of requests that k6 does not count together: their histograms are the same ones, whatever it calls them. */
export function pooledValues(
  { ofRounds, failing }: Pick<Collector, 'ofRounds' | 'failing'>,
  round: number,
  key: string,
): SubjectStats {
  const { durations = null, failed = 0, requests: counted = 0 } = ofRounds.get(`${round} ${key}`) ?? {};
  if (key.startsWith(COUNTER)) return { ...NOTHING, requests: counted };
  const requests = durations?.count ?? 0;
  const percentiles =
    durations === null || requests === 0
      ? null
      : {
          count: requests,
          values: LADDER.map((q) => Math.max((quantile(durations, q) ?? 0) * 1000, SHORTEST_MS)),
          error: relativeError(durations.schema),
        };
  return {
    requests,
    failed: Math.min(failed, requests),
    failingSeconds: failing.of(round, key === OVERALL ? null : key),
    percentiles,
  };
}

function readValues(
  summary: Summary,
  collector: Collector,
  round: number,
  subject: EndpointName | Exclude<Protocol, 'both'>,
): SubjectStats {
  const endpoint = typeof subject === 'string' ? null : subject;
  const keys =
    typeof subject === 'string'
      ? keysOf(windowTags(round), subject)
      : keysOfEndpoint(subject, collector.baseUrl, windowTags(round));
  const { duration } = keys;
  const totals = (key: string | null) => (key === null ? null : summary.totals(key));
  if (keys.counted !== null) return { ...NOTHING, ...countedIn(totals(keys.counted)) };
  // A ratio of values below zero means nothing.
  if (duration !== null && (summary.stat(duration, 'min') ?? 0) < 0) return NOTHING;
  const trend = totals(duration);
  const failures = failedIn(keys, totals);
  const requests = trend?.kind === 'trend' ? trend.count : 0;
  const key = endpoint === null ? null : endpointKey(endpoint);
  const counted = failures?.kind === 'rate' ? failures.trues : 0;
  return {
    requests,
    failed: Math.min(counted + collector.failing.uncountedOf(round, key), requests),
    failingSeconds: collector.failing.of(round, key),
    percentiles:
      requests === 0 || duration === null
        ? null
        : {
            count: requests,
            values: LADDER_STATS.map((stat) => Math.max(summary.stat(duration, stat) ?? 0, SHORTEST_MS)),
          },
  };
}
