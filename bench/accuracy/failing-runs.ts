import { limitsOf } from '../../src/core/decision/limits.ts';
import { judgeStoredErrors } from '../../src/core/decision/stored/stored-errors.ts';
import type { ErrorCounts } from '../../src/core/model/baseline.ts';
import { countEpisodes, mostEpisodes } from '../../src/core/statistics/episodes.ts';
import type { Random } from '../../src/core/statistics/random.ts';
import { POLICY } from '../../test/contracts/policy.ts';
import type { Errors } from './failing.ts';
import type { Accused } from './failing-duet.ts';
import { RATE } from './simulate.ts';

const RUN_SECONDS = 40;
const STORED_RUNS = 5;
const LIMITS = limitsOf(POLICY, { kind: 'overall' }, 'error-rate');

/** What is said of the error rate of a run of 40 s against five earlier ones. */
export function failingRuns(
  errors: Errors,
  rates: { readonly base: number; readonly head: number },
  random: Random,
): Accused {
  const run = (rate: number): ErrorCounts => {
    const counts = errors(rate, { perSecond: RATE, seconds: RUN_SECONDS }, random);
    const failing = counts.flatMap((count, second) => (count > 0 ? [second] : []));
    const failed = counts.reduce((sum, count) => sum + count, 0);
    return { requests: RATE * RUN_SECONDS, failed, episodes: countEpisodes(failing), bucketMs: 1000 };
  };
  const earlier = Array.from({ length: STORED_RUNS }, () => run(rates.base));
  const most = mostEpisodes(RUN_SECONDS);
  const found = judgeStoredErrors({ head: run(rates.head), most, earlier, limits: LIMITS })?.class;
  return found === 'significant' || found === 'critical' ? found : null;
}
