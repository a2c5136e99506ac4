import path from 'node:path';
import type { Mask } from '../../../core/config/secrets.ts';
import type { Log } from '../../../ports/log.ts';
import { cut, openLogFile } from './log-file.ts';

const MAX_CONSOLE_LINES = 50;
const MAX_CONSOLE_LENGTH = 300;
const MAX_MESSAGES = 20;
const MAX_REFUSED = 5;
/** Its port is another one each time. */
const OWN_END = /\d+->/g;
const REFUSED = /dial tcp (\S+): connect: connection refused/;
/** Said by each process of its own time, with keys of ours in it. The result lists every threshold with its value. */
const CROSSED = /^thresholds on metrics .* have been crossed$/;
/** Mostly it was us, and what ended a run is told with its reason. */
const INTERRUPTED = /^test run was aborted because k6 received a '\w+' signal$/;

/** A call of test.fail(), of which there may be one in each iteration. */
const MARKED = /^test marked as failed\b/;

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
  /** first line of the first exception of each of these */
  readonly firstOf: ReadonlyMap<string, string>;
  /** first line of the first exception of an iteration; null: none threw */
  readonly firstThrown: string | null;
  /** errors that were not an iteration's, in order: what ended the run, where it was ended */
  readonly errors: readonly string[];
  /** how often the script called test.fail(); the first call is among the errors */
  readonly marks: number;
  /** scenarios that ran out of VUs */
  readonly exhausted: ReadonlySet<string>;
  /** addresses that refused a connection, the first few */
  readonly refused: ReadonlySet<string>;
};

/** What the log was told by all processes of a measurement. */
export type Told = { readonly messages: Set<string>; readonly fullFiles: Set<string>; consoleLines: number };

export const nothingTold = (): Told => ({ messages: new Set(), fullFiles: new Set(), consoleLines: 0 });

export type K6Log = {
  /** a line of k6's standard error */
  hear(line: string): void;
  /** a line for the file only */
  keep(line: string): void;
  heard(): Heard;
  close(): Promise<void>;
};

/** Keeps k6's words in `file` (see log-file.ts) and tells `log` each distinct warning and error once. */
export function openK6Log(
  file: string,
  log: Log,
  mask: Mask = (text) => text,
  told: Told = nothingTold(),
): K6Log {
  const words = openLogFile(file, log, mask);
  const thrown = new Map<string, number>();
  const errors: string[] = [];
  const tell = createTeller(path.basename(file), log, told);
  const exhausted = new Set<string>();
  const refused = new Set<string>();
  const firstOf = new Map<string, string>();
  let marks = 0;
  const notice = (line: K6Line) => {
    if (line.message.startsWith('Insufficient VUs')) exhausted.add(line.scenario);
    const address = REFUSED.exec(line.message)?.[1];
    if (address !== undefined && refused.size < MAX_REFUSED) refused.add(address);
    if (line.level !== 'error' && line.level !== 'fatal') return;
    if (isThrown(line)) {
      thrown.set(line.scenario, (thrown.get(line.scenario) ?? 0) + 1);
      if (!firstOf.has(line.scenario)) firstOf.set(line.scenario, firstLine(line.message));
      return;
    }
    if (line.source === 'console') return;
    const isMark = MARKED.test(line.message);
    if (isMark) marks += 1;
    // Of marks the first says enough, and leaves room for what ends the run.
    if ((!isMark || marks === 1) && errors.length < MAX_MESSAGES) errors.push(line.message);
  };
  return {
    keep: (line) => words.write(line),
    hear(text) {
      const line = parseLine(text);
      words.write(text, line === null ? text : keyOf(line));
      if (line === null) return;
      notice(line);
      tell(line);
    },
    heard: () => ({
      ...{ thrown, firstOf, errors, marks, exhausted, refused },
      firstThrown: [...firstOf.values()][0] ?? null,
    }),
    close: () => words.close(),
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

/** What two lines that say the same have in common: not their time, nor the port on our side. */
function keyOf({ level, message, scenario }: K6Line): string {
  return `${level} ${scenario} ${message.replace(OWN_END, '->')}`;
}

/** What is not told is in the file, which is said once. */
function createTeller(file: string, log: Log, told: Told): (line: K6Line) => void {
  const leave = () => {
    if (told.fullFiles.has(file)) return;
    told.fullFiles.add(file);
    log.write('info', `Further lines of the script and of k6 are in ${file} alone.`);
  };
  return ({ level, message, source }) => {
    if (source === 'console') {
      told.consoleLines++;
      if (told.consoleLines > MAX_CONSOLE_LINES) leave();
      else log.write('info', `script: ${cut(message, MAX_CONSOLE_LENGTH)}`);
      return;
    }
    if (level !== 'warning' && level !== 'error' && level !== 'fatal') return;
    const { messages } = told;
    const same = message.replace(OWN_END, '->');
    if (CROSSED.test(message) || INTERRUPTED.test(message) || messages.has(same)) return;
    if (messages.size >= MAX_MESSAGES) return leave();
    messages.add(same);
    log.write('warning', `k6: ${message}`);
  };
}
