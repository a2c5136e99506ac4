import type { Subject } from './metric.ts';
import { OWN_KINDS, type OwnKind, type SubjectKind } from './own-kind.ts';

/** Its kind where it is a metric by itself; null: it is requests. */
export const ownKindOf = ({ method }: Pick<Named, 'method'>): OwnKind | null =>
  OWN_KINDS.find((kind) => kind === method) ?? null;

export const isOwn = (named: Pick<Named, 'method'>): boolean => ownKindOf(named) !== null;

/** Whether it is a number of events, or a share of them, and has no distribution. */
export const isCounted = (named: Pick<Named, 'method'>): boolean =>
  ['Rate', 'Counter'].includes(ownKindOf(named) ?? '');

/** The same of a subject's key. */
export const isOwnKey = (key: string): boolean => OWN_KINDS.some((kind) => key.startsWith(`${kind} `));

/** What is measured of a subject. */
export const kindOf = (subject: Subject): SubjectKind =>
  subject.kind === 'overall' ? 'requests' : (ownKindOf(subject) ?? 'requests');

type Named = { readonly name: string; readonly method: string };

/** Key of a subject in a history: `overall` or `METHOD name`. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'overall' ? 'overall' : `${subject.method} ${subject.name}`;
}

export const subjectOf = ({ name, method }: Named): Subject => ({ kind: 'endpoint', name, method });

/** The key of an endpoint's subject. */
export const endpointKey = (endpoint: Named): string => subjectKey(subjectOf(endpoint));

/** Stands where an HTTP request has its method. k6 gives a call the name `/package.Service/Method`. */
export const GRPC = 'gRPC';
