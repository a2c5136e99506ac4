import { FEWEST_PAIRS } from '../../core/decision/duet-rule.ts';
import type { Arm } from '../../core/model/duet.ts';
import type { DuetRequest } from '../../ports/load-generator.ts';
import type { Ports } from '../ports.ts';
import type { RunningArms } from './arms.ts';
import { BaseError } from './base-side.ts';
import { isTroubled } from './trouble.ts';

export type AloneInput = {
  readonly arms: RunningArms;
  readonly ports: Pick<Ports, 'loadGenerator' | 'log'>;
  /** the load that it was driven with beside head */
  readonly request: Omit<DuetRequest, 'baseUrls' | 'teardown'>;
  /** pairs of rounds that it lived through beside head */
  readonly pairs: number;
  readonly signal: AbortSignal;
};

/** Pairs of rounds more than it lived through. */
const MORE_PAIRS = 1;

/**
 * Whether a base that was ready and then died beside head does well without it. Head's code runs as the same user and can
 * end base's processes, so that nothing would be compared; a base that dies of itself dies once more. Head is stopped,
 * base is started anew and driven as before, on both arms' turns.
 */
export async function livesAlone({ arms, ports, request, pairs, signal }: AloneInput): Promise<boolean> {
  try {
    const baseUrl = await arms.baseAlone();
    const load = await ports.loadGenerator();
    const opened = await load.openDuet({
      ...request,
      baseUrls: { base: baseUrl, head: baseUrl },
      teardown: false,
    });
    if (opened.kind === 'broken') return false;
    if (opened.kind === 'unsuitable') return arms.base.died() === null;
    for (let driven = 0; driven < pairs + MORE_PAIRS && !signal.aborted; driven += FEWEST_PAIRS) {
      await arms.base.reset();
      const { trouble } = await opened.driver.drive(
        turns(Math.min(FEWEST_PAIRS, pairs + MORE_PAIRS - driven)),
      );
      if (isTroubled(trouble) || arms.base.died() !== null) return false;
    }
    return true;
  } catch (thrown) {
    if (thrown instanceof BaseError) return false;
    throw thrown;
  }
}

const turns = (count: number): readonly Arm[] => Array.from({ length: count }, () => 'base');
