import type { Config } from '../../core/config/config.ts';
import { lookAtSlices, looksDue, maySpare, type SlicesLook } from '../../core/decision/duet/slices-look.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import { withReadings } from '../../core/readings/windows.ts';
import { runText } from '../../core/words/notes/whole.ts';
import type { HostWatch } from '../../ports/host.ts';
import type { SidesDriver, SidesSeen } from '../../ports/load-generator.ts';
import type { Ports } from '../ports.ts';
import { acceptedNow } from './accepted-now.ts';

export type LooksInput = {
  readonly driver: Pick<SidesDriver, 'sliceMs' | 'slices'>;
  readonly config: Pick<Config, 'compare' | 'gate' | 'policy'>;
  readonly ports: Pick<Ports, 'clock' | 'host' | 'log' | 'progress'>;
};

/** Pairs of slices that were driven, and how many may follow. */
type Known = {
  readonly pairs: readonly Pair[];
  /** server starts per arm */
  readonly starts: number;
  readonly toCome: number;
  readonly during?: true;
};

/** What slices say by the rule of rounds, apart from what is accepted. */
export function said({ driver, config, ports }: LooksInput, known: Known): SlicesLook {
  const accepted = acceptedNow(config, ports);
  return lookAtSlices({ ...known, policy: config.policy, accepted, roundMs: driver.sliceMs });
}

type Before = {
  /** slices of earlier runs, with exact figures */
  readonly pairs: readonly Pair[];
  /** with the run that is looked at */
  readonly starts: number;
  /** pairs that all runs together may have */
  readonly mostPairs: number;
};

/**
 * Looks at a run while it is driven: whether it may be ended, since a regression is clear. Exact figures decide afterwards.
 * For one run.
 */
export function lookDuring(
  input: LooksInput,
  before: Before,
  watch: Pick<HostWatch, 'samples'>,
): (seen: SidesSeen) => boolean {
  const isDue = looksDue();
  const most = before.pairs.length + input.driver.slices;
  let looks = 0;
  const isClear = ({ pairs: own, toCome: levels }: SidesSeen) => {
    const start = before.starts > 1 ? { start: before.starts } : {};
    const ofRun = withReadings(own, watch.samples('meanwhile')).map((pair) => ({ ...pair, ...start }));
    const pairs = [...before.pairs, ...ofRun];
    const toCome = Math.max(1, before.mostPairs - pairs.length);
    const look = said(input, { pairs, starts: before.starts, toCome, during: true });
    if (!maySpare(look, ofRun, levels)) return false;
    input.ports.log.write('info', runText({ kind: 'enough', slices: own.length }));
    return true;
  };
  return (seen) => {
    const isLook = isDue(seen.pairs.length);
    if (isLook && isClear(seen)) return true;
    if (isLook) looks += 1;
    const over = before.pairs.length + seen.pairs.length;
    input.ports.progress?.tell({ kind: 'pairs', of: 'slice', over, most: Math.max(most, over), looks });
    return false;
  };
}
