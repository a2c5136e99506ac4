import type { Pair } from '../model/recording/pairs.ts';
import type { Arm, WindowValues } from '../model/recording/window.ts';
import { near } from './at.ts';
import { ofArm } from './of-arm.ts';
import { ofDatabase } from './of-database.ts';
import { ofMachine } from './of-machine.ts';
import type { Samples } from './sample.ts';

/**
 * The pairs with what the machine, and each arm's processes, did in each window. What is read later may change how memory is
 * measured in all of a run, so that who is at its end asks once more.
 */
export function withReadings(pairs: readonly Pair[], samples: Samples): readonly Pair[] {
  const of = (window: WindowValues, arm: Arm) => ({
    ...window,
    readings: { ...ofLoad(window.readings), ...readingsOf(window, samples, arm) },
  });
  return pairs.map((pair) => ({ ...pair, base: of(pair.base, 'base'), head: of(pair.head, 'head') }));
}

/** What came with the window, and what no sample says. */
const ofLoad = ({ received }: WindowValues['readings']): WindowValues['readings'] =>
  received === undefined ? {} : { received };

/** What the machine did in a window of an arm, and what the arm's processes and its database did. */
export function readingsOf(
  { startedAt, durationMs }: Pick<WindowValues, 'startedAt' | 'durationMs'>,
  { machine, arms, databases = {} }: Samples,
  arm: Arm,
): WindowValues['readings'] {
  const span = { from: startedAt, to: startedAt + durationMs };
  return {
    ...ofMachine(near(machine, span), span),
    ...ofArm(near(arms[arm] ?? [], span), span),
    ...ofDatabase(near(databases[arm] ?? [], span), span),
  };
}
