import { compareDuet } from '../../src/core/decision/duet/compare-duet.ts';
import { startsDriven } from '../../src/core/decision/duet/differences/pair-differences.ts';
import { FEWEST_PAIRS } from '../../src/core/decision/duet/duet-rule.ts';
import { pairsToCome, restsOnOneStart, stopOf } from '../../src/core/decision/duet/duet-stop.ts';
import { usablePairs } from '../../src/core/decision/load/usable-pairs.ts';
import { subjectsOf } from '../../src/core/decision/subjects/subjects.ts';
import type { Compared } from '../../src/core/model/decision/compared.ts';
import type { Duet, Stop } from '../../src/core/model/recording/duet.ts';
import type { Pair } from '../../src/core/model/recording/pairs.ts';
import { POLICY } from '../../test/contracts/policy.ts';
import { altered, asDuet, sampleRecording } from '../../test/contracts/samples.ts';
import { ROUND_SECONDS } from './simulate.ts';

const MORE = 2;

export type DuetOutcome = {
  readonly comparisons: readonly Compared[];
  /** significant or critical */
  readonly accused: readonly Compared[];
  readonly loadSeconds: number;
};

/**
 * A duet as the product drives and judges it: these pairs, looked at after four and after every two more. What is not over
 * after the first look goes on with a second start of both arms.
 */
export function runDuet(all: readonly Pair[], roundSeconds: number = ROUND_SECONDS): DuetOutcome {
  for (let count = FEWEST_PAIRS; ; count += MORE) {
    const driven = all.slice(0, count);
    const { pairs } = usablePairs(driven);
    const toCome = pairsToCome(count, all.length);
    const roundMs = roundSeconds * 1000;
    const starts = count > FEWEST_PAIRS ? 2 : 1;
    const input = {
      ...{ pairs, subjects: subjectsOf(pairs), policy: POLICY, starts, roundMs, toCome },
      startsDriven: startsDriven(driven),
    };
    const stop = stopOf(input);
    if (stop === null || restsOnOneStart(input)) continue;
    const recording = recordingOf(driven, stop, { starts, mostPairs: all.length, roundMs });
    const { comparisons } = compareDuet(recording, recording.arms.base ?? SAMPLE.arms.head, POLICY);
    const accused = comparisons.filter(({ class: found }) => found === 'significant' || found === 'critical');
    return { comparisons, accused, loadSeconds: 2 * count * roundSeconds };
  }
}

const SAMPLE = sampleRecording({}, {});

function recordingOf(
  pairs: readonly Pair[],
  stop: Stop,
  { starts, mostPairs, roundMs }: Pick<Duet, 'starts' | 'mostPairs' | 'roundMs'>,
) {
  const names = Object.keys(pairs[0]?.head.subjects ?? {}).filter((key) => key !== 'overall');
  const endpoints = names.map((key) => ({
    ...SAMPLE.arms.head.overall,
    method: 'GET',
    name: key.replace('GET ', ''),
  }));
  // Simulated rounds hold requests, of no particular load.
  const free = { ...SAMPLE.arms.head.workload, targetRate: null };
  const base = { origin: 'simulated', workload: free, endpoints };
  const duet = { roundMs, starts, stop, mostPairs };
  return asDuet(altered(SAMPLE, { endpoints }), pairs, duet, base);
}
