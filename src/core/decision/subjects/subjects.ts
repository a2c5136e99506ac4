import type { Arm, Pair } from '../../model/duet.ts';
import type { Subject } from '../../model/metric.ts';
import type { Endpoint, Series } from '../../model/series.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { isOther } from './presence.ts';

/** From this share of failed requests on an endpoint does not work. */
const BROKEN = 0.9;

/** What can be compared, and what cannot though both sides have it. */
export type Subjects = {
  readonly both: readonly Subject[];
  /** broken on base and mended by head */
  readonly mended: readonly Endpoint[];
  readonly notes: readonly string[];
};

type Sided = { readonly overall: Series; readonly endpoints: readonly Endpoint[] };

const OVERALL: Subject = { kind: 'overall' };

/**
 * Sorts the endpoints of two arms. One that fails on base and works on head counts as new, and the overall figures
 * of both do without it (mended.ts): fast failures against real work is no comparison.
 */
export function duetSubjects(base: Sided, head: Sided): Subjects {
  const bases = new Map(base.endpoints.map((endpoint) => [keyOf(endpoint), endpoint]));
  const shared = head.endpoints.filter((endpoint) => bases.has(keyOf(endpoint)) && !isOther(endpoint));
  const mended = shared.filter((endpoint) => {
    const other = bases.get(keyOf(endpoint));
    return other !== undefined && isBroken(other) && !isBroken(endpoint);
  });
  const judged = shared.filter((endpoint) => !mended.includes(endpoint)).map(subjectOf);
  const whole = mended.length > 0 && judged.length === 0 ? [] : [OVERALL];
  return {
    both: [...whole, ...judged],
    mended,
    notes: mended.map(
      (endpoint) =>
        `${subjectKey(subjectOf(endpoint))} fails on base and works now, so it counts as new, and its requests are left out of the overall figures.`,
    ),
  };
}

const keyOf = ({ method, name }: Endpoint): string => `${method} ${name}`;

/**
 * The same from usable rounds alone, while a duet is driven: what it is stopped for must be what is compared. Endpoints
 * that one arm alone was asked for are left out.
 */
export function subjectsOf(pairs: readonly Pair[]): readonly Subject[] {
  const keys = (arm: Arm) => new Set(pairs.flatMap((pair) => Object.keys(pair[arm].subjects)));
  const ofBase = keys('base');
  const shared = [...keys('head')].filter((key) => ofBase.has(key));
  return shared.map(toSubject);
}

function toSubject(key: string): Subject {
  if (key === 'overall') return OVERALL;
  const space = key.indexOf(' ');
  return { kind: 'endpoint', method: key.slice(0, space), name: key.slice(space + 1) };
}

function subjectOf({ method, name }: Endpoint): Subject {
  return { kind: 'endpoint', name, method };
}

/** Whether so many of the requests failed that a subject does not work. */
export function isBroken({ requests, failed }: Pick<Series, 'requests' | 'failed'>): boolean {
  return requests > 0 && failed / requests >= BROKEN;
}
