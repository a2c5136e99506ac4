import { type Collector, MAX_ENDPOINTS } from '../collect/collector.ts';
import type { EndpointName } from '../collect/endpoint-name.ts';

const GRAPHQL = /(^|\/)(graphql|gql)\/?$/i;

/** What the reader can do about names, a sentence each, from what one arm was asked for; none: they tell all apart. */
export function nameNotes({ endpoints, other, droppedSeries }: NamesSeen): readonly string[] {
  const rest = droppedSeries ? ', as far as they could be followed' : '';
  const capped =
    other === null
      ? []
      : [
          `The script uses more than ${MAX_ENDPOINTS} request names; the rest stand together as "(other)"${rest}, and no ` +
            'endpoint is called new or missing. Set `workload.names`, or the `name` tag of requests to one route: ' +
            'http.get(url, { tags: { name: "/orders/:id" } }).',
        ];
  const bare = [...endpoints.values()].map(({ endpoint }) => endpoint).filter(isGraphql);
  return [...capped, ...new Set(bare.map(graphqlNote))];
}

export type NamesSeen = Pick<Collector, 'other' | 'droppedSeries'> & {
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
