import { isOwn, ownKindOf } from '../../../core/model/subject-key.ts';
import { listed } from '../../../core/words/names.ts';
import { lateText } from '../../../core/words/notes/own-metrics.ts';
import { distinctNames, type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import { type Protocol, protocolOfAll } from '../collect/protocol.ts';
import { isNamed, keysOfEndpoint } from '../collect/submetrics.ts';

/** k6 compares every sample with every submetric, so exact endpoints are few. */
export const MOST_EXACT = 25;
/** And so many metrics of the script's own, whose submetrics only their own few samples are compared with. */
const MOST_OWN = 25;
/** Every round holds values of each. */
export const MOST_ENDPOINTS = 100;
const MOST_NAMED = 5;

/** Any address will do: none holds what k6 cannot name. */
const ANYWHERE = 'http://127.0.0.1:1';
export const isNameable = (endpoint: EndpointName): boolean => isNamed(keysOfEndpoint(endpoint, ANYWHERE));

export type Followed = {
  /** k6 gives their exact values of each round */
  readonly exact: readonly EndpointName[];
  /** their values are read from histograms of each round */
  readonly pooled: readonly EndpointName[];
  /** by what all of them are called */
  readonly protocol: Protocol;
};

/** None by itself: all requests together. */
export const followsNone = (protocol: Protocol): Followed => ({ exact: [], pooled: [], protocol });

/** The endpoints that rounds hold, those seen first before the others. */
export function followedOf(seen: readonly EndpointName[]): Followed {
  const all = distinctNames(seen).slice(0, MOST_ENDPOINTS);
  const [own, requests] = [all.filter(isOwn), all.filter((endpoint) => !isOwn(endpoint))];
  const exact = [
    ...requests.filter(isNameable).slice(0, MOST_EXACT),
    ...own.filter(isNameable).slice(0, MOST_OWN),
  ];
  return {
    exact,
    pooled: all.filter((endpoint) => !exact.includes(endpoint)),
    protocol: protocolOfAll(seen),
  };
}

/** How far the values of endpoints may be off that are read from histograms, and why they are; none: all are exact. */
export function pooledNotes({ pooled }: Pick<Followed, 'pooled'>): readonly string[] {
  const requests = pooled.filter(hasHistogram);
  const more = requests.filter(isNameable);
  return [
    ...note(
      'Read from histograms, and judged with their error of up to 4.4 %',
      requests.filter((endpoint) => !isNameable(endpoint)),
      'k6 knows their requests by several names',
      'Give those requests one `name` tag.',
    ),
    ...note(
      'Read from histograms, and judged with their error of up to 4.4 %',
      more,
      `k6 counts ${MOST_EXACT} endpoints exactly, those called first`,
      'Give requests to one route the same `name` tag, or set `workload.names`.',
    ),
  ];
}

/** Which endpoints are not judged on their own, why, and what to do about it; none: all are. */
export function unfollowedNotes(seen: readonly EndpointName[], followed: Followed): readonly string[] {
  const all = [...followed.exact, ...followed.pooled];
  const known = new Set(all.map(endpointKey));
  const rest = distinctNames(seen).filter(
    (endpoint) => !known.has(endpointKey(endpoint)) && hasHistogram(endpoint),
  );
  const isFull = all.length >= MOST_ENDPOINTS;
  return [
    ...note(
      NOT_JUDGED,
      isFull ? rest : [],
      `rounds follow ${MOST_ENDPOINTS} endpoints at most, those called first`,
      'Give requests to one route the same `name` tag, set `workload.names`, or split the script.',
    ),
    ...note(
      NOT_JUDGED,
      isFull ? [] : rest,
      'they were called for the first time after the warm-up',
      'A longer `workload.warmup` lets them be seen.',
    ),
  ];
}

/** Of other values than times, and of what is counted, there is none. */
export const hasHistogram = (endpoint: EndpointName): boolean => {
  const kind = ownKindOf(endpoint);
  return kind === null || kind === 'Trend';
};

/** Values that k6's summary alone has, and was not asked for; a sentence. None: there are none. */
export function lateNotes(pooled: readonly EndpointName[]): readonly string[] {
  const late = pooled.filter((endpoint) => ['Value', 'Rate'].includes(ownKindOf(endpoint) ?? ''));
  return late.length === 0 ? [] : [lateText(late.map(({ name }) => name))];
}

const NOT_JUDGED = 'Not judged on their own';

/** One note about these endpoints, of one sentence and what to do about it; none: there are no such endpoints. */
export function note(
  what: string,
  endpoints: readonly EndpointName[],
  why: string,
  mend: string = '',
): readonly string[] {
  if (endpoints.length === 0) return [];
  const names = listed(endpoints.map(endpointKey), MOST_NAMED, '; ');
  return [`${what}, because ${why}: ${names}. ${mend}`.trimEnd()];
}
