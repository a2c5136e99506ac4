import { WARMUP_SCENARIO } from '../run/plan.ts';
import type { Preflight } from '../run/preflight.ts';
import { tagsOf } from './endpoint-name.ts';
import { judged } from './tags.ts';

/**
 * k6 compares every sample with every submetric of its metric, so the exact ones are few; further endpoints are
 * read from histograms.
 */
const MAX_EXACT_ENDPOINTS = 50;

/** Keys of the summary that hold judged values of the whole run. */
export const JUDGED_TOTALS = ['http_req_duration', 'http_req_failed', 'iterations'] as const;

/** The submetric of iterations that a scenario dropped: they carry its name, and none of its other tags. */
export const droppedBy = (scenario: string): string => `dropped_iterations{scenario:${scenario}}`;

/** Keys of one group's exact durations and failures; null: k6 cannot name it in a threshold, or it has no tags. */
export function keysOf(tags: Readonly<Record<string, string>> | null) {
  if (tags === null) return { duration: null, failed: null };
  return { duration: judged('http_req_duration', tags), failed: judged('http_req_failed', tags) };
}

/** The submetrics to ask for in a run against `baseUrl`, and how many endpoints go without. */
export function submetricsFor(
  { endpoints, scenarios }: Pick<Preflight, 'endpoints' | 'scenarios'>,
  baseUrl: string,
): { readonly keys: readonly string[]; readonly inexact: number } {
  const perEndpoint = endpoints.map((endpoint) => keysOf(tagsOf(endpoint, baseUrl)));
  const nameable = perEndpoint.filter(({ duration }) => duration !== null);
  // The only scenario's values are the whole's.
  const perScenario = scenarios.length > 1 ? scenarios.map((scenario) => keysOf({ scenario })) : [];
  const totals = [...JUDGED_TOTALS.map((metric) => judged(metric)), droppedBy(WARMUP_SCENARIO)];
  const exact = nameable.slice(0, MAX_EXACT_ENDPOINTS);
  const keys = [
    ...totals,
    ...[...perScenario, ...exact].flatMap(({ duration, failed }) => [duration, failed]),
  ];
  return { keys: keys.filter((key) => key !== null), inexact: perEndpoint.length - exact.length };
}
