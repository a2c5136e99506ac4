import type { Load } from '../../../core/model/recording/load.ts';
import { type Endpoint, OTHER_NAMES } from '../../../core/model/recording/series.ts';
import type { MetricTotals } from '../../../core/model/recording/trend.ts';
import type { ThresholdResult, Workload } from '../../../core/model/recording/workload.ts';
import { isCounted, isOwn, ownKindOf } from '../../../core/model/subject-key.ts';
import type { Group } from '../../../core/series/group.ts';
import { toSeries } from '../../../core/series/to-series.ts';
import type { Measurement } from '../../../ports/load-generator.ts';
import { nameNotes } from '../names/name-notes.ts';
import { exceptionsOf } from '../run/exceptions.ts';
import { outcomeOf } from '../run/outcome.ts';
import { type Plan, WARMUP_SCENARIO } from '../run/plan.ts';
import type { SessionResult } from '../run/session.ts';
import type { Collector } from './collector.ts';
import { countedIn } from './counted.ts';
import type { EndpointName } from './endpoint-name.ts';
import { type Failing, failingRequests } from './failing-requests.ts';
import { ownNotes } from './own-notes.ts';
import { protocolOfAll } from './protocol.ts';
import { droppedBy, failedIn, type Keys, keysOf, keysOfEndpoint, listOf } from './submetrics.ts';
import { judged } from './tags.ts';
import { withoutWarmup } from './thresholds.ts';
import { keyWithoutAddress } from './without-address.ts';

/** Stands for all that are beyond the limit: k6 knows no such name. */
export const OTHER: EndpointName = { name: OTHER_NAMES, method: '', path: null, ambiguous: true };

export type Measured = {
  readonly result: SessionResult;
  readonly plan: Plan;
  readonly workload: Workload;
  readonly k6Version: string;
  /** the script's threshold keys and the keys they had in the run */
  readonly thresholdKeys: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** what else may have broken the script, a sentence; null or absent: nothing */
  readonly ownScenarios?: string | null;
  /** requests that failed, in words, where they are not in the result */
  readonly failing?: readonly Failing[];
};

/** Puts together what one run of k6 showed. */
export function toMeasurement(measured: Measured): Measurement {
  const { result, plan, workload, k6Version } = measured;
  const { collector, summary } = result;
  const durationMs = judgedDuration(result, plan);
  const series = seriesOf(result, durationMs);
  const all = protocolOfAll([...collector.endpoints.values()].map(({ endpoint }) => endpoint));
  const overall = series(collector.overall, keysOf({}, all));
  const others = collector.other === null ? [] : [{ endpoint: OTHER, group: collector.other }];
  const endpoints = [...collector.endpoints.values(), ...others]
    .map(({ endpoint, group }) => {
      const { name, method } = endpoint;
      return {
        name,
        method,
        ...series(group, ownKeys(endpoint, measured) ?? keysOfEndpoint(endpoint, collector.baseUrl)),
      };
    })
    .filter(isComparable)
    .sort((a, b) => order(`${a.name} ${a.method}`, `${b.name} ${b.method}`));
  // Without requests there may be times to judge.
  const seen = endpoints.map(({ requests }) => requests);
  const load = loadOf(measured, durationMs, Math.max(overall.requests, ...seen));
  const onlyOne = collector.scenarios.size === 1;
  const scenarios = [...collector.scenarios]
    .map(([scenario, group]) => ({ scenario, ...series(group, keysOf(onlyOne ? {} : { scenario }, all)) }))
    .sort((a, b) => order(a.scenario, b.scenario));
  return {
    generator: { name: 'k6', version: k6Version },
    workload,
    load: load.load,
    metrics: summary?.metrics ?? {},
    overall,
    endpoints,
    scenarios,
    checks: summary?.checks ?? [],
    thresholds: thresholdsOf(measured, durationMs),
    validity: load.reasons.length === 0 ? { valid: true } : { valid: false, reasons: load.reasons },
    notes: [...measured.notes, ...notesOf(result)],
  };
}

/** Whether an endpoint, or a metric of the script's own, shows values that are to be compared. */
export function isComparable({ requests, duration, ...rest }: Endpoint): boolean {
  const kind = ownKindOf(rest);
  if (kind === 'Rate') return rest.trues !== undefined && requests > 0;
  return requests > 0 && (duration === null || duration.min >= 0);
}

/** What was not seen in the first try is k6's whole run, where that is the judged one. null: k6 was asked for it. */
function ownKeys(endpoint: EndpointName, { plan, result: { summary } }: Measured): Keys | null {
  const asked = listOf(keysOfEndpoint(endpoint, ''));
  if (!isOwn(endpoint) || plan.warmup === 'scenario' || asked.some((key) => summary?.totals(key)))
    return null;
  const { name } = endpoint;
  const none = { duration: null, failed: null, passed: null, counted: null };
  return isCounted(endpoint) ? { ...none, counted: name } : { ...none, duration: name };
}

