import type { CompareConfig } from '../../config/settings/compare.ts';
import type { Plateau } from '../../model/recording/duet.ts';
import { bestMoment } from './best-moment.ts';
import { lengthOf, type ScenarioLoad, startOf } from './levels.ts';
import { plateauAt } from './plateau-at.ts';

/** Why a script's load is not driven in rounds. */
export type Uncut =
  /** the user wants all of it */
  | { readonly kind: 'whole' }
  | { readonly kind: 'executor'; readonly scenario: string; readonly executor: string }
  /** a browser starts anew with each iteration, and loads few pages in a round */
  | { readonly kind: 'browser'; readonly scenario: string }
  /** a number of iterations beside others: when it is done, and so what runs together, only the run shows */
  | { readonly kind: 'count-beside'; readonly scenario: string }
  /** its function is at no level of its own while the rest is, or hardly */
  | { readonly kind: 'sequence'; readonly scenario: string }
  | { readonly kind: 'no-load' };

export type ChosenShape =
  | { readonly kind: 'as-is' }
  | { readonly kind: 'plateau'; readonly plateau: Plateau }
  | { readonly kind: 'uncut'; readonly why: Uncut };

/** Constant loads whose lengths differ by no more than this share run together as good as always. */
const AS_LONG = 0.1;

const uncut = (why: Uncut): ChosenShape => ({ kind: 'uncut', why });

/**
 * The way of a script's load in a duet; the table of docs/how-it-works.md in this order. Rounds are short, so a load that
 * changes is driven at one level of it. By itself the gate drops no scenario whose function would not be driven at all:
 * nobody could see that it became slower.
 */
export function chooseShape(loads: readonly ScenarioLoad[], wish: CompareConfig['shape']): ChosenShape {
  const odd = loads.find(({ kind }) => kind === 'other');
  if (odd !== undefined) {
    return uncut({ kind: 'executor', scenario: odd.scenario, executor: odd.executor });
  }
  if (wish === 'whole') return uncut({ kind: 'whole' });
  const pages = loads.find(({ isBrowser }) => isBrowser === true);
  if (pages !== undefined && wish !== 'plateau') return uncut({ kind: 'browser', scenario: pages.scenario });
  if (isConstant(loads)) return { kind: 'as-is' };
  // In rounds it would go on and on: what the script does once would be most of what it does.
  const count = loads.find(({ kind }) => kind === 'counted');
  if (count !== undefined && loads.length > 1) {
    return uncut({ kind: 'count-beside', scenario: count.scenario });
  }
  const best = bestMoment(loads);
  if (best === null) return uncut({ kind: 'no-load' });
  if (best.missed !== null && wish !== 'plateau') {
    return uncut({ kind: 'sequence', scenario: best.missed.scenario });
  }
  return { kind: 'plateau', plateau: plateauAt(best.moment, loads) };
}

/** Whether all of it stays from the start on, and ends about at once. */
function isConstant(loads: readonly ScenarioLoad[]): boolean {
  const lengths = loads.map(lengthOf);
  return (
    loads.every((load) => load.kind === 'constant' && startOf(load) === 0) &&
    Math.min(...lengths) >= (1 - AS_LONG) * Math.max(...lengths)
  );
}
