import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Collector } from '../collect/collector.ts';
import { formatDuration } from '../duration.ts';

const EVERY_MS = 5000;

/** Says every five seconds how the run goes; returns what ends it. `plannedMs` null: the iterations decide. */
export function reportProgress(
  collector: Collector,
  { log, clock, plannedMs }: { readonly log: Log; readonly clock: Clock; readonly plannedMs: number | null },
): () => void {
  const started = clock.now();
  const timer = setInterval(() => {
    const now = clock.now();
    const { seconds, requests, failed, p95Ms, vus } = collector.glance();
    const elapsed = formatDuration(Math.round((now - started) / 1000) * 1000);
    const total = plannedMs === null ? '' : ` / ${formatDuration(plannedMs)}`;
    const rate = `${(seconds > 0 ? requests / seconds : 0).toFixed(1)} requests/s`;
    const p95 = `p95 ${p95Ms === null ? '–' : `${p95Ms.toFixed(p95Ms < 10 ? 1 : 0)} ms`}`;
    const errors = `${requests === 0 ? '0.0' : ((failed / requests) * 100).toFixed(1)} % errors`;
    log.write('info', [`${elapsed}${total}`, rate, p95, errors, `${vus} VUs`].join(' · '));
  }, EVERY_MS);
  return () => clearInterval(timer);
}
