import type { Comparison } from '../../model/judgement/judgement.ts';
import type { Series } from '../../model/recording/series.ts';
import { endpointKey, subjectKey } from '../../model/subject-key.ts';
import type { Answered, AnswerFact } from './answered.ts';
import { kindsText } from './failure-kind.ts';

/** Endpoints that are told of, worst first. */
const MOST_TOLD = 5;
/** Failures below this share are the accidents of any run. */
const TOLD = 0.001;

type Failed = Pick<Series, 'requests' | 'failed' | 'failures'>;

/** Which requests failed on either side and with what. Whether head fails more is judged by its error rate. */
export function failedRequests(head: Answered, base: Answered | null): readonly AnswerFact[] {
  const bases = new Map(base?.endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const heads = new Map(head.endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const all = [...new Set([...heads.keys(), ...bases.keys()])]
    .map((key) => ({ key, head: heads.get(key), base: bases.get(key) }))
    .filter((one) => Math.max(rateOf(one.head), rateOf(one.base)) >= TOLD)
    .toSorted((a, b) => rise(b) - rise(a));
  const told = all.slice(0, MOST_TOLD).map(({ key, ...sides }) => `${failedText(key, sides)}.`);
  const more = all.length - told.length;
  const rest = more > 0 ? [`Requests of ${more} more endpoints failed too.`] : [];
  return [...told, ...rest].map((text) => ({ text, isWorse: false }));
}

type Sides = { readonly head: Failed | undefined; readonly base: Failed | undefined };

/** "42 of 600 requests of GET /orders failed on head: 503 (40), connection refused, 1212 (2); on base none of 598" */
function failedText(name: string, { head, base }: Sides): string {
  const known = [
    { arm: 'head', side: head },
    { arm: 'base', side: base },
  ].flatMap(({ arm, side }) => (side === undefined ? [] : [{ arm, side }]));
  const [first, ...others] = known.toSorted((a, b) => Number(b.side.failed > 0) - Number(a.side.failed > 0));
  if (first === undefined) return '';
  const rest = others.map(({ arm, side }) => {
    if (side.failed === 0) return `; on ${arm} none of ${side.requests}`;
    return `; on ${arm} ${side.failed} of ${side.requests}${withKinds(side)}`;
  });
  return `${first.side.failed} of ${first.side.requests} requests of ${name} failed on ${first.arm}${withKinds(first.side)}${rest.join('')}`;
}

/** What failed on head, for a reason that names the endpoint already: "42 of 600 requests failed: 503 (42)". */
export function failedBy({ subject }: Comparison, { overall, endpoints }: Answered): string | null {
  const key = subjectKey(subject);
  const series = key === 'overall' ? overall : endpoints.find((endpoint) => endpointKey(endpoint) === key);
  if (series === undefined || series.failed === 0 || series.failures.length === 0) return null;
  return `${series.failed} of ${series.requests} requests failed${withKinds(series)}`;
}

const withKinds = ({ failures }: Failed): string => (failures.length === 0 ? '' : `: ${kindsText(failures)}`);
const rateOf = (side: Failed | undefined): number =>
  side === undefined || side.requests === 0 ? 0 : side.failed / side.requests;
const rise = ({ head, base }: Sides): number => rateOf(head) - rateOf(base);
