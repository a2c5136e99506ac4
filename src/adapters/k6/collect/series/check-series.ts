import type { CheckWindow } from '../../../../core/model/recording/workload.ts';
import { numeric, ROUND_TAG } from '../tags.ts';

/** A check of the script in one round. */
export type CheckSeries = {
  readonly kind: 'check';
  /** as k6's summary calls it, with its groups */
  readonly name: string;
  readonly round: number;
  /** of its cases in this round that passed so far, 0 … 1; null: none yet */
  share: number | null;
};

/** What k6 pushes of checks: of all cases of a series since its start the share that passed. */
export const CHECKS = 'k6_checks_rate';

/** null: it is no check of a round. */
export function checkIn(metric: string, labels: ReadonlyMap<string, string>): CheckSeries | null {
  const [check, round] = [labels.get('check'), labels.get(ROUND_TAG)];
  if (metric !== CHECKS || check === undefined || round === undefined) return null;
  const group = (labels.get('group') ?? '').replace(/^::/, '');
  return {
    kind: 'check',
    name: `${group === '' ? '' : `${group}::`}${check}`,
    round: numeric(round),
    share: null,
  };
}

/** What of each check failed in each round, as far as k6 pushes it: of all its cases there the share that passed. */
export class ChecksOfRounds {
  private readonly series = new Map<string, CheckSeries[]>();

  add(series: CheckSeries): CheckSeries {
    this.series.set(series.name, [...(this.series.get(series.name) ?? []), series]);
    return series;
  }

  /** In the order of rounds; none: it was made in no round. A check of several scenarios fails as in the mean of them. */
  of(name: string): readonly CheckWindow[] {
    const known = (this.series.get(name) ?? []).filter(({ share }) => share !== null);
    const rounds = [...Map.groupBy(known, ({ round }) => round)].sort(([a], [b]) => a - b);
    return rounds.map(([window, all]) => ({
      window,
      failed: all.reduce((sum, { share }) => sum + 1 - (share ?? 1), 0) / all.length,
    }));
  }
}
