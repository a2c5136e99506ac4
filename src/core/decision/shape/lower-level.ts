import type { NotBorne, Plateau } from '../../model/recording/duet.ts';
import type { WindowValues } from '../../model/recording/window.ts';
import { DROPPED_AT_MOST } from '../load/delivery.ts';

/** Half, a quarter and an eighth of the plateau are tried, whatever base falls short of. */
const EIGHTH = 0.125;
/** A rate that is a thousand times what base bears is a slip of the pen. */
const LEAST = 2 ** -10;

/** So few dropped iterations of so short rounds are a hiccup. */
const FEW = 3;
/** Share of failed requests from which on it was too much: a script may have some that fail at any load. */
const FAILED_AT_MOST = 0.05;

/** How base falls short in these rounds of the warm-up; null: it bears the load. Drops are allowed as in judged rounds. */
export function notBorne(rounds: readonly Pick<WindowValues, 'load' | 'subjects'>[]): NotBorne | null {
  const sum = (read: (round: (typeof rounds)[number]) => number) =>
    rounds.reduce((total, round) => total + read(round), 0);
  const [iterations, drops] = [sum(({ load }) => load.iterations), sum(({ load }) => load.dropped)];
  const dropped = drops / Math.max(iterations + drops, 1);
  if (dropped > DROPPED_AT_MOST && drops > FEW) return { kind: 'dropped', share: dropped };
  const requests = sum(({ subjects }) => subjects['overall']?.requests ?? 0);
  const failed = sum(({ subjects }) => subjects['overall']?.failed ?? 0) / Math.max(requests, 1);
  return failed > FAILED_AT_MOST ? { kind: 'failed', share: failed } : null;
}

/**
 * The share of the plateau to be tried after one (1: all of it) that base did not bear, a power of two; null: none. Requests
 * that fail at an eighth too fail at any level. Iterations that are dropped there say that the rate is still too high, as of a
 * test that looks for the level at which base breaks, and how many were not: what is above that is passed over.
 */
export function nextShare(share: number, why: NotBorne): number | null {
  if (share > EIGHTH) return share / 2;
  if (why.kind === 'failed' || share <= LEAST) return null;
  const borne = Math.min(share / 2, share * (1 - why.share));
  return Math.max(2 ** Math.floor(Math.log2(borne)), LEAST);
}

/** A share of a plateau (0 … 1), and why it is no more; null: there is no lower level, as of one user. */
export function lowerPlateau(plateau: Plateau, share: number, why: NotBorne): Plateau | null {
  const levels = plateau.levels.map((one) => {
    const level = one.level * share;
    return { ...one, level: one.unit === 'vus' ? Math.max(1, Math.floor(level)) : level };
  });
  const isLower = levels.some(({ level }, index) => level < (plateau.levels[index]?.level ?? 0));
  return isLower ? { ...plateau, levels, lowered: { share, why } } : null;
}
