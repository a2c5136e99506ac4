import { describe, expect, test } from 'vitest';
import { asTold } from '../../../../src/core/model/decision/refused.ts';
import type { Policy } from '../../../../src/core/model/policy.ts';
import type { Pair } from '../../../../src/core/model/recording/pairs.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { decodeRecording } from '../../../../src/core/stored/decode.ts';
import { judge } from '../../../../src/core/words/judge.ts';
import { POLICY } from '../../../contracts/policy.ts';
import { altered, asDuet, sampleRecording } from '../../../contracts/samples.ts';
import { samplePairs } from '../pairs.ts';

const TIME = 'Trend checkout_time';

/** The same rounds with a time that stands for the endpoint; `alone`: and nothing else. */
function timed(pairs: readonly Pair[], alone: boolean): readonly Pair[] {
  const quiet = samplePairs({ count: pairs.length, seed: 9 });
  return pairs.map((pair, at) => {
    const of = (arm: 'base' | 'head'): WindowValues => {
      const time = pair[arm].subjects['GET home'];
      if (time === undefined) throw new Error('no endpoint');
      const rest = alone ? {} : { overall: quiet[at]?.[arm].subjects['overall'] ?? time };
      return { ...pair[arm], subjects: { ...rest, [TIME]: time } };
    };
    return { ...pair, base: of('base'), head: of('head') };
  });
}

function recordingOf(effect: number, alone: boolean) {
  const plain = sampleRecording();
  const { overall, workload } = plain.arms.head;
  const nothing = {
    ...overall,
    ...{ requests: 0, failed: 0, rate: 0, duration: null, failures: [], histogram: null },
    precision: 'histogram' as const,
  };
  const { statuses: _, ...all } = alone ? { ...nothing, timeline: null } : overall;
  const endpoints = [{ ...overall, name: 'checkout_time', method: 'Trend' }];
  const free = { workload: { ...workload, targetRate: null }, overall: all, endpoints };
  const pairs = timed(samplePairs({ count: 8, seed: 4, effect }), alone);
  return asDuet(altered(plain, { overall: all, endpoints }), pairs, { stop: 'settled', mostPairs: 20 }, free);
}

describe.each([
  ['beside requests', false],
  ['without any request', true],
])('a time of the script %s', (_where, alone) => {
  const judged = (effect: number, policy: Policy = POLICY) =>
    judge({
      head: recordingOf(effect, alone),
      baseline: { runs: [], refused: [asTold({ origin: 'artifact', reason: 'expired' })], history: null },
      policy,
      createdAt: '2026-11-24T12:00:00.000Z',
      tool: 'test',
      remedy: { kind: 'told', text: '' },
    });

  test('passes where it is as it was, and has no error rate', () => {
    const { verdict, comparisons } = judged(0);
    expect(verdict).toBe('pass');
    const own = comparisons.filter(({ subject }) => subject.kind === 'endpoint');
    expect(own.map(({ metric }) => metric)).toEqual(['p50', 'p95', 'p99']);
    expect(comparisons.some(({ subject }) => subject.kind === 'overall')).toBe(!alone);
  });

  test('warns, and is named, where it is longer by far', () => {
    const { verdict, reason } = judged(Math.log(2));
    expect(verdict).toBe('warn');
    expect(reason).toContain(TIME);
  });

  test('fails where the policy makes it blocking', () => {
    const endpoints = { checkout_time: { p50: { role: 'blocking' as const } } };
    expect(judged(Math.log(2), { ...POLICY, endpoints }).verdict).toBe('fail');
  });

  test('may have more values than there are requests in a file that is read', () => {
    const recording = recordingOf(0, alone);
    const more = {
      ...recording,
      windows: recording.windows.map((window) => {
        const { overall, ...rest } = window.subjects;
        return {
          ...window,
          subjects: { ...rest, ...(overall && { overall: { ...overall, requests: 9, percentiles: null } }) },
        };
      }),
    };
    expect(decodeRecording(JSON.parse(JSON.stringify(more)))).toEqual(expect.objectContaining({ ok: true }));
  });
});
