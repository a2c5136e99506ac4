import type { Endpoint } from '../../model/recording/series.ts';
import type { Workload } from '../../model/recording/workload.ts';

type Named = Pick<Endpoint, 'name' | 'method'>;

/** Whether the names of two runs were made by the same patterns. */
export function namedAlike(a: Workload, b: Workload): boolean {
  return JSON.stringify(a.names ?? null) === JSON.stringify(b.names ?? null);
}

/**
 * Whether two names may be one route under other patterns: they are equal segment by segment, where `:id`, `:name` and
 * `*` are equal to anything, and a query counts for nothing.
 */
export function isSameRoute(a: Named, b: Named): boolean {
  const [ofA, ofB] = [segmentsOf(a), segmentsOf(b)];
  if (a.method !== b.method || ofA.length !== ofB.length) return false;
  return ofA.every((one, at) => one === ofB[at] || isVariable(one) || isVariable(ofB[at] ?? ''));
}

const segmentsOf = ({ name }: Named): readonly string[] => name.replace(/[?#].*$/, '').split('/');
const isVariable = (segment: string): boolean => /^\*|:[a-z]/i.test(segment);
