import { type Collector, MAX_ENDPOINTS } from '../collect/collector.ts';
import type { EndpointName } from '../collect/endpoint-name.ts';
import { MAX_SERIES } from '../collect/series/all-followed.ts';

const GRAPHQL = /(^|\/)(graphql|gql)\/?$/i;

const DROPPED =
  `k6 told of more than ${MAX_SERIES} series of values, one for each set of tags in each window, and those beyond were not ` +
  'followed: time lines and histograms lack them, and windows that lack some are judged by what k6 counts exactly. Give ' +
  'requests to one route the same `name` tag, and set fewer tags.';

/** What the reader can do about names, a sentence each, from what one arm was asked for; none: they tell all apart. */
export function nameNotes({ endpoints, other, series }: NamesSeen): readonly string[] {
  const capped =
    other === null
      ? []
      : [
          `The script uses more than ${MAX_ENDPOINTS} request names; the rest stand together as "(other)", and no ` +
            'endpoint is called new or missing. Set `workload.names`, or the `name` tag of requests to one route: ' +
            'http.get(url, { tags: { name: "/orders/:id" } }).',
        ];
  const bare = [...endpoints.values()].map(({ endpoint }) => endpoint).filter(isGraphql);
  return [...capped, ...(series.droppedValues ? [DROPPED] : []), ...new Set(bare.map(graphqlNote))];
}

export type NamesSeen = Pick<Collector, 'other'> & {
  readonly series: Pick<Collector['series'], 'droppedValues'>;
  readonly endpoints: ReadonlyMap<string, { readonly endpoint: EndpointName }>;
};

function isGraphql({ path, method }: EndpointName): boolean {
  return path !== null && (method === 'POST' || method === 'GET') && GRAPHQL.test(path);
}

function graphqlNote({ method, name }: EndpointName): string {
  return (
    `${method} ${name} holds all GraphQL operations together. With a \`name\` tag each is judged by itself: ` +
    'http.post(url, body, { tags: { name: "query Search" } }).'
  );
}
