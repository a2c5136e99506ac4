import { createWriteStream, statSync } from 'node:fs';
import type { Mask } from '../../../core/config/secrets.ts';
import { toError } from '../../../ports/errors.ts';
import type { Log } from '../../../ports/log.ts';

/** Of the file's beginning, of all processes that write into it one after the other. */
const FIRST_BYTES = 4 << 20;
/** Of each process's end. */
const LAST_BYTES = 128 << 10;
const MAX_LINE = 16 << 10;
const MAX_KNOWN = 500;
const MAX_TOLD = 20;

/** Where a process's words are kept. */
export type LogFile = {
  /** Keeps a line; one with the `key` of an earlier line is only counted. */
  write(line: string, key?: string): void;
  /** Says what came more than once and what was left out, and ends the file. */
  close(): Promise<void>;
};

/**
 * Keeps lines in a file, masked, without filling the disk: long lines are cut, equal ones counted, and of too many the
 * first and the last part are kept.
 */
export function openLogFile(file: string, log: Log, mask: Mask): LogFile {
  const out = openStream(file, log);
  const repeated = new Map<string, number>();
  const last: string[] = [];
  let lastBytes = 0;
  let left = { lines: 0, bytes: 0 };
  const leave = (line: string) => {
    lastBytes -= line.length;
    left = { lines: left.lines + 1, bytes: left.bytes + line.length };
  };
  return {
    write(line, key) {
      if (key !== undefined && isKnown(repeated, key)) return;
      // Masked first: half a secret would pass the mask.
      const text = `${cut(mask(line), MAX_LINE)}\n`;
      if (last.length === 0 && out.bytes() + text.length <= FIRST_BYTES) {
        out.write(text);
        return;
      }
      last.push(text);
      lastBytes += text.length;
      while (lastBytes > LAST_BYTES) leave(last.shift() ?? '');
    },
    close() {
      if (left.lines > 0) {
        out.write(`… ${left.lines} lines (${(left.bytes / 1e6).toFixed(1)} MB) are left out here.\n`);
      }
      for (const line of last) out.write(line);
      for (const line of repetitions(repeated)) out.write(`${mask(line)}\n`);
      return out.close();
    },
  };
}

/** Whether a line with this key came before; counts those that did. */
function isKnown(repeated: Map<string, number>, key: string): boolean {
  const times = repeated.get(key);
  if (times === undefined && repeated.size >= MAX_KNOWN) return false;
  repeated.set(key, (times ?? 0) + 1);
  return times !== undefined;
}

function repetitions(repeated: ReadonlyMap<string, number>): readonly string[] {
  return [...repeated]
    .filter(([, times]) => times > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_TOLD)
    .map(([key, times]) => `… came ${times - 1} more times: ${cut(key, 300)}`);
}

/** The beginning of a text, and how much more there is. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)} … and ${text.length - most} more characters`;
}

function openStream(file: string, log: Log) {
  const stream = createWriteStream(file, { flags: 'a' });
  let bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let broken = false;
  stream.on('error', (error) => {
    broken = true;
    log.write('warning', `k6's messages cannot be kept in ${file}: ${toError(error).message}.`);
  });
  return {
    bytes: () => bytes,
    write(text: string) {
      if (broken) return;
      bytes += text.length;
      stream.write(text);
    },
    close: () =>
      new Promise<void>((resolve) => {
        if (broken || stream.destroyed) {
          resolve();
          return;
        }
        stream.once('error', () => resolve());
        stream.end(() => resolve());
      }),
  };
}
