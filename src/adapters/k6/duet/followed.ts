import { distinctNames, type EndpointName, endpointKey, tagsOf } from '../endpoint-name.ts';
import { keysOf } from '../submetrics.ts';

/** k6 compares every sample with every submetric, so exact endpoints are few. */
export const MOST_ENDPOINTS = 25;
const MOST_NAMED = 5;

/** Any address will do: none holds what k6 cannot name. */
const ANYWHERE = 'http://127.0.0.1:1';
const isNameable = (endpoint: EndpointName): boolean => keysOf(tagsOf(endpoint, ANYWHERE)).duration !== null;

/** The endpoints whose exact values are asked for, those seen first before the others. */
export function followedOf(seen: readonly EndpointName[]): readonly EndpointName[] {
  return distinctNames(seen).filter(isNameable).slice(0, MOST_ENDPOINTS);
}

/** Which endpoints are not judged on their own, why, and what to do about it; none: all are. */
export function unfollowedNotes(
  seen: readonly EndpointName[],
  followed: readonly EndpointName[],
): readonly string[] {
  const known = new Set(followed.map(endpointKey));
  const rest = distinctNames(seen).filter((endpoint) => !known.has(endpointKey(endpoint)));
  const nameable = rest.filter(isNameable);
  const isFull = followed.length >= MOST_ENDPOINTS;
  return [
    ...note(
      rest.filter((endpoint) => !isNameable(endpoint)),
      'k6 cannot name them in a threshold (a comma, outer spaces or quotes, or a name that is also a path)',
      'Give those requests another `name` tag.',
    ),
    ...note(
      isFull ? nameable : [],
      `rounds follow ${MOST_ENDPOINTS} endpoints at most, those called first`,
      'Give requests to one route the same `name` tag, or split the script.',
    ),
    ...note(
      isFull ? [] : nameable,
      'they were called for the first time after the warm-up',
      'A longer `workload.warmup` lets them be seen.',
    ),
  ];
}

function note(endpoints: readonly EndpointName[], why: string, mend: string): readonly string[] {
  if (endpoints.length === 0) return [];
  const names = endpoints.slice(0, MOST_NAMED).map(endpointKey).join('; ');
  const more = endpoints.length > MOST_NAMED ? ` and ${endpoints.length - MOST_NAMED} more` : '';
  return [`Not judged on their own, because ${why}: ${names}${more}. ${mend}`];
}
