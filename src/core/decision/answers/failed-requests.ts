import type { AnswerFact, FailedOf } from '../../model/decision/answer-fact.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import type { Series } from '../../model/recording/series.ts';
import { endpointKey, subjectKey } from '../../model/subject-key.ts';
import type { Answered } from './answered.ts';

/** Endpoints that are told of, worst first. */
const MOST_TOLD = 5;
/** Failures below this share are the accidents of any run. */
const TOLD = 0.001;

/** Which requests failed on either side and with what. Whether head fails more is judged by its error rate. */
export function failedRequests(head: Answered, base: Answered | null): readonly AnswerFact[] {
  const bases = new Map(base?.endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const heads = new Map(head.endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const all = [...new Set([...heads.keys(), ...bases.keys()])]
    .map((key) => ({ key, head: heads.get(key), base: bases.get(key) }))
    .filter((one) => Math.max(rateOf(one.head), rateOf(one.base)) >= TOLD)
    .toSorted((a, b) => rise(b) - rise(a));
  const told = all.slice(0, MOST_TOLD).map(({ key, ...sides }): AnswerFact => {
    const [ofHead, ofBase] = [picked(sides.head), picked(sides.base)];
    const known = { ...(ofHead && { head: ofHead }), ...(ofBase && { base: ofBase }) };
    return { kind: 'failed', endpoint: key, sides: known, isWorse: false };
  });
  const more = all.length - told.length;
  return more > 0 ? [...told, { kind: 'more-failed', endpoints: more, isWorse: false }] : told;
}

/** What failed on head of what is compared, and with what; null: nothing that is known. */
export function failedOf(
  { subject }: Pick<Comparison, 'subject'>,
  { overall, endpoints }: Answered,
): FailedOf | null {
  const key = subjectKey(subject);
  const series = key === 'overall' ? overall : endpoints.find((endpoint) => endpointKey(endpoint) === key);
  return series === undefined || series.failed === 0 || series.failures.length === 0 ? null : picked(series);
}

type Failed = Pick<Series, 'requests' | 'failed' | 'failures'>;
type Sides = { readonly head: Failed | undefined; readonly base: Failed | undefined };

const picked = (side: Failed | undefined): FailedOf | null =>
  side === undefined ? null : { requests: side.requests, failed: side.failed, failures: side.failures };
const rateOf = (side: Failed | undefined): number =>
  side === undefined || side.requests === 0 ? 0 : side.failed / side.requests;
const rise = ({ head, base }: Sides): number => rateOf(head) - rateOf(base);
