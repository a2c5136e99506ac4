import { literal } from '../../../core/script/literal.ts';
import { REQUEST_HEADER } from '../../../ports/probes/tracer.ts';
import { type Params, withParams } from '../names/name-requests.ts';
import { isUnder } from '../names/naming.ts';

/** The tag of a request's samples, with the same id as its header. */
export const REQUEST_TAG = 'perf_gate_request';

/**
 * The params of a request to the script's BASE_URL with an id, as a header and as a tag; those of any other stay. Runs
 * inside k6, as the functions of `naming.ts`.
 */
export function markedParams(url: unknown, params: Params, { isOurs, header, tag, next }: Marking): Params {
  const address = typeof url === 'object' && url !== null ? (url as { url?: unknown }).url : url;
  if (typeof address !== 'string' || !isOurs(address)) return params;
  const id = next();
  return {
    ...params,
    headers: { ...params?.headers, [header]: id },
    tags: { ...params?.tags, [tag]: id },
  };
}

/** What it takes from elsewhere: the source text of a function holds no imports. */
export type Marking = {
  /** whether an address is under BASE_URL */
  readonly isOurs: (address: string) => boolean;
  readonly header: string;
  readonly tag: string;
  /** another id each time, in all of k6 */
  readonly next: () => string;
};

/** What follows the module of names, so that its functions are there: these run before those that name a request. */
export function marksText(): string {
  return `${String(markedParams)}
let perfGateMade = 0;
const perfGateMarking = {
  isOurs: (address) => ${isUnder.name}(address, __ENV.BASE_URL ?? ''),
  header: ${literal(REQUEST_HEADER)},
  tag: ${literal(REQUEST_TAG)},
  next: () => \`\${__VU}.\${++perfGateMade}\`,
};
${withParams.name}(http, (url, params) => ${markedParams.name}(url, params, perfGateMarking));
`;
}
