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

const MANIFESTS: readonly string[] = [
  ...['package.json', 'go.mod', 'requirements.txt', 'pyproject.toml', 'Cargo.toml', 'Gemfile', 'pom.xml'],
];

/** Packages that connect to them, by port. */
const CLIENTS: readonly (readonly [RegExp, number])[] = [
  [/\b(pg|postgres|pgx|psycopg\w*|asyncpg|pq|tokio-postgres|postgresql)\b/, 5432],
  [/\b(mysql2?|mariadb|pymysql|mysqlclient|mysql-connector-j)\b/i, 3306],
  [/\b(io)?redis\b/, 6379],
  [/\b(mongodb|mongoose|mongo-driver|pymongo|motor)\b/, 27017],
  [/\b(amqplib|amqp091-go|pika|lapin)\b/, 5672],
];

/** Ports of this machine that an application is likely to connect to: of its compose file and of its packages. */
export function likelyPorts(tree: Tree): readonly number[] {
  const manifests = MANIFESTS.map((name) => tree.get(name) ?? '').join('\n');
  const clients = CLIENTS.flatMap(([pattern, port]) => (pattern.test(manifests) ? [port] : []));
  const services = composeOf(tree)?.services.map(({ port }) => port) ?? [];
  return [...new Set([...services, ...clients])];
}
