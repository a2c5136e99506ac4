import { BOOLEAN } from '../kinds/boolean.ts';
import { COMPOSE, type ComposeConfig } from '../kinds/compose.ts';
import { MAP } from '../kinds/many/map.ts';
import { PORTS } from '../kinds/many/ports.ts';
import { DURATION } from '../kinds/numbers/duration.ts';
import { PORT } from '../kinds/numbers/port.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { VARIABLE } from '../kinds/texts/variable.ts';
import { FILE_ONLY, type Rows, STARTING } from './setting.ts';

/** How the gate starts the application under test. */
export type AppConfig = {
  readonly build: string | null;
  /** empty: `compose` starts it */
  readonly start: string;
  /** null: `start` starts it */
  readonly compose: ComposeConfig | null;
  readonly ready: string;
  /** how long the application may take to answer there, ms */
  readonly readyMs: number;
  readonly stop: string | null;
  /** run once per arm before it starts; null: nothing */
  readonly setup: string | null;
  /** run before each chunk of rounds, per arm; null: nothing */
  readonly reset: string | null;
  /** fixed port; null: a free one is chosen and given as PORT */
  readonly port: number | null;
  /** ports of 127.0.0.1 that it connects to; null: nobody said, so it gets no network of its own for its fixed port */
  readonly reach: readonly number[] | null;
  /** the variable with the URL of a server on which each arm gets a database of its own; null: they get none */
  readonly databaseUrlEnv: string | null;
  /** whether that begins with what the user's own database holds; false: it is empty */
  readonly databaseCopy: boolean;
  readonly env: Readonly<Record<string, string>>;
};

export const APP: Rows<AppConfig> = {
  build: {
    id: 'build',
    path: 'app.build',
    input: true,
    flag: '--build <command>',
    commands: STARTING,
    kind: TEXT,
    default: null,
    help: 'shell command that builds the application',
  },
  start: {
    id: 'start',
    path: 'app.start',
    input: true,
    flag: '--start <command>',
    commands: STARTING,
    kind: TEXT,
    default: null,
    unset: '',
    help: 'shell command that starts the application; it gets PORT and BASE_URL',
  },
  compose: {
    ...FILE_ONLY,
    id: 'compose',
    path: 'app.compose',
    kind: COMPOSE,
    help: 'instead of `start`: the Compose file that describes the application, such as compose.yml, or `{ file, service, port }`',
  },
  ready: {
    id: 'ready',
    path: 'app.ready',
    input: true,
    flag: '--ready <path>',
    commands: STARTING,
    kind: TEXT,
    default: '/',
    help: 'path or URL that answers 2xx once the application is ready',
  },
  readyMs: {
    ...FILE_ONLY,
    id: 'ready-timeout',
    path: 'app.ready-timeout',
    kind: DURATION,
    default: '60s',
    help: 'how long the application may take to answer there; it is tried twice',
  },
  stop: {
    ...FILE_ONLY,
    id: 'stop',
    path: 'app.stop',
    kind: TEXT,
    help: 'command that stops it; allows start commands that daemonize',
  },
  port: {
    ...FILE_ONLY,
    id: 'port',
    path: 'app.port',
    kind: PORT,
    help: 'port, only if the application cannot take PORT',
  },
  reach: {
    ...FILE_ONLY,
    id: 'reach',
    path: 'app.reach',
    kind: PORTS,
    help: 'with `app.port`, on Linux: ports of 127.0.0.1 that the application connects to, such as [5432] (`[]`: none). Base and head then run at once, each in a network of its own where only these are reached',
  },
  setup: {
    ...FILE_ONLY,
    id: 'setup',
    path: 'app.setup',
    kind: TEXT,
    help: 'command run before the application starts, once for base and once for head: prepare its own database',
  },
  reset: {
    ...FILE_ONLY,
    id: 'reset',
    path: 'app.reset',
    kind: TEXT,
    help: 'command run for base and head before each group of rounds: bring its state back',
  },
  databaseUrlEnv: {
    ...FILE_ONLY,
    id: 'database-url-env',
    path: 'app.database.url-env',
    kind: VARIABLE,
    help: 'variable with the URL of a PostgreSQL, MySQL or MariaDB server, such as DATABASE_URL: base and head each get an empty database of their own there, and its URL in the same variable; dropped at the end',
  },
  databaseCopy: {
    ...FILE_ONLY,
    id: 'database-copy',
    path: 'app.database.copy',
    kind: BOOLEAN,
    default: 'false',
    help: 'each begins as a copy of the database that the URL names, to which nobody may be connected then; PostgreSQL only',
  },
  env: {
    ...FILE_ONLY,
    id: 'app-env',
    path: 'app.env',
    kind: MAP,
    unset: {},
    help: 'variables of the application',
  },
};

/** Whether anything is built before it can start: by the user's command, or the images of Compose. */
export const isBuilt = ({ build, compose }: Pick<AppConfig, 'build' | 'compose'>): boolean =>
  build !== null || compose !== null;
