import { describe, expect, test } from 'vitest';
import { targetsOnBothSides } from '../../../../src/core/decision/targets/on-both-sides.ts';
import type { ArmRecord, Recording } from '../../../../src/core/model/recording/recording.ts';
import { unmeasuredText } from '../../../../src/core/words/targets/why.ts';
import { altered, type RecordingOverrides, sampleArm, sampleRecording } from '../../../contracts/samples.ts';
import { targetOf } from './written-targets.ts';

const ARM = sampleArm();

/** Ten seconds of a hundred iterations each, of which each makes so many requests, `rest` of them other ones. */
function run(each: number, rest = 0, overrides: RecordingOverrides = {}): Recording {
  const series = (own: number) => ({ ...ARM.overall, requests: own * 1000, rate: own * 100 });
  const endpoint = { ...series(each), name: 'orders', method: 'GET' };
  const more = rest === 0 ? [] : [{ ...series(rest), name: 'cart', method: 'GET' }];
  return altered(sampleRecording(), {
    ...{ overall: series(each + rest), endpoints: [endpoint, ...more] },
    ...{ scenarios: [{ ...series(each + rest), scenario: 'default' }] },
    ...overrides,
  });
}

function stateOf(text: string, head: Recording, base: Recording | null): string {
  const [found] = targetsOnBothSides([targetOf(text)], head, base);
  if (found === undefined) throw new Error('no target');
  return found.state === 'unmeasured' ? `–: ${unmeasuredText(found.why)}` : found.state;
}

describe('what was asked for is what iterations of either side call', () => {
  test.each(['rps > 350', 'scenario default: rps > 350'])(
    '%s is missed by a head that leaves out one of four requests',
    (text) => {
      expect(stateOf(text, run(2, 1), run(2, 2))).toBe('missed');
      // The same load with all of them.
      expect(stateOf(text, run(2, 2), run(2, 2))).toBe('met');
      // Nobody knows that there were four.
      expect(stateOf(text, run(2, 1), null)).toBe('–: the load asks for 300 requests/s');
    },
  );

  test('so it is of one endpoint', () => {
    expect(stateOf('GET orders: rps > 150', run(1), run(2))).toBe('missed');
    expect(stateOf('GET orders: rps > 150', run(2), run(2))).toBe('met');
    expect(stateOf('GET orders: rps > 150', run(1), run(0, 2))).toBe('–: the load asks for 100 requests/s');
  });

  test('neither side of a load that asks for less can miss it', () => {
    expect(stateOf('rps > 500', run(1), run(2))).toBe('–: the load asks for 200 requests/s');
    expect(stateOf('rps > 150', run(2), run(1))).toBe('met');
  });

  test('another script asks for what it asks', () => {
    const other: Partial<ArmRecord> = { workload: { ...ARM.workload, scriptHash: 'f'.repeat(64) } };
    expect(stateOf('rps > 150', run(1), run(2, 0, other))).toBe('–: the load asks for 100 requests/s');
  });
});

test('iterations that call now more, now fewer are fewer by chance, too', () => {
  // Of 1000 iterations each in which one of two calls it: 480 and 520.
  expect(stateOf('GET orders: rps > 50', run(0.48), run(0.52))).toBe('near');
  expect(stateOf('GET orders: rps > 50', run(0.4), run(0.52))).toBe('missed');
});
