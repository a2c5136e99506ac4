import { firstFile, hits, type Place, type Tree, whole } from '../tree.ts';

/** A service that applications connect to, and where it usually listens. */
export type Service = { readonly name: string; readonly port: number; readonly at: Place };

export type Compose = { readonly at: Place; readonly services: readonly Service[] };

const FILES: readonly string[] = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

const SERVICES: readonly (readonly [RegExp, string, number])[] = [
  [/postg/, 'PostgreSQL', 5432],
  [/mysql|mariadb/, 'MySQL', 3306],
  [/redis|valkey/, 'Redis', 6379],
  [/mongo/, 'MongoDB', 27017],
  [/rabbitmq/, 'RabbitMQ', 5672],
  [/elasticsearch|opensearch/, 'Elasticsearch', 9200],
  [/memcached/, 'memcached', 11211],
];

const IMAGE = /^\s+image:\s*["']?([^\s"']+)/m;

/** The compose file of a repository, and the services in it that are known; null: there is none. */
export function composeOf(tree: Tree): Compose | null {
  const file = firstFile(tree, FILES);
  if (file === null) return null;
  const services = hits(tree, [file], IMAGE).flatMap(({ at, groups: [image = ''] }) => {
    const known = SERVICES.find(([pattern]) => pattern.test(image));
    return known === undefined ? [] : [{ name: known[1], port: known[2], at }];
  });
  return { at: whole(file), services };
}
