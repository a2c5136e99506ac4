import { firstFile, hits, type Place, type Tree, whole } from '../tree.ts';

/** A service that applications connect to, and where it usually listens. */
export type Service = { readonly name: string; readonly port: number; readonly at: Place };

export type Compose = {
  readonly at: Place;
  readonly services: readonly Service[];
  /** the only service that is built of this repository and publishes a port; null: there is none, or more than one */
  readonly built: { readonly name: string; readonly at: Place } | null;
};

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
  return { at: whole(file), services, built: builtIn(file, tree.get(file) ?? '') };
}

const BLOCK = /^services:[ \t]*(?:#.*)?\n((?:[ \t].*\n|[ \t]*(?:#.*)?\n)*)/m;

/** By its indentation: what stands one step below `services:` are their names, two steps below their settings. */
function builtIn(file: string, text: string): Compose['built'] {
  const block = BLOCK.exec(`${text}\n`);
  const [, indent] = /^([ \t]+)\S/m.exec(block?.[1] ?? '') ?? [];
  if (block === null || indent === undefined) return null;
  const lines = (block[1] ?? '').split('\n');
  const first = text.slice(0, block.index).split('\n').length + 1;
  const names = lines.flatMap((line, index) => {
    const [, name] = new RegExp(`^${indent}["']?([\\w.-]+)["']?:`).exec(line) ?? [];
    return name === undefined ? [] : [{ name, index }];
  });
  const built = names.filter(({ index }, nth) => {
    const own = lines.slice(index + 1, names[nth + 1]?.index);
    return ['build', 'ports'].every((key) => own.some((line) => line.trim().startsWith(`${key}:`)));
  });
  const [only, ...others] = built;
  if (only === undefined || others.length > 0) return null;
  return { name: only.name, at: { file, line: first + only.index } };
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
