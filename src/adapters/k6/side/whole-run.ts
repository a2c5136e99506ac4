import type { SubjectStats, WindowValues } from '../../../core/model/recording/window.ts';
import { joined } from '../../../core/statistics/percentiles.ts';
import { OVERALL } from '../collect/series/round-groups.ts';

/**
 * The windows of one run of one arm as one: counts are exact, percentiles those of all of them together, weighted by
 * requests. `failing`: the seconds of the run in which requests of a subject failed; null: of all requests.
 */
export function wholeOf(
  windows: readonly WindowValues[],
  failing: (key: string | null) => readonly number[],
): Pick<WindowValues, 'load' | 'subjects' | 'readings'> {
  const keys = [...new Set(windows.flatMap(({ subjects }) => Object.keys(subjects)))];
  const received = windows.flatMap(({ readings }) => readings.received ?? []);
  const sum = (read: (load: WindowValues['load']) => number) =>
    windows.reduce((total, { load }) => total + read(load), 0);
  return {
    load: {
      iterations: sum(({ iterations }) => iterations),
      dropped: sum(({ dropped }) => dropped),
      ...{ wanted: null, vus: null, exhausted: null },
    },
    subjects: Object.fromEntries(
      keys.map((key) => {
        const parts = windows.flatMap(({ subjects }) => subjects[key] ?? []);
        return [key, { ...added(parts), failingSeconds: failing(key === OVERALL ? null : key) }] as const;
      }),
    ),
    readings:
      received.length === windows.length ? { received: received.reduce((all, one) => all + one, 0) } : {},
  };
}

function added(parts: readonly SubjectStats[]): Omit<SubjectStats, 'failingSeconds'> {
  const percentiles = parts.flatMap((part) => part.percentiles ?? []);
  // Of what is no Rate there are none, and 0 of them would be a figure.
  const trues = parts.flatMap((part) => part.trues ?? []);
  return {
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
    ...(trues.length > 0 && { trues: trues.reduce((sum, one) => sum + one, 0) }),
    percentiles: percentiles.length === 0 ? null : joined(percentiles),
  };
}
