import { pairsToCome, stopOf } from '../../../src/core/decision/duet/duet-stop.ts';
import { usablePairs } from '../../../src/core/decision/load/usable-pairs.ts';
import { subjectsOf } from '../../../src/core/decision/subjects/subjects.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Stop } from '../../../src/core/model/recording/duet.ts';
import type { Pair } from '../../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../../src/core/model/recording/recording.ts';
import { altered, asDuet, sampleRecording } from '../../contracts/samples.ts';

/** As a duet is driven: looked at after 4 pairs and after every two more, until it may stop. Every acceptance holds. */
export function driven(
  all: readonly Pair[],
  policy: Policy,
): { readonly pairs: readonly Pair[]; readonly stop: Stop } {
  for (let count = 4; count <= all.length; count += 2) {
    const { pairs } = usablePairs(all.slice(0, count));
    const subjects = subjectsOf(pairs);
    const toCome = pairsToCome(count, all.length);
    const { accepted = [] } = policy;
    const stop = stopOf({ pairs, subjects, policy, starts: 1, roundMs: 3000, toCome, accepted });
    if (stop !== null) return { pairs: all.slice(0, count), stop };
  }
  throw new Error('a duet that never stops');
}

/** The recording of such a duet, with these endpoints on both sides. */
export function duetRecording(
  pairs: readonly Pair[],
  stop: Stop,
  mostPairs = 20,
  names: readonly string[] = ['home'],
): Recording {
  const plain = sampleRecording();
  const { overall, workload } = plain.arms.head;
  const endpoints = names.map((name) => ({ ...overall, name, method: 'GET' }));
  // These pairs have whatever requests a test wants, of no particular load.
  const free = { workload: { ...workload, targetRate: null }, endpoints };
  return asDuet(altered(plain, { endpoints }), pairs, { stop, mostPairs }, free);
}
