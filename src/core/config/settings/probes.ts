import { PROFILE_CLOCKS, type ProfileClock } from '../../model/evidence/profile.ts';
import { choice } from '../kinds/choice.ts';
import { PPROF } from '../kinds/pprof.ts';
import { FILE_INSIDE } from '../kinds/texts/file-inside.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { VARIABLE } from '../kinds/texts/variable.ts';
import { FILE_ONLY, type Rows } from './setting.ts';

/** What is looked at beside the load, to say why something got slower. */
export type ProbesConfig = {
  /** the variable with the URL of the application's PostgreSQL; null: it is not looked into */
  readonly postgresUrlEnv: string | null;
  /** where the log of the application's PostgreSQL lies on this machine, a file or a folder; null: the server is asked */
  readonly postgresLog: string | null;
  /** when it is looked at where CPU time goes; `auto`: where something got slower and it takes little */
  readonly cpuProfile: 'auto' | 'always' | 'never';
  /** where the application answers with a profile: a path on its own address, or a URL of this machine; null: nowhere */
  readonly pprof: string | null;
  /** the file, from each side's folder, that the application writes collapsed stacks to; null: none */
  readonly stacks: string | null;
  /** what its samples are of, which no such file says */
  readonly stacksOf: ProfileClock;
};

export const PROBES: Rows<ProbesConfig> = {
  postgresUrlEnv: {
    ...FILE_ONLY,
    id: 'postgres-url-env',
    path: 'probes.postgres.url-env',
    kind: VARIABLE,
    help: 'variable of the application with the URL of its PostgreSQL, such as DATABASE_URL: the gate reads there which statements each endpoint runs and what they cost, to say why something got slower. It changes nothing there; to a database that `app.database` made it adds pg_stat_statements, and tries indexes that it takes back',
  },
  postgresLog: {
    ...FILE_ONLY,
    id: 'postgres-log',
    path: 'probes.postgres.log',
    kind: TEXT,
    help: "where the log of the application's PostgreSQL lies on this machine (csvlog or jsonlog): a file, or a folder, of which the newest .csv or .json file counts, as `log_destination` says. Targets such as `db.query p95` are read from it; without it from the server itself, where the role may",
  },
  cpuProfile: {
    ...FILE_ONLY,
    id: 'cpu-profile',
    path: 'probes.cpu-profile',
    kind: choice('auto', 'always', 'never'),
    default: 'auto',
    help: 'whether base and head are profiled after the judged load, to say which function and line the CPU time went to: auto where head got slower in a side-by-side comparison and each is a Node.js application that starts quickly (it is started once more, with its inspector), or where `probes.pprof` or `probes.profile-stacks` is set; always also where nothing got slower, in runs of head alone too',
  },
  pprof: {
    ...FILE_ONLY,
    id: 'pprof',
    path: 'probes.pprof',
    kind: PPROF,
    help: 'where the application answers with a CPU profile, such as /debug/pprof/profile of Go: a path on its own address, or a URL of this machine such as http://127.0.0.1:6060/debug/pprof/profile, for which each side is started once more by itself',
  },
  stacks: {
    ...FILE_ONLY,
    id: 'profile-stacks',
    path: 'probes.profile-stacks',
    kind: FILE_INSIDE,
    help: 'where a profiler that `app.start` begins (py-spy, rbspy, async-profiler, or `perf record -F 100`, as each sample counts for 10 ms) leaves collapsed stacks, such as stacks.txt: a path in the folder of the application. Each side is started once more by itself, with the full path in PERF_GATE_PROFILE, and the file is read once it has ended. Not with `app.compose`, nor beside `probes.pprof`',
  },
  stacksOf: {
    ...FILE_ONLY,
    id: 'profile-stacks-of',
    path: 'probes.profile-stacks-of',
    kind: choice(...PROFILE_CLOCKS),
    default: 'wall',
    help: 'what a sample in `probes.profile-stacks` is of, as such a file does not say it: wall of the time that passes (py-spy, rbspy, async-profiler with `-e wall`), in which a function that waits for a CPU is too; cpu of CPU time (`perf record`, async-profiler with its own `-e cpu`)',
  },
};
