import fs from 'node:fs/promises';
import path from 'node:path';
import type { LogMissing } from '../../../../core/model/evidence/logged-times.ts';
import type { Ask } from '../link.ts';
import { MARK } from '../mark.ts';
import type { ServerFacts } from '../server-facts.ts';
import { LOG_FORMATS, type LogFormat } from './log-entries.ts';

/** Where a log ends at a moment. */
export type LogMark = { readonly file: string; readonly size: number };

/** A server's log, and where it is read. */
export type LogAccess = {
  /** shorter statements are not in it, ms */
  readonly thresholdMs: number;
  readonly format: LogFormat;
  /** bytes that are read at once */
  readonly pieceBytes: number;
  /** Where it ends now; null: it has no file. Throws what the server, or the file system, says. */
  mark(): Promise<LogMark | null>;
  /** At most `length` bytes; fewer: the file ends there. Throws like `mark`. */
  read(file: string, from: number, length: number): Promise<Buffer>;
};

const SETTINGS = `SELECT ${MARK} current_setting('logging_collector') AS collector, current_setting('log_destination') AS destination,
  (SELECT setting FROM pg_settings WHERE name = 'log_min_duration_statement') AS threshold, current_setting('lc_messages') AS language,
  has_function_privilege('pg_current_logfile(text)', 'EXECUTE') AND has_function_privilege('pg_ls_logdir()', 'EXECUTE')
  AND has_function_privilege('pg_read_binary_file(text,bigint,bigint)', 'EXECUTE') AS may`;

/** Its entries are in English, as they are known by their words. */
const ENGLISH = /^(?:|C|POSIX|C\..*|en.*)$/i;

/** A sample of statements (`log_statement_sample_rate`), or times alone (`log_duration`, of parsing too), will not do. */
const ALL = 'log_min_duration_statement = 0';

/** How the names of its files end. */
const ENDING: Readonly<Record<LogFormat, string>> = { csvlog: '.csv', jsonlog: '.json' };

export type LogPlace = {
  /** where it lies on this machine, a file or its folder; null: the server is asked */
  readonly local: string | null;
  /** the gate made the database, and what is granted in it is gone with it */
  readonly isOwn: boolean;
};

/** How the log of a server can be read; or what it takes. Throws what the server, or the file system, says. */
export async function findLog(
  ask: Ask,
  { role }: Pick<ServerFacts, 'role'>,
  { local, isOwn }: LogPlace,
): Promise<LogAccess | LogMissing> {
  const [row = {}] = await ask(SETTINGS);
  const [destination, threshold] = [String(row['destination']), Number(row['threshold'])];
  const formats = LOG_FORMATS.filter((one) => destination.includes(one));
  const format = formats.find((one) => local?.endsWith(ENDING[one])) ?? formats[0];
  const wanted = [
    ...(row['collector'] === 'on' ? [] : ['logging_collector = on']),
    ...(format === undefined ? [`log_destination = 'csvlog'`] : []),
    ...(threshold >= 0 ? [] : [ALL]),
    ...(ENGLISH.test(String(row['language'])) ? [] : [`lc_messages = 'C'`]),
  ];
  if (format === undefined || wanted.length > 0) return missing('settings', wanted.join(', '));
  if (local !== null) {
    const onDisk = fromFiles(local, format, threshold);
    const looked = local.endsWith(ENDING[format]) ? local : path.join(local, `*${ENDING[format]}`);
    return (await onDisk.mark()) === null ? missing('no-file', looked) : onDisk;
  }
  const grants = `GRANT EXECUTE ON FUNCTION pg_current_logfile(text), pg_ls_logdir(), pg_read_binary_file(text, bigint, bigint) TO ${role};`;
  if (row['may'] === true) return fromServer(ask, format, threshold);
  return missing(isOwn ? 'rights-anew' : 'rights', grants);
}

export const missing = (why: LogMissing['why'], said: string): LogMissing => ({ kind: 'missing', why, said });

const CURRENT = `SELECT ${MARK} f AS file, size FROM pg_current_logfile($1) f JOIN pg_ls_logdir() ON name = regexp_replace(f, '^.*[/\\\\]', '')`;

const fromServer = (ask: Ask, format: LogFormat, thresholdMs: number): LogAccess => ({
  ...{ thresholdMs, format },
  // An answer has to come within the time of any other look.
  pieceBytes: 2 ** 17,
  async mark() {
    const [row] = await ask(CURRENT, [format]);
    return row === undefined ? null : { file: String(row['file']), size: Number(row['size']) };
  },
  async read(file, from, length) {
    const sql = `SELECT ${MARK} pg_read_binary_file($1, $2, $3) AS bytes`;
    const bytes = (await ask(sql, [file, from, length]))[0]?.['bytes'];
    return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
  },
});

/** Null: there is no such file or folder. Throws where it may be there, and is not to be seen. */
const ifThere = <T>(looked: Promise<T>): Promise<T | null> =>
  looked.catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR') return null;
    throw thrown;
  });

const fromFiles = (place: string, format: LogFormat, thresholdMs: number): LogAccess => ({
  ...{ thresholdMs, format, pieceBytes: 2 ** 20 },
  async mark() {
    const names = await ifThere(fs.readdir(place));
    // A server that writes both would have each of them be the newest in turn.
    const logs = names?.filter((name) => name.endsWith(ENDING[format])).map((name) => path.join(place, name));
    const found = await Promise.all(
      (logs ?? [place]).map(async (file) => ({ file, stat: await ifThere(fs.stat(file)) })),
    );
    const files = found.flatMap(({ file, stat }) => (stat?.isFile() ? [{ file, stat }] : []));
    const [newest] = files.toSorted((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
    return newest === undefined ? null : { file: newest.file, size: newest.stat.size };
  },
  async read(file, from, length) {
    const handle = await fs.open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  },
});
