import { StringDecoder } from 'node:string_decoder';
import type { LoggedTimes, LogMissing } from '../../../../core/model/evidence/logged-times.ts';
import { encode } from '../../../../core/series/encode.ts';
import { Sketch } from '../../../../core/series/sketch.ts';
import { APPLICATION } from '../../postgres-session.ts';
import { saidBy } from '../../server.ts';
import { isOurs } from '../mark.ts';
import { kindOf } from '../statements/kind.ts';
import { formOfSession } from '../statements/normal-form.ts';
import { type LogAccess, type LogMark, missing } from './log-access.ts';
import { createLogReader, type LogEntry } from './log-entries.ts';

/** Most that is read of it for one arm, bytes: some 250,000 entries, in a few seconds. A client that prepares makes three of a query. */
const MOST = 64 * 2 ** 20;
/** Buckets of 0.3 %. */
const SCHEMA = 8;

/** How long an arm's queries took by the server's log. Never rejects: what fails is why it has no times. */
export type LogWatch = {
  /** From here on what is written counts. */
  begin(): Promise<void>;
  end(): Promise<void>;
  /** Reads what was written in between; `isRead` false: nobody needs it, or the database is gone. */
  times(isRead: boolean): Promise<LoggedTimes>;
};

type Range = { readonly file: string; readonly from: number; readonly to: number };

/**
 * `found`: the log, or why there is none. `database`: whose entries count, without the gate's own. `most`: bytes that are read
 * of it at most.
 */
export function watchLog(found: LogAccess | LogMissing, database: string, most: number = MOST): LogWatch {
  let lack: LogMissing | null = 'kind' in found ? found : null;
  let started: LogMark | null = null;
  const ranges: Range[] = [];
  const within = async <T>(body: (log: LogAccess) => Promise<T>): Promise<T | null> => {
    if (lack !== null || 'kind' in found) return null;
    return body(found).catch((thrown: unknown) => {
      lack = missing('failed', saidBy(thrown).text);
      return null;
    });
  };
  return {
    async begin() {
      started = await within((log) => log.mark());
    },
    async end() {
      if (started === null) return;
      const now = await within((log) => log.mark());
      if (now !== null) ranges.push(...between(started, now));
      started = null;
    },
    async times(isRead) {
      if (!isRead) lack ??= missing('anew', '');
      const read = await within((log) => readRanges(log, { ranges, database, most }));
      return read ?? lack ?? missing('failed', 'it was not begun');
    },
  };
}

/** A new file is begun each day, and when one is large; it may be the old one, emptied. */
function between(before: LogMark, { file, size }: LogMark): readonly Range[] {
  if (file === before.file) return [{ file, from: size < before.size ? 0 : before.size, to: size }];
  return [
    { file: before.file, from: before.size, to: Number.POSITIVE_INFINITY },
    { file, from: 0, to: size },
  ];
}

async function readRanges(
  log: LogAccess,
  { ranges, database, most }: { ranges: readonly Range[]; database: string; most: number },
): Promise<LoggedTimes> {
  const times = new Sketch(SCHEMA);
  let [entries, portions, left] = [0, 0, most];
  let isWhole = true;
  for (const { file, from, to } of ranges) {
    const [reader, decoder] = [createLogReader(log.format), new StringDecoder('utf8')];
    for (let at = from; at < to; ) {
      const piece = await log.read(file, at, Math.min(log.pieceBytes, to - at, left));
      if (piece.length === 0) {
        // Where one ends that another one followed nobody knows; any other was longer than this, or all that is read is read.
        if (Number.isFinite(to) || left === 0) isWhole = false;
        break;
      }
      at += piece.length;
      left -= piece.length;
      // With `log_duration`, or a sample, some that are shorter stand there too.
      const own = reader(decoder.write(piece)).filter(
        (one) => one.durationMs >= log.thresholdMs && isOfArm(one, database),
      );
      entries += own.length;
      portions += own.filter(({ isPortion }) => isPortion).length;
      for (const { durationMs } of own.filter(isQuery)) add(times, durationMs / 1000);
    }
  }
  return {
    ...{ kind: 'read', thresholdMs: log.thresholdMs, entries, isWhole, times: encode(times) },
    ...(portions > 0 && { portions }),
  };
}

const isOfArm = ({ database, application, statement }: LogEntry, own: string): boolean =>
  database === own && application !== APPLICATION && !isOurs(statement ?? '');

/**
 * Of several statements that were sent as one, the tag is that of the last one. What a prepared one runs by SQL is counted by the
 * database as that one's, and not as EXECUTE.
 */
const isQuery = ({ tag, statement }: LogEntry): boolean =>
  tag === 'EXECUTE' ||
  kindOf(tag) !== 'other' ||
  (statement !== null && kindOf(formOfSession(statement)) !== 'other');

function add(times: Sketch, seconds: number): void {
  times.count += 1;
  times.sum += seconds;
  if (seconds > 0) times.add(Math.ceil(Math.log2(seconds) * 2 ** SCHEMA), 1);
  else times.zeros += 1;
}
