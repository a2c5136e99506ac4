import { suggest } from '../../config/suggest.ts';
import { bytesText } from '../../model/quantity.ts';
import type { ExpectedTarget } from '../../model/script-check.ts';
import {
  type Counted,
  type FoundTarget,
  isEstimate,
  type MemoryOf,
  type Unmeasured,
} from '../../model/targets/found-target.ts';
import type { PageMetric, TargetMetric } from '../../model/targets/target.ts';
import { listed } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';

/** How many names are listed of those that a run has. */
const MOST_KNOWN = 5;

const NONE: Readonly<Record<Counted, string>> = {
  requests: 'no requests were made',
  checks: 'the script made no checks',
  values: 'there were no values',
  loads: 'no load of it was complete in time',
  statements: 'no queries were run',
};

/** What a load is asked in. */
const ASKED = { rps: 'requests/s', transactions: 'iterations/s', vus: 'virtual users' } as const;

const HOLDS = {
  Trend: 'times: write a limit such as p95 < 2s',
  Value: 'values without a unit: write a limit such as p95 < 50',
  Rate: 'shares: write a limit such as > 95%',
  Counter: 'counts: write a limit such as < 5/s',
} as const;

const NO_PAGES = 'this run loaded no pages';
const NO_DATABASE = 'the database was not looked into: it takes the setting probes.postgres.url-env';

/** What would read what is not read yet. */
const READER: Readonly<Partial<Record<TargetMetric, string>>> = {
  cpu: 'this run has no reading of CPU time',
  memory: 'this run has no reading of memory',
  'disk-wait': 'this run has no reading of what waited for a disk',
  network: 'this run has no reading of a network link',
  ...{ 'db.query': NO_DATABASE, 'db.pool': NO_DATABASE },
  ...{ 'db.deadlocks': NO_DATABASE, 'db.cache-hit': NO_DATABASE },
  ...{ 'page.load': NO_PAGES, 'page.ttfb': NO_PAGES, 'page.lcp': NO_PAGES },
  'page.tti': 'this run watched no page for long enough',
};

/** What a page that lacks it did not do. */
const NEVER: Readonly<Partial<Record<PageMetric, string>>> = {
  'page.lcp': 'nothing was painted',
  'page.tti': 'the page did not become quiet for 5 s while it was watched',
};

/** What loads pages, and how to get it. */
export const NO_BROWSER =
  'this machine has no Chromium: install one (grafana/setup-k6-action does with `browser: true`), or name it by K6_BROWSER_EXECUTABLE_PATH';

const PHRASES: Phrases<Unmeasured> = {
  invalid: () => 'this run could not be judged',
  'no-subject': ({ of, known }) =>
    of.kind === 'overall' ? NONE.requests : `this run has no ${of.kind} ${of.name}${meant(of.name, known)}`,
  'no-metric': ({ name, known }) => `the script has no metric ${name}${meant(name, known)}`,
  few: ({ what, had, takes }) => (had === 0 ? NONE[what] : `${had} ${what}, and it takes ${takes}`),
  'not-asked': ({ metric, asked }) =>
    asked === null
      ? `the load asks for no ${metric === 'vus' ? 'virtual users' : 'rate'}`
      : `the load asks for ${Number(asked.toPrecision(3))} ${ASKED[metric]}`,
  'other-kind': ({ name, is }) => `${name} holds ${HOLDS[is]}`,
  'rounds-alone': ({ takes }) =>
    takes === null
      ? 'beside base the mean of it is not known: write a percentile'
      : `beside base it takes ${takes} values in each round`,
  'no-phase': () => 'the load generator does not time this part of a request',
  shared: () => 'base and head share the machine that it is of',
  loopback: () => 'the application is called on its own machine, which uses no network link',
  'no-speed': ({ link }) =>
    `the network link ${link} does not tell what it can carry, as virtual ones do not`,
  elsewhere: () => 'the application need not run on this machine',
  'no-browser': () => NO_BROWSER,
  'no-page': ({ path, known }) => `this run did not load the page ${path}${meant(path, known)}`,
  'page-trouble': ({ path, trouble }) =>
    trouble.kind === 'status'
      ? `the page ${path} was answered with ${trouble.status}`
      : `the page ${path} could not be loaded: ${trouble.said}`,
  'page-lacks': ({ metric, of, lack }) => {
    const never = NEVER[metric] ?? 'it was not seen';
    return lack === of ? never : `${never} in ${lack} of ${of} loads`;
  },
  'no-figure': () => 'the look into the database does not show it',
  'mean-alone': () =>
    'the database tells the mean of its statements alone, without their deviation: write db.query avg',
  'no-reading': ({ metric }) => READER[metric] ?? 'nothing reads it',
};

/** Why a target is not measured, a clause. */
export const unmeasuredText = (why: Unmeasured): string => say(PHRASES, why);

function meant(name: string, known: readonly string[]): string {
  const near = suggest(name, known);
  if (near !== null) return `: did you mean ${near}?`;
  return known.length === 0 ? '' : `: there is ${listed(known, MOST_KNOWN)}`;
}

/** What a value near its limit means, and what would tell more, a clause. */
export function nearText(found: Exclude<FoundTarget, { readonly state: 'unmeasured' }>): string {
  const { takes } = found;
  if (isEstimate(found)) return 'the limit lies between its ends';
  if (takes === undefined) return 'its own error reaches over the limit';
  const { what, had, takes: more } = takes;
  return `none of ${had} ${what === 'values' ? 'values counted against it' : 'failed'}, and it takes ${more} to show it`;
}

/** "of the machine's 24.1 GB, all programs together" */
export function memoryText({ whose, of, bytes }: MemoryOf): string {
  const size = bytes === null ? '' : ` ${bytesText(bytes)}`;
  const limit =
    of === 'machine' ? `of the machine's${size || ' memory'}` : `of the limit${size && ` of${size}`}`;
  return whose === 'all' ? `${limit}, all programs together` : `${limit}, its own processes alone`;
}

/** "p95 < 200ms", "rps > 1000: not measured, since the load asks for 97 requests/s" */
export function expectedTargetText({ text, why }: ExpectedTarget): string {
  if (why === null) return text;
  // A run may call more than one iteration does.
  if (why.kind === 'no-subject' && why.of.kind !== 'overall') {
    return `${text}: one iteration did not call it${meant(why.of.name, why.known)}`;
  }
  return `${text}: not measured, since ${unmeasuredText(why)}`;
}
