import { pairsToCome, stopOf } from '../../../src/core/decision/duet/duet-stop.ts';
import { usablePairs } from '../../../src/core/decision/load/usable-pairs.ts';
import { subjectsOf } from '../../../src/core/decision/subjects/subjects.ts';
import type { Duet, Pair, Stop } from '../../../src/core/model/duet.ts';
import type { Policy } from '../../../src/core/model/policy.ts';
import type { Recording } from '../../../src/core/model/recording.ts';
import { sampleRecording } from '../../contracts/samples.ts';

/** As a duet is driven: looked at after 4 pairs and after every two more, until it may stop. Every acceptance holds. */
export function driven(
  all: readonly Pair[],
  policy: Policy,
): { readonly pairs: readonly Pair[]; readonly stop: Stop } {
  for (let count = 4; count <= all.length; count += 2) {
    const { pairs } = usablePairs(all.slice(0, count), { targetRate: null, roundMs: 3000 });
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
  const plain = sampleRecording({}, {});
  const endpoints = names.map((name) => ({ ...plain.overall, name, method: 'GET' }));
  const { workload, load, overall, checks, source } = plain;
  const base: Duet['base'] = {
    source: { ...source, sha: 'b'.repeat(40) },
    origin: "first parent of the pull request's merge commit",
    ...{ load, overall, checks },
    // These pairs have whatever requests a test wants, of no particular load.
    workload: { ...workload, targetRate: null },
    endpoints,
  };
  const duet: Duet = { base, roundMs: 3000, starts: 1, setups: 1, seed: 1, pairs, stop, mostPairs };
  return { ...plain, endpoints, duet };
}
