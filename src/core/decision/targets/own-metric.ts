import type { Unit } from '../../model/metric.ts';
import type { OwnKind } from '../../model/own-kind.ts';
import type { Recording } from '../../model/recording/recording.ts';
import type { Endpoint } from '../../model/recording/series.ts';
import { isOwn, ownKindOf } from '../../model/subject-key.ts';
import type { Unmeasured } from '../../model/targets/found-target.ts';
import { isCeiling, type Statistic, type Target } from '../../model/targets/target.ts';
import { distributionOf, FEWEST } from './distribution.ts';
import { measured, none, REACH, type Reading } from './reading.ts';
import { shareOf } from './share.ts';
import { windowsOf } from './subject.ts';

/** What holds values of the unit that a limit is written in. */
const KIND: Readonly<Record<Unit, OwnKind>> = {
  ms: 'Trend',
  plain: 'Value',
  ratio: 'Rate',
  'per-second': 'Counter',
  bytes: 'Value',
};

/** A metric of the script's own, by its name. */
export function ownMetric(target: Target, run: Pick<Recording, 'arms' | 'windows'>): Reading {
  const { head } = run.arms;
  const { name = '', unit, statistic } = target;
  const own = head.endpoints.filter(isOwn);
  const series = own.find((one) => one.name === name);
  if (series === undefined) {
    return none({ kind: 'no-metric', name, known: own.map((one) => one.name) });
  }
  const is = ownKindOf(series);
  if (is !== null && is !== KIND[unit]) return none({ kind: 'other-kind', name, is });
  if (statistic !== undefined) {
    const found = distributionOf(series, windowsOf(run, `${is} ${name}`), statistic, 'values');
    const isOfRounds = found.kind === 'none' && series.duration === null && series.requests > 0;
    return isOfRounds ? none(ofRounds(statistic)) : found;
  }
  return unit === 'ratio' ? trueShare(target, series) : counted(series, head.load.durationMs / 1000);
}

/** Of values that are no times, rounds hold percentiles, and nothing holds those of all rounds together. */
const ofRounds = (statistic: Statistic): Unmeasured => ({
  kind: 'rounds-alone',
  takes: statistic === 'avg' ? null : FEWEST[statistic],
});

function trueShare(target: Target, { requests, trues = 0 }: Endpoint): Reading {
  return shareOf(target, isCeiling(target) ? trues : requests - trues, requests, 'values');
}

/** By Poisson: √k of k events. */
function counted({ requests, rate }: Endpoint, seconds: number): Reading {
  if (seconds <= 0) return none({ kind: 'few', what: 'values', had: 0, takes: 1 });
  const open = (REACH * Math.sqrt(Math.max(requests, 1))) / seconds;
  return measured(rate, Math.max(rate - open, 0), rate + open);
}
