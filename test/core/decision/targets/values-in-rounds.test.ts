import { expect, test } from 'vitest';
import { judgeTargets } from '../../../../src/core/decision/targets/judge-targets.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { Recording } from '../../../../src/core/model/recording/recording.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { unmeasuredText } from '../../../../src/core/words/targets/why.ts';
import { asDuet, sampleArm, sampleRecording } from '../../../contracts/samples.ts';
import { samplePairs } from '../pairs.ts';
import { targetOf } from './written-targets.ts';

const KEY = 'Value cart_size';

/** The rounds hold the values of a Trend without a unit too, lognormal around 20. */
function withValues({ subjects, ...rest }: WindowValues): WindowValues {
  const { overall } = subjects;
  return { ...rest, subjects: { ...subjects, ...(overall && { [KEY]: overall }) } };
}

/** k6 pushes no histogram of such values: of a duet there is no pooled view of them. */
function duet(requests: number): Recording {
  const pairs = samplePairs({ count: 8, seed: 5, noise: 0.02, requests }).map(
    (pair): Pair => ({ ...pair, base: withValues(pair.base), head: withValues(pair.head) }),
  );
  const values = { ...sampleArm().overall, requests: requests * 8, duration: null };
  return asDuet(
    sampleRecording({}, { endpoints: [{ ...values, name: 'cart_size', method: 'Value' }] }),
    pairs,
  );
}

function stateOf(text: string, recording: Recording): string {
  const [found] = judgeTargets(recording, [targetOf(text)]);
  if (found === undefined) throw new Error('no target');
  return found.state === 'unmeasured' ? `–: ${unmeasuredText(found.why)}` : found.state;
}

test('values without a unit are judged by the rounds that hold them', () => {
  expect(stateOf('cart_size p95 < 60', duet(600))).toBe('met');
  expect(stateOf('cart_size p95 < 25', duet(600))).toBe('missed');
  expect(stateOf('cart_size p50 < 20', duet(600))).toBe('near');
});

test('what rounds do not tell of them is not called none', () => {
  expect(stateOf('cart_size p95 < 60', duet(50))).toBe('–: beside base it takes 100 values in each round');
  expect(stateOf('cart_size avg < 60', duet(600))).toBe(
    '–: beside base the mean of it is not known: write a percentile',
  );
});
