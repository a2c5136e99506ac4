import type { Pair } from '../../../core/model/recording/pairs.ts';
import type { Endpoint } from '../../../core/model/recording/series.ts';
import type { MetricTotals } from '../../../core/model/recording/trend.ts';
import type { ThresholdResult } from '../../../core/model/recording/workload.ts';
import { ownKindOf } from '../../../core/model/subject-key.ts';
import { Group } from '../../../core/series/group.ts';
import { toSeries } from '../../../core/series/to-series.ts';
import { thresholdCutText, unjudgedThresholdText } from '../../../core/words/check/hazards.ts';
import type { ArmsMeasured, LoadRequest, Measurement } from '../../../ports/load-generator.ts';
import type { Collector } from '../collect/collector.ts';
import { added, type CountedTotals, countedIn } from '../collect/counted.ts';
import { distinctNames, type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import { isComparable, OTHER, receivedBy } from '../collect/measurement.ts';
import { ownNotes } from '../collect/own-notes.ts';
import { refusedNotes } from '../collect/secret-path.ts';
import { wholeKeys } from '../collect/submetrics.ts';
import type { Summary } from '../collect/summary.ts';
import { cutFrom, judged } from '../collect/tags.ts';
import {
  needsWholeRun,
  pooledThresholds,
  unjudgedThresholds,
  wholeRunThresholds,
  withoutBarrier,
} from '../collect/thresholds.ts';
import { thresholdsOf } from '../collect/without-address.ts';
import { nameNotes } from '../names/name-notes.ts';
import { exceptionsOf } from '../run/exceptions.ts';
import type { Preflight } from '../run/preflight.ts';
import { drivenBy, type Job, workloadOf } from '../run/prepare.ts';
import type { ArmJob } from './arm.ts';
import { wholeBegun } from './begun.ts';
import { checksOf } from './checks-of.ts';
import type { Arms } from './chunk.ts';
import { type Followed, lateNotes, pooledNotes, unfollowedNotes } from './followed-endpoints.ts';
import { markedNotes } from './marked.ts';
import { wholeUserTime } from './user-time.ts';
import { isLead } from './windows.ts';

export type FinishInput = {
  readonly arms: Arms;
  readonly request: LoadRequest;
  /** how long each arm was driven and judged, ms */
  readonly drivenMs: number;
  readonly flight: Preflight;
  /** those that the rounds hold */
  readonly endpoints: Followed;
  /** pairs whose windows count; absent: all that were driven do */
  readonly judged?: readonly Pair[] | undefined;
  /** for the reader */
  readonly notes: readonly string[];
  /** k6 processes of each arm, all of them */
  readonly setups: number;
  /** what setup() and teardown() cost, a sentence; null: little */
  readonly cost: string | null;
  /** where each process drives the script's whole load, so that its thresholds mean what they mean to k6; absent: rounds */
  readonly whole?: WholeRuns;
};

export type WholeRuns = {
  /** which run went to its end, the first of them, from 0; null: looks ended each of them */
  readonly ended: number | null;
};

/** The pooled view of each arm: charts, phases, counts. Decisions read the rounds. */
export function finishDuet(input: FinishInput): ArmsMeasured {
  const { base, head } = input.arms;
  const seen = [base.collector, head.collector].flatMap(endpointsOf);
  const unjudged = unjudgedIn(input);
  const notes = [
    ...input.notes,
    ...markedNotes({ base: base.results, head: head.results }),
    ...new Set([base.collector, head.collector].flatMap(nameNotes)),
    ...lateNotes(notFollowed(seen, input.endpoints)),
    ...ownNotes(head.summaries.map(({ metrics }) => metrics)),
    // Slices have reasons of their own, which came with them.
    ...(input.whole ? [] : [...pooledNotes(input.endpoints), ...unfollowedNotes(seen, input.endpoints)]),
    ...unjudged,
    ...refusedNotes(head.job.setting.forged.count),
    ...setupNotes(head.job, input),
    ...(input.cost === null ? [] : [input.cost]),
  ];
  const { setups } = input;
  return { base: finishArm(input, base), head: finishArm({ ...input, notes }, head), setups };
}

/** Which of the script's thresholds what was driven cannot judge, a sentence each. */
function unjudgedIn({ whole, arms }: FinishInput): readonly string[] {
  const { job } = arms.head;
  const thresholds = thresholdsOf(job);
  if (whole === undefined) return unjudgedThresholds(thresholds, drivenBy(job)).map(unjudgedThresholdText);
  return whole.ended === null ? wholeRunThresholds(thresholds).map(thresholdCutText) : [];
}

/** What k6 was not asked for exactly, each once. */
function notFollowed(seen: readonly EndpointName[], { exact }: Followed): readonly EndpointName[] {
  const known = new Set(exact.map(endpointKey));
  return distinctNames(seen).filter((endpoint) => !known.has(endpointKey(endpoint)));
}

/** Each process of k6 runs it, where there is one. */
function setupNotes(
  { exports }: Pick<Job, 'exports'>,
  { setups, whole }: Pick<FinishInput, 'setups' | 'whole'>,
): readonly string[] {
  if (!exports.includes('setup')) return [];
  const why = whole ? 'and for each run' : 'to warm up, and for the rounds';
  return [`setup() ran ${setups} times on each side: to try the script, ${why}.`];
}

/** What an arm was seen to be asked for. */
export function endpointsOf({ endpoints }: Collector): readonly EndpointName[] {
  return [...endpoints.values()].map(({ endpoint }) => endpoint);
}

function finishArm(input: FinishInput, arm: ArmJob): Measurement {
  const { job, collector, summaries, results } = arm;
  const { drivenMs: durationMs } = input;
  const series = (group: Group, counted?: CountedTotals) =>
    toSeries({
      ...{ group, exact: null, exactFailed: null, timeline: collector.timeline(group), durationMs },
      ...(counted && { counted }),
    });
  const totals = sums(arm);
  const iterations = totals(judged('iterations') ?? '');
  const endpoints = groupsOf(input, collector)
    .map(({ endpoint, group }) => {
      const { name, method } = endpoint;
      return { name, method, ...series(group, countedOf(summaries, endpoint)) };
    })
    .filter(isShownIn(summaries))
    .sort((a, b) => (`${a.name} ${a.method}` < `${b.name} ${b.method}` ? -1 : 1));
  return {
    generator: { name: 'k6', version: job.setting.k6Version },
    workload: workloadOf(job, input.request, input.flight.requestsPerIteration),
    load: {
      startedAt: collector.startedAt ?? 0,
      durationMs,
      iterations,
      droppedIterations: arm.dropped.reduce((sum, one) => sum + one, 0),
      iterationRate: durationMs > 0 ? (iterations / durationMs) * 1000 : 0,
      maxVus: Math.max(collector.load.maxVus, ...summaries.map(mostVus)),
      ...receivedBy(collector),
      exitCode: results.at(-1)?.exit.code ?? null,
      outcome: results.some(({ exit }) => exit.stopped === 'cancelled') ? 'cancelled' : 'completed',
      ...thrownIn(arm),
      ...(input.whole && wholeUserTime(results, job.plan)),
      ...(input.whole && wholeBegun(results, job.plan)),
    },
    metrics: wholeRun(arm),
    overall: series(collector.overall),
    endpoints,
    scenarios: [...collector.scenarios].map(([scenario, group]) => ({ scenario, ...series(group) })),
    checks: checksOf(arm, input.judged),
    thresholds: input.whole ? ofWhole(arm, input.whole) : pooledOf(arm, durationMs),
    validity: { valid: true },
    notes: [...job.notes, ...input.notes],
  };
}

const thrownIn = ({ job, collector, results }: ArmJob): ReturnType<typeof exceptionsOf> =>
  exceptionsOf({
    heard: results.map(({ heard }) => heard),
    isJudged: (scenario) => !isLead(scenario),
    scenarios: drivenBy(job),
    counted: (scenario) => collector.iterations(scenario).count,
    cutFrom,
  });

/** What an arm was asked for; a Counter that counted nothing there stands with nothing, since that is a count too. */
function groupsOf({ endpoints: { exact, pooled } }: FinishInput, collector: Collector) {
  const others = collector.other === null ? [] : [{ endpoint: OTHER, group: collector.other }];
  const idle = [...exact, ...pooled].filter(
    (one) => ownKindOf(one) === 'Counter' && !collector.endpoints.has(endpointKey(one)),
  );
  const nothing = idle.map((endpoint) => ({ endpoint, group: new Group() }));
  return [...collector.endpoints.values(), ...nothing, ...others];
}

/** A Counter of nothing is shown, and a Trend with values below zero is not: there is no ratio of them. */
const isShownIn =
  (summaries: readonly Summary[]) =>
  (endpoint: Endpoint): boolean => {
    const kind = ownKindOf(endpoint);
    if (kind === 'Counter') return true;
    const isBelowZero = ({ metrics: { [endpoint.name]: totals } }: Summary) =>
      totals?.kind === 'trend' && totals.min < 0;
    return isComparable(endpoint) && !(kind === 'Value' && summaries.some(isBelowZero));
  };

/** Of a Rate or a Counter over all processes, as far as k6 was asked for it. */
function countedOf(summaries: readonly Summary[], endpoint: EndpointName): CountedTotals | undefined {
  const [key] = wholeKeys([endpoint]);
  const found = key === undefined ? [] : summaries.flatMap((summary) => summary.totals(key) ?? []);
  return found.length === 0 ? undefined : added(found.map(countedIn));
}

const pooledOf = ({ job, summaries }: ArmJob, durationMs: number): readonly ThresholdResult[] =>
  pooledThresholds(thresholdsOf(job), summaries, durationMs, drivenBy(job));

/**
 * As k6 gives them for a whole run of the script, but for what the gate itself does in it; where there is none, those that a
 * part of one can be asked for.
 */
function ofWhole({ job, results, waited }: ArmJob, { ended }: WholeRuns): readonly ThresholdResult[] {
  const keys = Object.keys(thresholdsOf(job)).map((key) => [key, key] as const);
  const summary = results[ended ?? 0]?.summary ?? null;
  if (summary === null) return [];
  const given = summary.thresholds(Object.fromEntries(keys));
  const found = withoutBarrier(given, summary, waited[ended ?? 0] ?? 0);
  return ended === null ? found.filter(({ expression }) => !needsWholeRun(expression)) : found;
}

function mostVus({ metrics: { vus } }: Summary): number {
  return vus?.kind === 'gauge' ? vus.max : 0;
}

function sums({ summaries }: ArmJob) {
  return (key: string): number =>
    summaries.reduce((sum, summary) => {
      const totals = summary.totals(key);
      return totals?.kind === 'counter' ? sum + totals.count : sum;
    }, 0);
}

/** Counters and rates add up; percentiles of several processes do not, and are left out. */
function wholeRun({ summaries }: ArmJob): Readonly<Record<string, MetricTotals>> {
  const names = new Set(summaries.flatMap(({ metrics }) => Object.keys(metrics)));
  const added = [...names].flatMap((name) => {
    const all = summaries.map(({ metrics }) => metrics[name]).filter((totals) => totals !== undefined);
    const sum = all.reduce(add);
    return sum.kind === 'trend' ? [] : [[name, sum] as const];
  });
  return Object.fromEntries(added);
}

function add(a: MetricTotals, b: MetricTotals): MetricTotals {
  if (a.kind === 'counter' && b.kind === 'counter') {
    return { kind: 'counter', count: a.count + b.count, rate: (a.rate + b.rate) / 2 };
  }
  if (a.kind === 'rate' && b.kind === 'rate') {
    const [trues, falses] = [a.trues + b.trues, a.falses + b.falses];
    return { kind: 'rate', trues, falses, value: trues / (trues + falses) };
  }
  if (a.kind === 'gauge' && b.kind === 'gauge') {
    return { kind: 'gauge', value: b.value, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
  }
  return a;
}
