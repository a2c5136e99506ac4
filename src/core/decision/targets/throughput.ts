import { areSlices, pairsOf } from '../../model/recording/pairs.ts';
import type { ArmRecord, Recording } from '../../model/recording/recording.ts';
import type { Series } from '../../model/recording/series.ts';
import { holds, type Target } from '../../model/targets/target.ts';
import { askedRate, askedUsers } from './asked-load.ts';
import { measured, none, REACH, type Reading } from './reading.ts';
import type { Subject, WithBase } from './subject.ts';

type Limit = Pick<Target, 'comparator' | 'limit'>;
type Driven = Pick<Recording, 'arms' | 'duet' | 'windows'> & WithBase;

/**
 * Requests of a series per second. Of one endpoint its share of the iterations was asked for: as many as iterations call on head
 * or, where the same script drove base, on base. Fewer on head may be chance where a script calls now more, now fewer: by Poisson.
 */
export function requestRate(
  target: Limit,
  { series, ofBase }: Pick<Subject, 'series' | 'ofBase'>,
  run: Driven,
): Reading {
  const each = perIteration(series, run.arms.head);
  const most = Math.max(each, run.sameLoad && ofBase ? perIteration(ofBase, run.sameLoad) : 0);
  const asked = askedRate(run);
  return rate(target, run, {
    ...{ value: series.rate, each, metric: 'rps' },
    asked: asked === null ? null : asked * most,
    chance: most > each ? REACH * Math.sqrt(series.requests) : 0,
  });
}

const perIteration = ({ requests }: Pick<Series, 'requests'>, { load: { iterations } }: ArmRecord): number =>
  iterations === 0 ? 0 : requests / iterations;

/** Iterations of the script per second. */
export function iterationRate(target: Limit, run: Driven): Reading {
  const { iterationRate: value } = run.arms.head.load;
  return rate(target, run, { value, each: 1, asked: askedRate(run), metric: 'transactions', chance: 0 });
}

type Rate = {
  readonly value: number;
  /** what one iteration counts for */
  readonly each: number;
  readonly asked: number | null;
  readonly metric: 'rps' | 'transactions';
  /** so many more may have been left out by chance alone */
  readonly chance: number;
};

/**
 * Load that nobody asked for cannot be missed. A rate is counted, and open by one iteration at the edge of each window: what
 * falls short of what was asked for by less was delivered. Where virtual users take what they get, what they reached is known,
 * and what they would not have reached is not.
 */
function rate(target: Limit, run: Driven, { value, each, asked, metric, chance }: Rate): Reading {
  const { load } = run.arms.head;
  const seconds = load.durationMs / 1000;
  if (seconds <= 0) return none({ kind: 'few', what: 'requests', had: 0, takes: 1 });
  const open = (edgesOf(run) * each) / seconds;
  const isShown = holds(value - open, target);
  if (asked === null) {
    return isShown ? measured(value, value - open, value + open) : none({ kind: 'not-asked', metric, asked });
  }
  if (!holds(asked, target)) return none({ kind: 'not-asked', metric, asked });
  const delivered = value < asked && asked <= value + open ? asked : value;
  return measured(delivered, Math.max(value - open, 0), value + Math.hypot(open, chance / seconds));
}

/** How often a load began and ended: slices are of one that goes on. */
function edgesOf({ windows, duet }: Driven): number {
  const pairs = pairsOf(windows);
  return Math.max(areSlices(pairs) ? (duet?.starts ?? 1) : pairs.length, 1);
}

/** Virtual users at once, as the load generator counted them now and then: a peak between two readings is open. */
export function users(target: Limit, run: Driven): Reading {
  const asked = askedUsers(run);
  if (asked === null || !holds(asked.most, target)) {
    return none({ kind: 'not-asked', metric: 'vus', asked: asked?.most ?? null });
  }
  const { maxVus } = run.arms.head.load;
  // A short run may show none.
  if (maxVus === 0) return none({ kind: 'few', what: 'values', had: 0, takes: 1 });
  if (maxVus < asked.seen || maxVus >= asked.most) return measured(maxVus, maxVus, maxVus);
  return measured(asked.most, maxVus, asked.most);
}
