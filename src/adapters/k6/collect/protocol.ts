import type { OwnKind } from '../../../core/model/own-kind.ts';
import type { MetricTotals } from '../../../core/model/recording/trend.ts';
import { GRPC, isOwn, ownKindOf } from '../../../core/model/subject-key.ts';
import { NOT_BY_THEMSELVES } from './built-in.ts';

/** What k6 pushes of gRPC calls, and all of it: how many there were is the count of their durations. */
export const GRPC_DURATIONS = 'k6_grpc_req_duration_seconds';

/** By what requests of a group were made, and so which of k6's metrics holds them; `both`: none holds all of them. */
export type Protocol = 'http' | 'grpc' | 'both';

type Methodical = { readonly method: string };

export const protocolOf = ({ method }: Methodical): Exclude<Protocol, 'both'> =>
  method === GRPC ? 'grpc' : 'http';

/** What k6 adds to a metric's name as it pushes it. A Gauge gets nothing, and a Trend without a unit is a histogram. */
const ENDINGS: readonly (readonly [OwnKind, RegExp, boolean])[] = [
  ['Trend', /^k6_(.+)_seconds$/, true],
  ['Value', /^k6_(.+)$/, true],
  ['Counter', /^k6_(.+)_total$/, false],
  ['Rate', /^k6_(.+)_rate$/, false],
];

/**
 * The metric besides requests that is pushed by this name; null: none that is compared. Another one may be pushed by the
 * same name: a Gauge `x_rate`, a Trend of values `x_seconds`.
 */
export function ownIn(pushed: string, isHistogram: boolean): { name: string; method: OwnKind } | null {
  const found = ENDINGS.find(([, ending, ofHistogram]) => ofHistogram === isHistogram && ending.test(pushed));
  if (found === undefined) return null;
  const [method, ending] = found;
  const name = ending.exec(pushed)?.[1] ?? '';
  return NOT_BY_THEMSELVES.has(name) ? null : { name, method };
}

const KIND_OF = { Trend: 'trend', Value: 'trend', Rate: 'rate', Counter: 'counter' } as const;

/** Whether k6's own word for a metric agrees with what it was taken for. */
export const isOfKind = ({ method }: Methodical, kind: MetricTotals['kind'] | undefined): boolean => {
  const own = ownKindOf({ method });
  return own === null || KIND_OF[own] === kind;
};

/** Of several together; none at all counts as HTTP, whose metrics every k6 knows. */
export function protocolOfAll(endpoints: Iterable<Methodical>): Protocol {
  const all = new Set([...endpoints].filter((one) => !isOwn(one)).map(protocolOf));
  if (all.size > 1) return 'both';
  return all.has('grpc') ? 'grpc' : 'http';
}

/** The host of a call's address, which has no scheme: `127.0.0.1:9000/menu.Menu/GetDish`. */
export const hostOfCall = (url: string): string => url.split('/', 1)[0] ?? '';
