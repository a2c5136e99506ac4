import { CHANCE, type ErrorSeverity } from '../error-rule.ts';
import type { SettledLimits } from '../limits.ts';
import { type Counted, isNoChance, isWorseShare, shareOf } from './plainly.ts';

/** Base has so much of the episodes that there can be that head cannot have many more. */
const FULL = 1 / 3;
/** So many looks at one duet, and endpoints of it, may each be taken in by chance: what is sure has to be surer by it. */
const MANY = 10;

export type SteadyErrors = {
  readonly head: Counted;
  readonly base: Counted;
  /** of chance, by what the shares that fail scatter by from window to window; null: too few windows to know */
  readonly odds: number | null;
  readonly limits: Pick<SettledLimits, 'warn' | 'fail' | 'floor'>;
  /** looks that share the chance of a false alarm */
  readonly looks: number;
};

export type Rise = {
  readonly state: 'regressed' | 'open' | 'none';
  readonly severity: ErrorSeverity | null;
};

/** Whether something fails all the time: of all the episodes that there can be it has a large part. */
export const isSteady = (episodes: number, most: number): boolean => most > 0 && episodes >= FULL * most;

/**
 * Judges failures by the shares that fail, for what fails all the time: of a base that has an episode wherever there can be
 * one, head has no more of them, whatever it fails by. How much worse than base it is goes by the limits, as of a latency.
 */
export function steadyRise({ head, base, odds, limits, looks }: SteadyErrors): Rise {
  const [ofHead, ofBase] = [shareOf(head), shareOf(base)];
  const isBeyond = (limit: number) => ofHead > ofBase * (1 + limit);
  if (ofHead - ofBase < limits.floor || !isBeyond(limits.warn)) return NONE;
  const chance = CHANCE / looks;
  const isSure =
    odds === null
      ? isWorseShare(head, base, chance)
      : odds < chance / MANY && isNoChance(head, base, chance / MANY);
  if (isSure) return isBeyond(limits.fail) ? CRITICAL : SIGNIFICANT;
  return odds !== null && odds < chance * MANY && isNoChance(head, base, chance) ? OPEN : NONE;
}

const NONE: Rise = { state: 'none', severity: null };
const OPEN: Rise = { state: 'open', severity: null };
const SIGNIFICANT: Rise = { state: 'regressed', severity: 'significant' };
const CRITICAL: Rise = { state: 'regressed', severity: 'critical' };
