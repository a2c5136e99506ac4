import { DURATION } from '../kinds/duration.ts';
import { HTTP_URL } from '../kinds/http-url.ts';
import { ROUTES } from '../kinds/many/routes.ts';
import { VARIABLES } from '../kinds/many/variables.ts';
import { RATE, type Rate } from '../kinds/rate.ts';
import { TEXT } from '../kinds/text.ts';
import { FILE_ONLY, MEASURING, type Rows } from './setting.ts';

/** What the load generator does. */
export type WorkloadConfig = {
  readonly script: string;
  /** null: the app we start */
  readonly target: string | null;
  /** null: the script's own options decide the load */
  readonly rate: Rate | null;
  readonly durationMs: number | null;
  readonly warmupMs: number | null;
  readonly environment: string | null;
  /** patterns of paths that requests without a `name` tag are called by; the first that fits counts; absent: none */
  readonly names?: readonly string[];
  /** names or NAME=value; the only variables of the user's that reach the script */
  readonly env: readonly string[];
};

/** How long a rate lasts where no duration is given. */
export const WITH_RATE_MS = 30_000;

export const WORKLOAD: Rows<WorkloadConfig> = {
  script: {
    id: 'script',
    path: 'workload.script',
    input: true,
    flag: '--script <file>',
    commands: MEASURING,
    kind: TEXT,
    default: null,
    unset: '',
    help: 'k6 script; it reads __ENV.BASE_URL',
  },
  target: {
    id: 'target',
    path: 'workload.target',
    input: true,
    flag: '--target <url>',
    commands: MEASURING,
    kind: HTTP_URL,
    default: null,
    help: 'URL of something already running, instead of starting the application',
  },
  rate: {
    id: 'rate',
    path: 'workload.rate',
    input: true,
    flag: '--rate <rate>',
    commands: MEASURING,
    kind: RATE,
    default: null,
    help: "iterations started per second, e.g. 200/s; replaces the script's own options",
  },
  durationMs: {
    id: 'duration',
    path: 'workload.duration',
    input: true,
    flag: '--duration <time>',
    commands: MEASURING,
    kind: DURATION,
    default: null,
    help: `how long to measure with \`rate\`, e.g. 30s (default with \`rate\`: ${WITH_RATE_MS / 1000}s)`,
  },
  warmupMs: {
    id: 'warmup',
    path: 'workload.warmup',
    input: false,
    flag: '--warmup <time>',
    commands: MEASURING,
    kind: DURATION,
    default: null,
    help: 'load before measuring that is never judged, e.g. 5s',
  },
  environment: {
    ...FILE_ONLY,
    id: 'environment',
    path: 'workload.environment',
    kind: TEXT,
    help: 'identity of a remote target (default: its host)',
  },
  names: {
    ...FILE_ONLY,
    id: 'names',
    path: 'workload.names',
    kind: ROUTES,
    unset: [],
    help: 'routes that requests without a `name` tag are called by, such as `/users/:name/posts/*`; ids, dates and queries are found without',
  },
  env: {
    ...FILE_ONLY,
    id: 'env',
    path: 'workload.env',
    kind: VARIABLES,
    unset: [],
    help: 'variables that reach the script, as NAME, NAME=value or { NAME: value }; no others do',
  },
};
