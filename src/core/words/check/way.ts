import type { Plateau } from '../../model/recording/duet.ts';
import { plateauText } from '../notes/shape.ts';

/** How rounds carry a script's load, a sentence. */
export const roundsText = (plateau: Plateau | null): string =>
  plateau === null
    ? "The script's load runs as it is, in alternating rounds of base and head."
    : `The script's load is ${plateauText(plateau)}.`;

/** That all of a load is driven, and why; sentences. */
export const wholeText = (why: string, totalMs: number): string =>
  `${why} So all of it is driven on both sides at once, in about ${Math.round(totalMs / 1000)} s.`;

/** What follows where a duet cannot be. `why`: sentences. */
export const noDuetText = (why: string): string =>
  `No side-by-side comparison: ${why} Earlier runs decide instead.`;

/** How a run is compared that has no base, and nothing to say of it. */
export const EARLIER_RUNS = 'This run is compared with earlier ones.';
