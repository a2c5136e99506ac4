import { describe, expect, test } from 'vitest';
import { repetitionOf } from '../../../../src/core/decision/load/repetition.ts';
import { soloFaults, soloPressure } from '../../../../src/core/decision/load/solo-validity.ts';
import type { Outcome } from '../../../../src/core/model/recording/load.ts';
import type { Validity } from '../../../../src/core/model/recording/recording.ts';
import type { WindowValues } from '../../../../src/core/model/recording/window.ts';
import { noteText, validityOf } from '../../../../src/core/words/note.ts';

const FINE: Validity = { valid: true };
const SHORT: Validity = { valid: false, reasons: ['The load was not delivered.'] };

type Machine = WindowValues['readings'] & { readonly cpu?: number };

const judged = (
  { cpu = null, ...readings }: Machine | { cpu: null },
  told: Validity = FINE,
  outcome: Outcome = 'completed',
) => validityOf(soloFaults(told, { outcome }, { generatorCpu: cpu, readings }));

describe('a run that is driven alone', () => {
  test.each<readonly [string, Machine]>([
    ['on a machine of its own', { cpu: 0.79, steal: 0.1, pressure: 1 }],
    ['on a machine that says nothing', {}],
  ])('is valid %s', (_, machine) => {
    expect(judged(machine)).toEqual(FINE);
  });

  test('is not where k6 took the machine, with the number and what to do', () => {
    expect(judged({ cpu: 0.8 })).toEqual({
      valid: false,
      reasons: [
        "The load generator was the bottleneck: k6 took 80 % of its CPUs' time during the run (below 80 % is " +
          'needed). Lower the rate, or use a larger runner.',
      ],
    });
  });

  test('is not where the host took the machine, with the number and what to do', () => {
    expect(judged({ steal: 0.12 })).toEqual({
      valid: false,
      reasons: [
        "The machine's host took 12 % of the CPU time away (at most 10 % is allowed). Use a runner that shares its CPUs " +
          'with fewer others.',
      ],
    });
  });

  test('names the machine before the load that was not delivered for it', () => {
    const both = judged({ cpu: 0.9, steal: 0.2 }, SHORT);
    const reasons = both.valid ? [] : both.reasons;
    expect(reasons).toEqual([
      expect.stringContaining('k6 took 90 %'),
      expect.stringContaining('host took 20 %'),
      'The load was not delivered.',
    ]);
  });

  test.each<Outcome>(['script-error', 'all-iterations-failed', 'cancelled', 'crashed'])(
    'is not called the machine’s fault where it ended as %s',
    (outcome) => {
      expect(judged({ cpu: 0.9, steal: 0.2 }, SHORT, outcome)).toEqual(SHORT);
    },
  );

  test('tells that the machine was busy, and decides nothing by it', () => {
    expect(soloPressure({ pressure: 0.72 }).map(noteText).join()).toContain("72 % of the run's time");
    expect(soloPressure({ pressure: 0.59 })).toEqual([]);
    expect(soloPressure({})).toEqual([]);
  });
});

describe('a second attempt', () => {
  const again = (validity: Validity, durationMs = 30_000, outcome: Outcome = 'completed') =>
    repetitionOf(validity, { durationMs, outcome }, 120);

  test('is made where the machine or the delivery spoilt the first', () => {
    const why = 'The load was not delivered.';
    expect(again(SHORT)).toEqual({ kind: 'due', why });
    expect(again(SHORT, 30_000, 'thresholds-crossed')).toEqual({ kind: 'due', why });
  });

  test('is never made of a valid run', () => {
    expect(again(FINE)).toEqual({ kind: 'none' });
    expect(again(FINE, 30_000, 'thresholds-crossed')).toEqual({ kind: 'none' });
  });

  test.each<Outcome>(['script-error', 'all-iterations-failed', 'no-data', 'aborted', 'cancelled', 'crashed'])(
    'is not made where the run ended as %s',
    (outcome) => {
      expect(again(SHORT, 30_000, outcome)).toEqual({ kind: 'none' });
    },
  );

  test('has to fit into the budget together with the first', () => {
    expect(again(SHORT, 60_200)).toMatchObject({ kind: 'due' });
    const beyond = again(SHORT, 61_000);
    expect(beyond.kind === 'beyond-budget' && noteText(beyond.note)).toBe(
      'It was not measured once more: both attempts would take 122 s of load, and `policy.budget` allows 120 s. Set ' +
        'it to 122s, or shorten the run.',
    );
  });
});
