import type { Pair } from '../../../core/model/recording/pairs.ts';
import { ARMS, type WindowValues } from '../../../core/model/recording/window.ts';
import type { ArmsMeasured } from '../../../ports/load-generator.ts';
import type { Collector } from '../collect/collector.ts';
import { endpointKey } from '../collect/endpoint-name.ts';
import { MAX_SERIES } from '../collect/series/all-followed.ts';
import { OVERALL } from '../collect/series/round-groups.ts';
import type { Followed } from './followed-endpoints.ts';

type Collected = { readonly collector: { readonly series: Pick<Collector['series'], 'lost'> } };

type DrivenOn = {
  readonly arms: { readonly base: Collected; readonly head: Collected };
  readonly endpoints: Pick<Followed, 'exact' | 'protocol'>;
};

/** Keys of what k6's summary tells of each window, whatever was followed. */
export const exactKeys = ({ exact, protocol }: DrivenOn['endpoints']): ReadonlySet<string> =>
  new Set([...exact.map(endpointKey), ...(protocol === 'both' ? [] : [OVERALL])]);

/** Whether some values of these rounds or slices were not followed, on either side. */
export const isLost = (arms: DrivenOn['arms'], rounds: readonly number[]): boolean =>
  ARMS.some((arm) => rounds.some((round) => arms[arm].collector.series.lost.has(String(round))));

/**
 * The pair with what is known as a whole on both sides; none: nothing is. Where values of its rounds were not followed,
 * what is read from histograms is a part, and not the same one on both sides.
 */
export function wholePart(
  pair: Pair,
  { arms, endpoints }: DrivenOn,
  rounds: readonly number[],
  byPush = false,
): readonly Pair[] {
  if (!isLost(arms, rounds)) return [pair];
  const exact = byPush ? new Set<string>() : exactKeys(endpoints);
  const { base, head, run } = pair;
  const known = { base: exactOf(base, exact), head: exactOf(head, exact) };
  const hasAll = [base, head].some(({ subjects }) => OVERALL in subjects);
  const isEmpty = ARMS.every((arm) => Object.keys(known[arm].subjects).length === 0);
  if (isEmpty || (hasAll && !exact.has(OVERALL))) return [];
  const levels = run?.levels.map((level) => {
    return { ...level, base: exactOf(level.base, exact), head: exactOf(level.head, exact) };
  });
  return [{ ...pair, ...known, ...(levels && { run: { levels } }) }];
}

const exactOf = (window: WindowValues, exact: ReadonlySet<string>): WindowValues => ({
  ...window,
  subjects: Object.fromEntries(Object.entries(window.subjects).filter(([key]) => exact.has(key))),
});

/** What was measured, which is no evidence where slices are lost: the others may be the calm ones. */
export function unlessLost(measured: ArmsMeasured, slices: number): ArmsMeasured {
  if (slices === 0) return measured;
  const reason =
    `k6 told of more than ${MAX_SERIES} series of values, so ${slices === 1 ? 'one slice' : `${slices} slices`} could not be ` +
    'followed as a whole, and no verdict is built on the others. Give requests to one route the same `name` tag, and ' +
    'set fewer tags.';
  return { ...measured, head: { ...measured.head, validity: { valid: false, reasons: [reason] } } };
}
