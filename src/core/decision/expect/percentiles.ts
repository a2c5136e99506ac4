import { definitionOf, PERCENTILES } from '../../model/metric.ts';
import type { HeldLevel } from '../../model/recording/duet.ts';
import type { ExpectedPercentile, ExpectedWindow } from '../../model/script-check.ts';
import { MOST_JOINED, requestsFor } from '../duet/differences/pair-differences.ts';
import { FEWEST_PAIRS } from '../duet/duet-rule.ts';
import { LONGEST_MS, roundLength } from '../duet/round-length.ts';

export type Expecting = {
  readonly window: ExpectedWindow;
  /** in a window of one side, of all endpoints together and of this one */
  readonly all: number;
  readonly own: number;
  /** the levels that windows are driven at; none: they change */
  readonly levels: readonly HeldLevel[];
};

/** For each percentile whether so many requests are enough, by the rules of duet and of stored runs, and what would be. */
export function expectedPercentiles(expecting: Expecting): readonly ExpectedPercentile[] {
  const { window, own, levels } = expecting;
  const [only] = levels.length === 1 ? levels : [];
  const ofRequests = PERCENTILES.filter(({ of }) => of.includes('requests'));
  return ofRequests.map(({ id, quantile }) => {
    const takes = window.kind === 'run' ? definitionOf(id).fewest : requestsFor(quantile);
    const size = Math.ceil(takes / Math.max(own, 1));
    const windows = window.kind === 'run' ? 1 : windowsFor(size, window);
    const most = window.kind === 'run' ? 1 : Math.min(MOST_JOINED, window.perStart ?? MOST_JOINED);
    const isEnough = own >= takes || size <= 1;
    const state = size > most || windows > window.most ? 'too-few' : isEnough ? 'judged' : 'joined';
    const times = state === 'judged' || own >= takes || own <= 0 ? null : factorFor(expecting, takes);
    const level = times === null || only === undefined ? null : raised(only, times);
    return { metric: id, state, windows: size > most ? 0 : windows, takes, times, level };
  });
}

/** How many windows four values take that are each read from `size` of them. */
function windowsFor(size: number, { perStart = Number.POSITIVE_INFINITY }: ExpectedWindow): number {
  const all = FEWEST_PAIRS * size;
  if (all <= perStart || size > perStart) return all;
  return Math.ceil(FEWEST_PAIRS / Math.floor(perStart / size)) * perStart;
}

/** How many times the load it takes for `takes` requests in a window. Rounds get shorter where there are more. */
function factorFor({ window, all, own }: Expecting, takes: number): number {
  if (window.kind !== 'round') return takes / own;
  const needed = (takes * all) / own;
  const now = all / window.ms;
  const lengths = Array.from({ length: LONGEST_MS / 1000 }, (_, index) => (index + 1) * 1000);
  const fitting = lengths.filter((ms) => {
    const length = roundLength((1000 * needed) / ms, 0);
    return length.ok && length.ms >= ms;
  });
  return Math.min(...fitting.map((ms) => needed / ms / now));
}

/** Two digits, as nobody sets 13.37/s; users are whole. */
function raised({ level, ...rest }: HeldLevel, factor: number): HeldLevel {
  const exact = level * factor;
  const step = rest.unit === 'vus' ? 1 : 10 ** (Math.floor(Math.log10(exact)) - 1);
  return { ...rest, level: Number((Math.ceil(exact / step - 1e-9) * step).toPrecision(6)) };
}
