import type { Arm, Duet, Round } from '../model/duet.ts';
import { falls } from './series-consistency.ts';

/** The first contradiction among the rounds of a duet; null: there is none. */
export function duetContradiction({ pairs, mostPairs }: Duet): string | null {
  if (pairs.length > mostPairs)
    return `${pairs.length} pairs of rounds, where ${mostPairs} were to be driven`;
  for (const arm of ['base', 'head'] as const satisfies readonly Arm[]) {
    const begun = new Set<number>();
    for (const [at, pair] of pairs.entries()) {
      const { startedAt } = pair[arm];
      if (begun.has(startedAt)) return `pair ${at + 1}, ${arm}: it begins at the same time as another`;
      begun.add(startedAt);
      const wrong = inRound(pair[arm]);
      if (wrong !== null) return `pair ${at + 1}, ${arm}, ${wrong}`;
    }
  }
  return null;
}

function inRound({ subjects }: Round): string | null {
  const whole = subjects['overall']?.requests;
  for (const [name, { requests, failed, failingSeconds, percentiles }] of Object.entries(subjects)) {
    if (failed > requests) return `${name}: ${failed} of ${requests} requests failed`;
    if (whole !== undefined && requests > whole) return `${name}: ${requests} requests of ${whole} in all`;
    if (percentiles !== null && percentiles.count !== requests) {
      return `${name}: percentiles of ${percentiles.count} requests, where there were ${requests}`;
    }
    if (falls(percentiles?.values ?? [])) return `${name}: its percentiles fall`;
    const ordered = failingSeconds.every((second, at) => at === 0 || second > (failingSeconds[at - 1] ?? 0));
    if (!ordered) return `${name}: its failing seconds are not in order`;
  }
  return null;
}
