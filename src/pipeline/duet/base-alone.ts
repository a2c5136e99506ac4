import { FEWEST_PAIRS } from '../../core/decision/duet/duet-rule.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import { EnvironmentError, UsageError } from '../../ports/errors.ts';
import type { DuetOpened, DuetRequest } from '../../ports/load-generator.ts';
import type { Troubles } from '../../ports/trouble.ts';
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

const ONE_SIDE =
  'it answers, but a load that is driven side by side is not driven on one side by itself. Head may have stopped base: look for what head stops, removes or uses up outside of its own folder and port.';

/** What base did without head. `unknown`: nothing that tells, for this reason, a sentence. */
export type Alone =
  | { readonly kind: 'lives' }
  | { readonly kind: 'dies' }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Whether a base that was ready and then died beside head does well without it. Head's code runs as the same user and can
 * end base's processes, so that nothing would be compared; a base that dies of itself dies once more. Head is stopped,
 * base is started anew and driven as before, on both arms' turns; for a load that is driven side by side, for no longer than
 * the script is tried.
 */
export async function driveBaseAlone(input: AloneInput): Promise<Alone> {
  const { arms, ports, request } = input;
  try {
    const baseUrl = await arms.baseAlone();
    const load = await ports.loadGenerator();
    const baseUrls = { base: baseUrl, head: baseUrl };
    // What k6 said of the death is kept.
    const opened = await load.openDuet({ ...request, baseUrls, teardown: false, log: 'k6-alone' });
    const why = await hindered(opened, input);
    if (arms.base.died() !== null) return { kind: 'dies' };
    return why === null ? { kind: 'lives' } : { kind: 'unknown', why };
  } catch (thrown) {
    if (thrown instanceof BaseError) return { kind: 'dies' };
    if (thrown instanceof EnvironmentError || thrown instanceof UsageError)
      return { kind: 'unknown', why: thrown.message };
    throw thrown;
  }
}

/** Drives it as long as it lived and a little longer. Why it was not driven to the end, a sentence; null: it was. */
async function hindered(opened: DuetOpened, { arms, pairs, signal }: AloneInput): Promise<string | null> {
  if (opened.kind === 'unsuitable') return opened.reason;
  if (opened.kind === 'broken') return firstOf(opened.trouble);
  // Both sides of it on one base would be twice the load that it died under.
  if (opened.kind === 'side-by-side') return ONE_SIDE;
  for (let driven = 0; driven < pairs + MORE_PAIRS && !signal.aborted; driven += FEWEST_PAIRS) {
    await arms.base.reset();
    const { trouble } = await opened.driver.drive(turns(Math.min(FEWEST_PAIRS, pairs + MORE_PAIRS - driven)));
    if (isTroubled(trouble) || arms.base.died() !== null) return firstOf(trouble);
  }
  return null;
}

const firstOf = ({ base, head }: Troubles): string | null => (base[0] ?? head[0])?.text ?? null;

const turns = (count: number): readonly Arm[] => Array.from({ length: count }, () => 'base');
