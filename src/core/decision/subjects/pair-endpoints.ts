import type { Subject } from '../../model/metric.ts';
import { type Endpoint, OTHER_NAMES, type Series } from '../../model/recording/series.ts';
import { endpointKey, subjectOf } from '../../model/subject-key.ts';
import { BROKEN } from '../answers/plainly.ts';

/** One endpoint as both sides measured it. */
export type PairedEndpoint = { readonly subject: Subject; readonly base: Endpoint; readonly head: Endpoint };

/** The endpoints of two sides, by name and method. Those beyond the cap are of no side: which they are is not known. */
export type PairedEndpoints = {
  readonly judged: readonly PairedEndpoint[];
  /** broken on base and mended by head: fast failures against real work is no comparison */
  readonly mended: readonly PairedEndpoint[];
  readonly baseOnly: readonly Endpoint[];
  readonly headOnly: readonly Endpoint[];
};

export function pairEndpoints(base: readonly Endpoint[], head: readonly Endpoint[]): PairedEndpoints {
  const ofBase = new Map(base.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const ofHead = new Set(head.map(endpointKey));
  const both = head.flatMap((endpoint) => {
    const other = ofBase.get(endpointKey(endpoint));
    if (other === undefined || isOther(endpoint)) return [];
    return [{ subject: subjectOf(endpoint), base: other, head: endpoint }];
  });
  const isMended = (pair: PairedEndpoint) => isBroken(pair.base) && !isBroken(pair.head);
  return {
    judged: both.filter((pair) => !isMended(pair)),
    mended: both.filter(isMended),
    baseOnly: base.filter((endpoint) => !ofHead.has(endpointKey(endpoint))),
    headOnly: head.filter((endpoint) => !ofBase.has(endpointKey(endpoint))),
  };
}

/** Whether an endpoint stands for names that are not known one by one. */
export function isOther({ name, method }: Pick<Endpoint, 'name' | 'method'>): boolean {
  return name === OTHER_NAMES && method === '';
}

/** Whether so many of the requests failed that a subject does not work. */
export function isBroken({ requests, failed }: Pick<Series, 'requests' | 'failed'>): boolean {
  return requests > 0 && failed / requests >= BROKEN;
}
