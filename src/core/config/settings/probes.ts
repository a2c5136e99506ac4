import { VARIABLE } from '../kinds/variable.ts';
import { FILE_ONLY, type Rows } from './setting.ts';

/** What is looked at beside the load, to say why something got slower. */
export type ProbesConfig = {
  /** the variable with the URL of the application's PostgreSQL; null: it is not looked into */
  readonly postgresUrlEnv: string | null;
};

export const PROBES: Rows<ProbesConfig> = {
  postgresUrlEnv: {
    ...FILE_ONLY,
    id: 'postgres-url-env',
    path: 'probes.postgres.url-env',
    kind: VARIABLE,
    help: 'variable of the application with the URL of its PostgreSQL, such as DATABASE_URL: the gate reads there which statements each endpoint runs and what they cost, to say why something got slower. It changes nothing there; to a database that `app.database` made it adds pg_stat_statements, and tries indexes that it takes back',
  },
};
