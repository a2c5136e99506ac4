/** A run of failing seconds counts as one event up to this length, and as one more for each further one. */
const EPISODE_SECONDS = 2;

/** The most episodes that so many seconds of load can hold. */
export function mostEpisodes(seconds: number): number {
  return Math.ceil(seconds / EPISODE_SECONDS);
}

/**
 * How many separate events stand behind errors: runs of consecutive seconds with an error, a longer run counting
 * once for every two seconds. `seconds`: ascending, whole. Errors within a burst are not independent; their bursts
 * more nearly are.
 */
export function countEpisodes(seconds: readonly number[]): number {
  let episodes = 0;
  let length = 0;
  seconds.forEach((second, index) => {
    length += 1;
    if (seconds[index + 1] === second + 1) return;
    episodes += Math.ceil(length / EPISODE_SECONDS);
    length = 0;
  });
  return episodes;
}
