import { expect, test } from 'vitest';
import { whatFailed } from '../../../../src/core/decision/load/what-failed.ts';
import { asDuet, sampleRecording } from '../../../contracts/samples.ts';
import { samplePairs } from '../pairs.ts';

/** A duet of four pairs, of whose CPU time the machine's host took so much in the first round. */
const robbed = (share: number) => {
  const pairs = samplePairs({ count: 4, seed: 1, steal: (pair) => (pair === 0 ? share : 0) });
  return asDuet(sampleRecording(), pairs);
};

test.each([
  ['took much of one round, and so too much on the mean', robbed(0.95), 'host'],
  ['took nothing', robbed(0), null],
])('what failed where the host %s', (_what, recording, what) => {
  expect(whatFailed(recording)).toBe(what);
});
