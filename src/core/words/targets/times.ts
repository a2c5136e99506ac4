import type { LogMissing } from '../../model/evidence/logged-times.ts';
import { quantity } from '../../model/quantity.ts';
import type { LogLack, TimesOf } from '../../model/targets/found-target.ts';
import { type Phrases, say } from '../phrases.ts';

const ALL = 'log_min_duration_statement = 0';

const MISSING: Readonly<Record<LogMissing['why'], (said: string) => string>> = {
  settings: (said) => `the server's log would tell it with ${said}`,
  rights: (said) => `to read the server's log, run there: ${said}`,
  'rights-anew': (said) =>
    `to read the server's log, run in the database that each side's is copied from, or in template1: ${said}`,
  'no-file': (said) => `there is no file ${said}, where probes.postgres.log looks`,
  anew: () => "the database was made anew, and the server's log of the former one was not read",
  failed: (said) => `the server's log could not be read: ${said}`,
};

const LACKS: Phrases<LogLack> = {
  missing: ({ why, said }) => MISSING[why](said),
  part: ({ share }) =>
    share === null
      ? "the server's log could not be read as a whole"
      : `of the statements, ${Math.floor(100 * share)} % were found in the server's log`,
  threshold: ({ thresholdMs }) =>
    `the server's log has those of ${quantity(thresholdMs, 'ms')} and more alone, which are too few: ${ALL} would tell it`,
  uncounted: ({ thresholdMs }) =>
    `the server's log has those of ${quantity(thresholdMs, 'ms')} and more alone, and how many there are of all takes pg_stat_statements`,
  empty: ({ thresholdMs }) =>
    thresholdMs === 0
      ? "the server's log has none of the queries: is it the log of this server?"
      : `the server's log has none of this database, which tells nothing: ${ALL} would tell it`,
  short: () =>
    "the database counted longer times than the server's log has: it is in part, or of another server",
  excess: () =>
    "the server's log has more queries than the database counted: is it the log of this server alone?",
  portions: () =>
    "a client fetches rows in portions, and the server's log has the time of each portion, not of the query",
};

/** Where times of queries are from, a clause. */
export function timesText(times: TimesOf): string {
  if (times.from === 'log') return `from the server's log${missingText(times)}`;
  const { lack, rest } = times;
  const more = lack === undefined ? '' : ` (${say(LACKS, lack)})`;
  const unlisted =
    rest === undefined ? '' : `, of ${shareText(rest)} of the queries from what they took together`;
  return `estimated from mean and deviation of each statement${unlisted}, within what they allow${more}`;
}

function missingText({ missing }: Extract<TimesOf, { readonly from: 'log' }>): string {
  if (missing === undefined) return '';
  return missing === null
    ? ', which nothing shows to be whole: that takes pg_stat_statements'
    : `, without ${shareText(missing)} of the statements, which may have taken any time`;
}

const shareText = (share: number): string =>
  share < 0.01 ? 'less than 1 %' : `${Math.round(100 * share)} %`;
