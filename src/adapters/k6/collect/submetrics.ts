import type { MetricTotals } from '../../../core/model/recording/trend.ts';
import { isCounted, isOwn } from '../../../core/model/subject-key.ts';
import { WARMUP_SCENARIO } from '../run/plan.ts';
import type { Preflight } from '../run/preflight.ts';
import { type EndpointName, tagsOf } from './endpoint-name.ts';
import { type Protocol, protocolOf, protocolOfAll } from './protocol.ts';
import { judged } from './tags.ts';

/**
 * k6 compares every sample with every submetric of its metric, so the exact ones are few; further endpoints are
 * read from histograms.
 */
const MAX_EXACT_ENDPOINTS = 50;

/** The submetric of iterations that a scenario dropped: they carry its name, and none of its other tags. */
export const droppedBy = (scenario: string): string => `dropped_iterations{scenario:${scenario}}`;

/** Keys of one group's exact durations, and of one of the two that tell its failures. */
export type Keys = {
  /** null: k6 cannot name it in a threshold, it has no tags, or no metric holds all of it */
  readonly duration: string | null;
  /** HTTP requests that failed */
  readonly failed: string | null;
  /** gRPC calls that did not: k6 counts no failed ones by themselves */
  readonly passed: string | null;
  /** a Rate or a Counter of the script's own, which has no durations */
  readonly counted: string | null;
};

const NO_KEYS: Keys = { duration: null, failed: null, passed: null, counted: null };
/** gRPC's OK, as k6 tags it. */
const OK = '0';

export function keysOf(tags: Readonly<Record<string, string>> | null, protocol: Protocol = 'http'): Keys {
  if (tags === null || protocol === 'both') return NO_KEYS;
  if (protocol === 'http') {
    return {
      ...NO_KEYS,
      duration: judged('http_req_duration', tags),
      failed: judged('http_req_failed', tags),
    };
  }
  const [duration, passed] = [tags, { ...tags, status: OK }].map((own) => judged('grpc_req_duration', own));
  return { ...NO_KEYS, duration: duration ?? null, passed: passed ?? null };
}

/** Keys of one endpoint, or of a metric by itself, among samples that have these tags too. */
export function keysOfEndpoint(
  endpoint: EndpointName,
  baseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Keys {
  const tags = tagsOf(endpoint, baseUrl);
  if (isOwn(endpoint)) {
    const key = judged(endpoint.name, more);
    return isCounted(endpoint) ? { ...NO_KEYS, counted: key } : { ...NO_KEYS, duration: key };
  }
  return keysOf(tags === null ? null : { ...more, ...tags }, protocolOf(endpoint));
}

/** The keys themselves. */
export const listOf = ({ duration, failed, passed, counted }: Keys): readonly string[] =>
  [duration, failed, passed, counted].filter((key) => key !== null);

/** Whether k6 can give the group's exact values. */
export const isNamed = ({ duration, counted }: Keys): boolean => duration !== null || counted !== null;

/** Submetrics over all windows of a process: how many values each counted metric had together. */
export const wholeKeys = (endpoints: readonly EndpointName[]): readonly string[] =>
  endpoints.filter(isCounted).flatMap(({ name }) => judged(name) ?? []);

/** Requests of a group that failed and that did not, as the share of failed ones; null: k6 does not tell. */
export function failedIn(
  { duration, failed, passed }: Keys,
  totals: (key: string | null) => MetricTotals | null,
): MetricTotals | null {
  if (passed === null) return totals(failed);
  const [all, fine] = [totals(duration), totals(passed)];
  if (all?.kind !== 'trend') return null;
  const falses = fine?.kind === 'trend' ? fine.count : 0;
  const trues = Math.max(all.count - falses, 0);
  return { kind: 'rate', trues, falses, value: trues / all.count };
}

/** The submetrics to ask for in a run against `baseUrl`, and how many endpoints go without. */
export function submetricsFor(
  { endpoints, scenarios }: Pick<Preflight, 'endpoints' | 'scenarios'>,
  baseUrl: string,
): { readonly keys: readonly string[]; readonly inexact: number } {
  const all = protocolOfAll(endpoints);
  const perEndpoint = endpoints.map((endpoint) => keysOfEndpoint(endpoint, baseUrl));
  const nameable = perEndpoint.filter(isNamed);
  // The only scenario's values are the whole's.
  const perScenario = scenarios.length > 1 ? scenarios.map((scenario) => keysOf({ scenario }, all)) : [];
  const totals = [...listOf(keysOf({}, all)), judged('iterations'), droppedBy(WARMUP_SCENARIO)];
  const exact = nameable.slice(0, MAX_EXACT_ENDPOINTS);
  const keys = [...totals, ...[...perScenario, ...exact].flatMap(listOf)];
  return { keys: keys.filter((key) => key !== null), inexact: perEndpoint.length - exact.length };
}
