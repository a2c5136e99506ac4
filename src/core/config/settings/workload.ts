import { ROUTES } from '../kinds/many/routes.ts';
import { VARIABLES } from '../kinds/many/variables.ts';
import { DURATION } from '../kinds/numbers/duration.ts';
import { RATE, type Rate } from '../kinds/numbers/rate.ts';
import { splitAddress } from '../kinds/requests/address.ts';
import { HEADERS } from '../kinds/requests/headers.ts';
import type { HeaderValues, RequestConfig } from '../kinds/requests/request.ts';
import { REQUESTS } from '../kinds/requests/requests.ts';
import { HTTP_URL } from '../kinds/texts/http-url.ts';
import { TEXT } from '../kinds/texts/text.ts';
import { PRESET } from './presets.ts';
import { FILE_ONLY, MEASURING, type Rows, SCRIPTING } from './setting.ts';

/** What the load generator does. */
export type WorkloadConfig = {
  /** empty: it is made of one of the next four */
  readonly script: string;
  /** requests to make a script of; absent: none are listed */
  readonly requests?: readonly RequestConfig[];
  /** one address to make a script of; absent: none */
  readonly url?: string;
  /** OpenAPI document to make a script of; absent: none */
  readonly openapi?: string;
  /** recorded journey to make a script of; absent: none */
  readonly har?: string;
  /** sent with every request of a script that is made; absent: none */
  readonly headers?: HeaderValues;
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

/** What a script is made of, in the place of `workload.script`; ids of settings. */
export const MADE_OF = ['requests', 'url', 'openapi', 'har'] as const;
export type MadeOf = (typeof MADE_OF)[number];

/** What the gate makes the script of; null: the user has written one. */
export function madeOf(workload: Partial<Pick<WorkloadConfig, MadeOf>>): MadeOf | null {
  return MADE_OF.find((id) => workload[id] !== undefined) ?? null;
}

/** Where the addresses lie that requests are written as; null: none is more than a path. */
export function originOf({ url, requests = [] }: Pick<WorkloadConfig, 'url' | 'requests'>): string | null {
  if (url !== undefined) return splitAddress(url).origin;
  return requests.find(({ origin }) => origin !== null)?.origin ?? null;
}

export const WORKLOAD: Rows<WorkloadConfig, 'preset'> = {
  preset: {
    id: 'preset',
    path: 'workload.preset',
    input: true,
    flag: '--preset <name>',
    commands: MEASURING,
    kind: PRESET,
    default: null,
    apart: true,
    help: 'how much load and time a run takes, in one word: smoke is a quick look whether the gate works, and no proof; pull-request is what holds without; nightly takes longer and finds smaller changes. Settings that are given are stronger',
  },
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
  requests: {
    id: 'requests',
    path: 'workload.requests',
    input: true,
    flag: '--requests <list>',
    commands: SCRIPTING,
    kind: REQUESTS,
    default: null,
    onlyGiven: true,
    help: 'requests to send, in place of a script: `GET /products`, or method, path, name, headers, body, weight and checks',
  },
  url: {
    id: 'url',
    path: 'workload.url',
    input: false,
    flag: '--url <url>',
    commands: SCRIPTING,
    kind: HTTP_URL,
    default: null,
    onlyGiven: true,
    help: 'the one address to send requests to, of something already running, in place of a script and `target`',
  },
  openapi: {
    id: 'openapi',
    path: 'workload.openapi',
    input: true,
    flag: '--openapi <file>',
    commands: SCRIPTING,
    kind: TEXT,
    default: null,
    onlyGiven: true,
    help: 'OpenAPI 3 document (YAML or JSON), in place of a script: its GET operations are called with the examples that it holds',
  },
  har: {
    id: 'har',
    path: 'workload.har',
    input: true,
    flag: '--har <file>',
    commands: SCRIPTING,
    kind: TEXT,
    default: null,
    onlyGiven: true,
    help: 'HAR file that a browser saved, in place of a script: its requests are sent in their order, without cookies, credentials and other hosts',
  },
  headers: {
    ...FILE_ONLY,
    id: 'headers',
    path: 'workload.headers',
    kind: HEADERS,
    onlyGiven: true,
    help: `headers of every request, where no script says them; \`\${NAME}\` is a variable of \`workload.env\``,
  },
  target: {
    id: 'target',
    path: 'workload.target',
    input: true,
    flag: '--target <url>',
    commands: SCRIPTING,
    kind: HTTP_URL,
    default: null,
    help: 'URL of something already running, instead of starting the application',
  },
  rate: {
    id: 'rate',
    path: 'workload.rate',
    input: true,
    flag: '--rate <rate>',
    commands: SCRIPTING,
    kind: RATE,
    default: null,
    help: "iterations of the script started per second, each of which may make several requests, e.g. 200/s; replaces the script's own options (default without a script: 20/s for one request and 10/s for each further one, at most 100/s)",
  },
  durationMs: {
    id: 'duration',
    path: 'workload.duration',
    input: true,
    flag: '--duration <time>',
    commands: SCRIPTING,
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
