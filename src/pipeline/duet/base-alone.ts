import { FEWEST_PAIRS } from '../../core/decision/duet/duet-rule.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import { EnvironmentError, UsageError } from '../../ports/errors.ts';
import type { Driven, DuetOpened, DuetRequest } from '../../ports/load-generator.ts';
import type { Troubles } from '../../ports/trouble.ts';
import type { Ports } from '../ports.ts';
import type { RunningArms } from './arms/arms.ts';
import { BaseError } from './arms/base-side.ts';
import { isTroubled } from './trouble.ts';

export type AloneInput = {
  readonly arms: RunningArms;
  readonly ports: Pick<Ports, 'loadGenerator' | 'log'>;
  /** the load that it was driven with beside head */
  readonly request: Omit<DuetRequest, 'baseUrls' | 'teardown'>;
  /** pairs of rounds or whole runs that it lived through beside head */
  readonly pairs: number;
  /** whether each side was driven by the whole script, one after the other */
  readonly inTurns: boolean;
  readonly signal: AbortSignal;
};

/** Pairs more than it lived through. */
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
 * base is started anew and driven as before, on both arms' turns, by whole runs too; for a load that is driven side by side,
 * for no longer than the script is tried.
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
async function hindered(opened: DuetOpened, input: AloneInput): Promise<string | null> {
  const runs = input.pairs + MORE_PAIRS;
  switch (opened.kind) {
    case 'unsuitable':
      return opened.reason;
    case 'broken':
      return firstOf(opened.trouble);
    case 'side-by-side': {
      // Both sides of it on one base would be twice the load that it died under.
      if (!input.inTurns) return ONE_SIDE;
      const driver = opened.turns();
      // The turns of both are two runs of base.
      return driveOn(input, { count: runs, atOnce: 2, drive: () => driver.drive('base') });
    }
    case 'ready': {
      const drive = (count: number) => opened.driver.drive(turns(count));
      return driveOn(input, { count: runs, atOnce: FEWEST_PAIRS, drive });
    }
  }
}

type Load = {
  readonly count: number;
  readonly atOnce: number;
  drive(count: number): Promise<Pick<Driven, 'trouble'>>;
};

async function driveOn(
  { arms: { base }, signal }: AloneInput,
  { count, atOnce, drive }: Load,
): Promise<string | null> {
  for (let driven = 0; driven < count && !signal.aborted; driven += atOnce) {
    await base.reset();
    const { trouble } = await drive(Math.min(atOnce, count - driven));
    if (isTroubled(trouble) || base.died() !== null) return firstOf(trouble);
  }
  return null;
}

const firstOf = ({ base, head }: Troubles): string | null => (base[0] ?? head[0])?.text ?? null;

const turns = (count: number): readonly Arm[] => Array.from({ length: count }, () => 'base');
