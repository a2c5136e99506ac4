/**
 * Stands inside our own statements, so that they are known among the application's. PostgreSQL 18 leaves out what stands before
 * the first word, so that it stands behind it.
 */
export const MARK = '/* perf-gate */';

/** Ours, in what the database shows of statements and of sessions. */
export const isOurs = (text: string): boolean => text.includes(MARK);
