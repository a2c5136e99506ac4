import { keysOf } from '../submetrics.ts';
import type { EndpointName } from './arm.ts';

/** k6 compares every sample with every submetric, so exact endpoints are few. */
export const MOST_ENDPOINTS = 25;
const MOST_NAMED = 5;

const keyOf = ({ method, name }: EndpointName): string => `${method} ${name}`;
const isNameable = (endpoint: EndpointName): boolean => keysOf({ ...endpoint }).duration !== null;

/** The endpoints whose exact values are asked for, those seen first before the others. */
export function followedOf(seen: readonly EndpointName[]): readonly EndpointName[] {
  const distinct = new Map(seen.map(({ name, method }) => [keyOf({ name, method }), { name, method }]));
  return [...distinct.values()].filter(isNameable).slice(0, MOST_ENDPOINTS);
}

/** Which endpoints are not judged on their own, why, and what to do about it; none: all are. */
export function unfollowedNotes(
  seen: readonly EndpointName[],
  followed: readonly EndpointName[],
): readonly string[] {
  const known = new Set(followed.map(keyOf));
  const distinct = new Map(seen.map((endpoint) => [keyOf(endpoint), endpoint]));
  const rest = [...distinct.values()].filter((endpoint) => !known.has(keyOf(endpoint)));
  const nameable = rest.filter(isNameable);
  const isFull = followed.length >= MOST_ENDPOINTS;
  return [
    ...note(
      rest.filter((endpoint) => !isNameable(endpoint)),
      'k6 cannot name them in a threshold (a comma, outer spaces or quotes)',
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
  const names = endpoints.slice(0, MOST_NAMED).map(keyOf).join('; ');
  const more = endpoints.length > MOST_NAMED ? ` and ${endpoints.length - MOST_NAMED} more` : '';
  return [`Not judged on their own, because ${why}: ${names}${more}. ${mend}`];
}
