import { MOST_JOINED, requestsFor } from '../../../../core/decision/duet/differences/pair-differences.ts';
import type { Arm } from '../../../../core/model/recording/window.ts';
import { listed } from '../../../../core/words/names.ts';
import type { Collector } from '../../collect/collector.ts';
import { anywhere, renamed } from '../../collect/endpoint-name.ts';
import { learnRoutes } from '../../names/learn-routes.ts';
import { createNaming, type NameRules } from '../../names/naming.ts';
import type { Preflight } from '../../run/preflight.ts';
import { type Followed, followedOf } from '../followed-endpoints.ts';

const MOST_NAMED = 5;

export type LearnInput = {
  readonly flights: { readonly [A in Arm]: Pick<Preflight, 'endpoints'> };
  /** what the warm-up showed */
  readonly collectors: { readonly [A in Arm]: Pick<Collector, 'calls' | 'iterations'> };
  /** by which requests were called so far */
  readonly names: NameRules;
  /** the address in those that stay as they are */
  readonly baseUrl: string;
  /** of the warm-up, on each arm */
  readonly warmMs: number;
  readonly roundMs: number;
};

/**
 * What the warm-up of both arms teaches about names: the same for both, and settled before the first judged round. A
 * text is a route of its own where rounds hold requests enough to judge its p95.
 */
export function learnNames({ flights, collectors, names, baseUrl, warmMs, roundMs }: LearnInput): {
  readonly names: NameRules;
  readonly endpoints: Followed;
} {
  const both = [collectors.base, collectors.head];
  const seen = both.flatMap(({ calls }) => calls.seen());
  const learned = learnRoutes({
    seen,
    iterations: both.reduce((sum, collector) => sum + collector.iterations().count, 0),
    // Of both arms in the warm-up's time, as many as one arm makes in the rounds that are joined.
    enough: (requestsFor(0.95) * 2 * warmMs) / (MOST_JOINED * roundMs),
  });
  const rules = { ...names, learned };
  const naming = createNaming({ ...rules, kept: names.kept.map((name) => anywhere(name, baseUrl)) });
  const called = [
    ...flights.base.endpoints,
    ...flights.head.endpoints,
    ...seen.map(({ endpoint }) => endpoint),
  ];
  return { names: rules, endpoints: followedOf(called.map((endpoint) => renamed(endpoint, naming))) };
}

/** Which routes were learned, a sentence; none: none were. */
export function learnedNotes({ learned }: NameRules): readonly string[] {
  const routes = learned.filter((route) => route.split('/').includes('*'));
  if (routes.length === 0) return [];
  return [
    `Called by their route, as no single address has requests enough to be judged: ${listed(routes, MOST_NAMED)}. \`workload.names\` sets other routes.`,
  ];
}