function thresholdsOf({ result, plan, thresholdKeys }: Measured, durationMs: number) {
  const { summary } = result;
  const results: readonly ThresholdResult[] = summary?.thresholds(thresholdKeys) ?? [];
  const judged =
    summary !== null && plan.warmup === 'scenario' ? withoutWarmup(results, summary, durationMs) : results;
  // A run of another day has another port.
  const keyOf = (metric: string) => keyWithoutAddress(metric, result.collector.baseUrl);
  return judged.map((one) => ({ ...one, metric: keyOf(one.metric) }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function seriesOf({ collector, summary }: SessionResult, durationMs: number) {
  const totals = (key: string | null): MetricTotals | null =>
    key === null ? null : (summary?.totals(key) ?? null);
  return (group: Group, keys: Keys) =>
    toSeries({
      group,
      exact: totals(keys.duration),
      ...(totals(keys.counted) && { counted: countedIn(totals(keys.counted)) }),
      exactFailed: failedIn(keys, totals),
      timeline: collector.timeline(group),
      durationMs,
    });
}

/** Judged wall time, ms. k6's own: a counter's count divided by its rate, where a counter has a sample. */
function judgedDuration({ summary, collector, elapsedMs }: SessionResult, plan: Plan): number {
  const counter = ['iterations', 'http_reqs', 'data_sent']
    .map((name) => summary?.metrics[name])
    .find((totals) => totals?.kind === 'counter' && totals.rate > 0);
  const k6Ms = counter?.kind === 'counter' ? (counter.count / counter.rate) * 1000 : elapsedMs;
  const warmupMs = plan.warmup === 'scenario' ? plan.warmupMs : 0;
  const ms = collector.startedAt === null ? 0 : Math.max(k6Ms - warmupMs, 0);
  // Iterations that began in time may end later: that is not a lower rate.
  return plan.targetRate !== null && plan.judgedMs !== null ? Math.min(ms, plan.judgedMs) : ms;
}

function loadOf(measured: Measured, durationMs: number, requests: number) {
  const { result, plan, workload } = measured;
  const { summary, collector, exit, heard, elapsedMs } = result;
  const counted = (key: string | null): number | null => {
    const totals = key === null ? null : summary?.totals(key);
    return totals?.kind === 'counter' ? totals.count : null;
  };
  const iterations = counted(judged('iterations')) ?? collector.iterations().count;
  const dropped = (counted('dropped_iterations') ?? 0) - (counted(droppedBy(WARMUP_SCENARIO)) ?? 0);
  const iterationRate = durationMs > 0 ? (iterations / durationMs) * 1000 : 0;
  const isJudged = (scenario: string) => scenario !== WARMUP_SCENARIO || plan.warmup !== 'scenario';
  const thrown = [...heard.thrown].reduce(
    (sum, [scenario, count]) => (isJudged(scenario) ? sum + count : sum),
    0,
  );
  const vusExhausted = [...heard.exhausted].some(isJudged);
  const vus = summary?.metrics['vus'];
  const { targetRate } = workload;
  const { limitMs } = plan;
  const { outcome, reasons } = outcomeOf({
    ...{ exit, heard, requests, iterations, thrown, dropped, vusExhausted },
    ...{ iterationRate, targetRate, elapsedMs, limitMs },
    failing: measured.failing ?? failingRequests(collector),
  });
  const load = {
    startedAt: collector.startedAt ?? 0,
    durationMs,
    iterations,
    droppedIterations: dropped,
    iterationRate,
    maxVus: vus?.kind === 'gauge' ? vus.max : collector.load.maxVus,
    ...receivedBy(collector),
    exitCode: exit.code,
    outcome,
    ...exceptionsOf({
      ...{ heard: [heard], isJudged },
      scenarios: Object.keys(plan.scenarios(null).scenarios).filter(isJudged),
      counted: (scenario) => collector.iterations(scenario).count,
    }),
  };
  const isBroken = outcome === 'script-error' || outcome === 'all-iterations-failed';
  const also = isBroken && measured.ownScenarios ? [measured.ownScenarios] : [];
  return { load, reasons: reasons.map((reason) => [reason, ...also].join(' ')) };
}

/** Bytes that came to judged iterations, where k6 told of them. */
export const receivedBy = ({ received }: Pick<Collector, 'received'>): Pick<Load, 'receivedBytes'> =>
  received.bytes === null ? {} : { receivedBytes: received.bytes };

function notesOf({ collector, heard, summary, exit }: SessionResult): readonly string[] {
  const notes: string[] = [...nameNotes(collector), ...ownNotes(summary === null ? [] : [summary.metrics])];
  const thrown = [...heard.thrown.values()].reduce((sum, count) => sum + count, 0);
  if (thrown > 0) notes.push(`${thrown} iterations threw an exception, the first: ${heard.firstThrown}`);
  if (collector.broken.count > 0) {
    notes.push(`${collector.broken.count} of k6's reports could not be read: ${collector.broken.reason}`);
  }
  if (summary === null && exit.code !== null && exit.code !== 107) {
    notes.push('k6 wrote no summary, so every value is read from histograms.');
  }
  return notes;
}
