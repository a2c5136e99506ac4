import type { ErrorCounts } from '../model/baseline.ts';
import type { Series } from '../model/recording/series.ts';
import { countEpisodes, mostEpisodes } from '../statistics/episodes.ts';

/**
 * What the error rate of a series is judged by; null: no time line was kept. A bucket of more than a second counts as
 * one episode when a request failed in it: what is inside cannot be told apart.
 */
export function errorCounts({ requests, failed, timeline }: Series): ErrorCounts | null {
  if (timeline === null || requests === 0) return null;
  const { bucketMs } = timeline;
  const failing = timeline.failed.flatMap((count, bucket) => (count > 0 ? [bucket] : []));
  const episodes = bucketMs === 1000 ? countEpisodes(failing) : failing.length;
  return { requests, failed, episodes, bucketMs };
}

/** The most episodes that its time line could hold: one in every bucket, or as seconds count. 0: none was kept. */
export function mostErrorEpisodes({ timeline }: Pick<Series, 'timeline'>): number {
  if (timeline === null) return 0;
  const asked = timeline.requests.filter((count) => count > 0).length;
  return timeline.bucketMs === 1000 ? mostEpisodes(asked) : asked;
}
