import type { ErrorCounts } from '../model/baseline.ts';
import type { Series } from '../model/recording/series.ts';
import { countEpisodes } from '../statistics/episodes.ts';

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
