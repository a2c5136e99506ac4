import { EnvironmentError } from '../../ports/errors.ts';

export type System = 'postgres' | 'mysql';

/** Where a server is, as a URL tells it. */
export type Address = {
  readonly system: System;
  /** as the user wrote it */
  readonly url: string;
  /** host and port, for what is said; a folder where it is a socket */
  readonly place: string;
  /** the database that it names; empty: none */
  readonly named: string;
};

/** As frameworks write them: Rails has mysql2 and trilogy, Django postgis and pgsql, SQLAlchemy adds `+driver`. */
const SYSTEMS: Readonly<Record<string, System>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  postgis: 'postgres',
  pgsql: 'postgres',
  mysql: 'mysql',
  mysql2: 'mysql',
  trilogy: 'mysql',
  mariadb: 'mysql',
};

export const SCHEMES: Readonly<Record<System, string>> = { postgres: 'postgresql', mysql: 'mysql' };

const PORTS: Readonly<Record<System, string>> = { postgres: '5432', mysql: '3306' };

const PARTS =
  /^(?<scheme>[a-z][a-z0-9.-]*)(?<driver>\+[a-z0-9_]+)?(?<server>:\/\/[^/?#]*)(?:\/(?<named>[^?#]*))?(?<rest>[?#].*)?$/i;

const EXAMPLE = '`postgres://postgres:postgres@127.0.0.1:5432/shop`';

/** What others than the gate would take for the database, whatever the path says. */
const NAMES_IT = ['dbname', 'database'];

/** Reads a URL. `variable`: where it comes from. Throws EnvironmentError, which never holds the URL. */
export function readAddress(url: string, variable: string): Address {
  if (url === '') throw notSet(variable);
  const parts = PARTS.exec(url)?.groups;
  const system = SYSTEMS[parts?.['scheme']?.toLowerCase() ?? ''];
  if (system === undefined) throw ofAnotherKind(url, variable);
  const parsed = URL.parse(withScheme(url, 'db'));
  const isSocket = system === 'postgres' && /^[a-z0-9+]+:\/\/(?:[^/@]*@)?\//i.test(url);
  if (parsed === null ? !isSocket : !isDecodable(parsed, system)) throw unreadable(variable);
  const query = new URLSearchParams(/\?([^#]*)/.exec(parts?.['rest'] ?? '')?.[1] ?? '');
  const twice = NAMES_IT.find((name) => query.has(name));
  if (twice !== undefined) throw namedTwice(twice, variable);
  const host = query.get('host') ?? parsed?.hostname ?? '';
  const port = query.get('port') ?? (parsed?.port || PORTS[system]);
  const place = host.startsWith('/') ? host : `${host || 'localhost'}:${port}`;
  return { system, url, place, named: decoded(parts?.['named'] ?? '') };
}

/** The same URL with another database; all else stays as the user wrote it. `name`: letters, digits and _. */
export const withDatabase = (url: string, name: string): string =>
  url.replace(PARTS, (...all) => {
    const { scheme, driver = '', server, rest = '' } = all.at(-1);
    return `${scheme}${driver}${server}/${name}${rest}`;
  });

/** The same URL with another scheme, without a driver. */
export const withScheme = (url: string, scheme: string): string => url.replace(/^[^:]*/, scheme);

/** PostgreSQL's client takes a lone % as it is. */
function isDecodable({ username, password }: URL, system: System): boolean {
  if (system === 'postgres') return true;
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const notSet = (variable: string): EnvironmentError =>
  new EnvironmentError(
    `\`app.database\` names the variable ${variable}, which is not set.`,
    `Set it in \`env:\` of the job or in \`app.env\`, for example to ${EXAMPLE}. In pull requests from forks secrets are empty: a service container does with a password that is none.`,
  );

function ofAnotherKind(url: string, variable: string): EnvironmentError {
  const scheme = /^([a-z][a-z0-9+.:-]{0,30}?):\/\//i.exec(url)?.[1];
  const what = scheme === undefined ? 'no URL' : `a URL of ${scheme}`;
  const drivers = /^(jdbc|r2dbc):/i.test(url)
    ? ' For a driver that wants another form let `url-env` name a variable of its own, and write that form in `app.env` with `$' +
      '{PERF_GATE_DATABASE}` as the name of the database.'
    : '';
  return new EnvironmentError(
    `${variable} holds ${what}, and \`app.database\` makes databases on PostgreSQL, MySQL and MariaDB.`,
    `Let it be a URL such as ${EXAMPLE} or \`mysql://root:root@127.0.0.1:3306/shop\`.${drivers}`,
  );
}

const unreadable = (variable: string): EnvironmentError =>
  new EnvironmentError(
    `${variable} cannot be read as a URL.`,
    `It must be like ${EXAMPLE}; signs such as @, /, #, : and % in a user or password are written as %40, %2F, %23, %3A and %25.`,
  );

const namedTwice = (parameter: string, variable: string): EnvironmentError =>
  new EnvironmentError(
    `${variable} names its database by ?${parameter}=, which would lead base and head to the same one.`,
    `Name it in the path, as in ${EXAMPLE}.`,
  );
