import { createWriteStream } from 'node:fs';
import type { Mask } from '../../core/config/secrets.ts';
import { toError } from '../../ports/errors.ts';
import type { Log } from '../../ports/log.ts';

const MAX_FILE_BYTES = 10 << 20;
const MAX_CONSOLE_LINES = 100;
const MAX_MESSAGES = 20;
/** Said by each process of its own time, with keys of ours in it. The result lists every threshold with its value. */
const CROSSED = /^thresholds on metrics .* have been crossed$/;

export type K6Line = {
  readonly level: string;
  readonly message: string;
  readonly source: string;
  readonly scenario: string;
};

/** A line of `--log-format json`; null: not one of k6's. */
export function parseLine(line: string): K6Line | null {
  if (!line.startsWith('{')) return null;
  try {
    const { level, msg, error, source, scenario } = JSON.parse(line);
    const message = [msg, error].filter((part) => typeof part === 'string' && part !== '').join(': ');
    return { level: String(level), message: message.trim(), source: source ?? '', scenario: scenario ?? '' };
  } catch {
    return null;
  }
}

/** What k6 said, as far as the result depends on it. */
export type Heard = {
  /** iterations that threw, by scenario */
  readonly thrown: ReadonlyMap<string, number>;
  /** first line of the first exception of an iteration; null: none threw */
  readonly firstThrown: string | null;
  /** errors that were not an iteration's, in order: what ended the run, where it was ended */
  readonly errors: readonly string[];
  /** scenarios that ran out of VUs */
  readonly exhausted: ReadonlySet<string>;
};

export type K6Log = {
  /** a line of k6's standard error */
  hear(line: string): void;
  /** text for the file only */
  keep(text: string): void;
  heard(): Heard;
  /** Says how much was left out, and ends the file. */
  close(): Promise<void>;
};

/** Keeps all of k6's words in `file` (up to 10 MB, masked) and tells `log` each distinct warning and error once. */
export function openK6Log(file: string, log: Log, mask: Mask = (text) => text): K6Log {
  const words = openFile(file, log, mask);
  const thrown = new Map<string, number>();
  const errors: string[] = [];
  const teller = createTeller(log);
  const exhausted = new Set<string>();
  let firstThrown: string | null = null;
  const notice = (line: K6Line) => {
    if (line.message.startsWith('Insufficient VUs')) exhausted.add(line.scenario);
    if (line.level !== 'error' && line.level !== 'fatal') return;
    if (isThrown(line)) {
      thrown.set(line.scenario, (thrown.get(line.scenario) ?? 0) + 1);
      firstThrown ??= firstLine(line.message);
    } else if (line.source !== 'console' && errors.length < MAX_MESSAGES) errors.push(line.message);
  };
  return {
    keep: words.write,
    hear(text) {
      words.write(`${text}\n`);
      const line = parseLine(text);
      if (line === null) return;
      notice(line);
      teller.tell(line);
    },
    heard: () => ({ thrown, firstThrown, errors, exhausted }),
    close() {
      teller.close();
      return words.close();
    },
  };
}

/** An iteration's exception; that of an async function has no source. */
function isThrown({ scenario, source, message }: K6Line): boolean {
  return scenario !== '' && (source === 'stacktrace' || message.startsWith('Uncaught (in promise)'));
}

/** The first line of a message: the rest of an exception is its stack. */
export function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.trim() ?? '';
}

function createTeller(log: Log): { tell(line: K6Line): void; close(): void } {
  const told = new Set<string>();
  let consoleLines = 0;
  let left = 0;
  return {
    tell({ level, message, source }) {
      if (source === 'console') {
        consoleLines++;
        if (consoleLines <= MAX_CONSOLE_LINES) log.write('info', `script: ${message}`);
        else left++;
        return;
      }
      if (level !== 'warning' && level !== 'error' && level !== 'fatal') return;
      if (CROSSED.test(message)) return;
      if (told.size < MAX_MESSAGES && !told.has(message)) log.write('warning', `k6: ${message}`);
      else left++;
      if (told.size < MAX_MESSAGES) told.add(message);
    },
    close() {
      if (left > 0)
        log.write('info', `${left} more or repeated lines of the script and of k6 are in k6.log.`);
    },
  };
}

function openFile(file: string, log: Log, mask: Mask): { write(text: string): void; close(): Promise<void> } {
  const stream = createWriteStream(file, { flags: 'a' });
  let bytes = 0;
  let broken = false;
  stream.on('error', (error) => {
    broken = true;
    log.write('warning', `k6's messages cannot be kept in ${file}: ${toError(error).message}.`);
  });
  return {
    write(text) {
      if (broken || bytes > MAX_FILE_BYTES) return;
      bytes += text.length;
      stream.write(
        bytes > MAX_FILE_BYTES ? '… the rest is left out: this file holds 10 MB at most.\n' : mask(text),
      );
    },
    close: () =>
      new Promise((resolve) => {
        if (broken || stream.destroyed) {
          resolve();
          return;
        }
        stream.once('error', () => resolve());
        stream.end(() => resolve());
      }),
  };
}
