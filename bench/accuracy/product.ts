import { compareDuet } from '../../src/core/decision/duet/compare-duet.ts';
import { FEWEST_PAIRS } from '../../src/core/decision/duet/duet-rule.ts';
import { pairsToCome, restsOnOneStart, stopOf } from '../../src/core/decision/duet/duet-stop.ts';
import { startsDriven } from '../../src/core/decision/duet/pair-differences.ts';
import { usablePairs } from '../../src/core/decision/load/usable-pairs.ts';
import { subjectsOf } from '../../src/core/decision/subjects/subjects.ts';
import type { Duet, Pair, Stop } from '../../src/core/model/duet.ts';
import type { Comparison } from '../../src/core/model/judgement.ts';
import type { Recording } from '../../src/core/model/recording.ts';
import { POLICY } from '../../test/contracts/policy.ts';
import { sampleRecording } from '../../test/contracts/samples.ts';
import { ROUND_SECONDS } from './simulate.ts';

const MORE = 2;

export type DuetOutcome = {
  readonly comparisons: readonly Comparison[];
  /** significant or critical */
  readonly accused: readonly Comparison[];
  readonly loadSeconds: number;
};

/**
 * A duet as the product drives and judges it: these pairs, looked at after four and after every two more. What is not over
 * after the first look goes on with a second start of both arms.
 */
export function runDuet(all: readonly Pair[]): DuetOutcome {
  for (let count = FEWEST_PAIRS; ; count += MORE) {
    const driven = all.slice(0, count);
    const { pairs } = usablePairs(driven, { targetRate: null, roundMs: ROUND_SECONDS * 1000 });
    const toCome = pairsToCome(count, all.length);
    const roundMs = ROUND_SECONDS * 1000;
    const starts = count > FEWEST_PAIRS ? 2 : 1;
    const input = {
      ...{ pairs, subjects: subjectsOf(pairs), policy: POLICY, starts, roundMs, toCome },
      startsDriven: startsDriven(driven),
    };
    const stop = stopOf(input);
    if (stop === null || restsOnOneStart(input)) continue;
    const recording = recordingOf(driven, stop, { starts, mostPairs: all.length });
    const { comparisons } = compareDuet(recording.head, recording.duet, POLICY);
    const accused = comparisons.filter(({ class: found }) => found === 'significant' || found === 'critical');
    return { comparisons, accused, loadSeconds: 2 * count * ROUND_SECONDS };
  }
}

const SAMPLE = sampleRecording({}, {});

function recordingOf(
  pairs: readonly Pair[],
  stop: Stop,
  { starts, mostPairs }: Pick<Duet, 'starts' | 'mostPairs'>,
) {
  const names = Object.keys(pairs[0]?.head.subjects ?? {}).filter((key) => key !== 'overall');
  const endpoints = names.map((key) => ({ ...SAMPLE.overall, method: 'GET', name: key.replace('GET ', '') }));
  const { source, workload, load, overall, checks } = SAMPLE;
  // Simulated rounds hold requests, of no particular load.
  const free = { ...workload, targetRate: null };
  const base = { source, origin: 'simulated', workload: free, load, overall, endpoints, checks };
  const roundMs = ROUND_SECONDS * 1000;
  const duet: Duet = { base, roundMs, starts, setups: 1, seed: 1, pairs, stop, mostPairs };
  const head: Recording = { ...SAMPLE, endpoints, duet };
  return { head, duet };
}
