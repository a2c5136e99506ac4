import type { HistoryEntry } from './baseline.ts';

type Run = Pick<HistoryEntry, 'runId' | 'attempt' | 'sha' | 'createdAt'>;

/** What tells one run from another. Outside GitHub, where run id and attempt are 0, commit and time stand for them. */
export function runKey({ runId, attempt, sha, createdAt }: Run): string {
  return runId > 0 ? `${runId}:${attempt}` : `local:${sha}:${createdAt}`;
}

/** Orders runs, the newest first; two of one millisecond by their run ids and attempts. */
export function newestFirst(a: Run, b: Run): number {
  const [early, late] = [Date.parse(a.createdAt), Date.parse(b.createdAt)];
  return late - early || b.runId - a.runId || b.attempt - a.attempt || (a.sha < b.sha ? 1 : -1);
}
