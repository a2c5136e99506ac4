export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

/**
 * The run's log, read by people. One line per fact, numbers with units.
 * Text may come from untrusted programs: an implementation must not let it act (workflow commands, ANSI).
 */
export type Log = {
  write(level: LogLevel, text: string): void;
  /** A chapter: folds on GitHub, a heading in a terminal. Ends also when `body` throws. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
};
