import { quantity } from '../../model/quantity.ts';
import { subjectKey } from '../../model/subject-key.ts';
import type { PairedMetric } from '../duet/paired-metric.ts';
import type { FailedShares } from './mended.ts';

/** Why the latencies of what head mends are not judged; goes on a sentence. */
export function mendedText({ base, head }: FailedShares): string {
  return `base failed ${quantity(base, 'ratio')} of its requests and head ${quantity(head, 'ratio')}, and failures take another time than answers`;
}

/** One sentence for each subject that base fails and head mends. */
export function mendedNotes(metrics: readonly PairedMetric[]): readonly string[] {
  const bySubject = new Map(
    metrics.flatMap((metric) =>
      metric.kind === 'mended' ? [[subjectKey(metric.subject), metric.failed] as const] : [],
    ),
  );
  return [...bySubject].map(([key, failed]) => {
    const name = key === 'overall' ? 'all requests' : key;
    return `Latencies of ${name} are not judged: ${mendedText(failed)}.`;
  });
}
