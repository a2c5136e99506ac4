import type { History, HistoryEntry, Mark } from '../../model/baseline.ts';
import { runKey } from '../../model/run-key.ts';
import { falls } from './series-consistency.ts';

/** The first contradiction in a history, as a sentence; null: there is none. */
export function historyContradiction({ entries }: History): string | null {
  const found = inEntries(entries);
  return found === null ? null : `this history contradicts itself: ${found}.`;
}

/** The same for runs that stand elsewhere. */
export function inEntries(entries: readonly HistoryEntry[]): string | null {
  const seen = new Set<string>();
  for (const entry of entries) {
    const key = runKey(entry);
    if (seen.has(key)) return `run ${key} stands twice`;
    seen.add(key);
    const wrong = inEntry(entry);
    if (wrong !== null) return `run ${key}: ${wrong}`;
  }
  return null;
}

function inEntry({ values, errors = {}, ...marks }: HistoryEntry): string | null {
  for (const [subject, { p50 = 0, p95 = p50, p99 = p95, 'error-rate': rate = 0 }] of Object.entries(values)) {
    if (falls([p50, p95, p99])) return `percentiles of ${subject} fall`;
    if (rate > 1) return `the error rate of ${subject} is ${rate}`;
  }
  for (const [subject, { requests, failed }] of Object.entries(errors)) {
    if (failed > requests) return `${failed} of ${requests} requests of ${subject} failed`;
  }
  const { accepted = [], improved = [], regressed = [] } = marks;
  return [accepted, improved, regressed].some(isTwice) ? 'a figure is marked twice' : null;
}

function isTwice(marks: readonly Mark[]): boolean {
  return new Set(marks.map(({ subject, metric }) => `${metric} ${subject}`)).size < marks.length;
}
