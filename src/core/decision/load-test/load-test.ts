import type { Comparison } from '../../model/judgement/comparison.ts';
import type { LoadTest, MeasuredRequests, OnSides } from '../../model/judgement/load-test.ts';
import { isOfLevel } from '../../model/recording/pairs.ts';
import type { Failure, Series } from '../../model/recording/series.ts';
import { endpointKey, isOwn, subjectKey } from '../../model/subject-key.ts';
import { STATISTICS, type Statistic } from '../../model/targets/target.ts';
import { armDelivery } from '../load/delivery.ts';
import { askedRate, askedUsers } from '../targets/asked-load.ts';
import { readTime } from '../targets/distribution.ts';
import type { TargetsInput } from '../targets/judge-targets.ts';
import { windowsOf } from '../targets/subject.ts';

type Shown = Pick<Comparison, 'subject' | 'metric' | 'base' | 'head'>;

/**
 * Head as a load test, with base's figures beside it. `base`: as a run by itself, where head is it; null: there is none.
 * What `comparisons` show of both sides stands here too, so that one report has one figure.
 */
export function loadTestOf(
  head: TargetsInput,
  base: TargetsInput | null,
  comparisons: readonly Shown[],
): LoadTest {
  const bySubject = Map.groupBy(comparisons, ({ subject }) => subjectKey(subject));
  const bases = new Map(base?.arms.head.endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const sides = (key: string, ofHead: Series, ofBase: Series | undefined): OnSides<MeasuredRequests> => {
    const alone = { head: measured(head, key, ofHead) };
    if (base === null || ofBase === undefined) return alone;
    return asCompared({ ...alone, base: measured(base, key, ofBase) }, bySubject.get(key) ?? []);
  };
  return {
    asked: { rate: askedRate(head), users: askedUsers(head) },
    load: { head: deliveredIn(head), ...(base && { base: deliveredIn(base) }) },
    all: sides('overall', head.arms.head.overall, base?.arms.head.overall),
    endpoints: head.arms.head.endpoints
      .filter((endpoint) => !isOwn(endpoint))
      .map((endpoint) => {
        const { name, method } = endpoint;
        const key = endpointKey(endpoint);
        return { name, method, ...sides(key, endpoint, bases.get(key)) };
      }),
  };
}

const deliveredIn = ({ windows }: TargetsInput) =>
  armDelivery(windows.filter(({ arm, part }) => arm === 'head' && !isOfLevel(part)));

/** In rounds that hold enough requests the geometric mean of theirs, as in every comparison; else of the whole run. */
function measured(run: TargetsInput, key: string, series: Series): MeasuredRequests {
  const { requests, failed, rate, failures } = series;
  const windows = windowsOf(run, key);
  const latency = Object.fromEntries(
    STATISTICS.flatMap((statistic) => {
      const value = readTime(series, windows, statistic);
      return value === null ? [] : [[statistic, value]];
    }),
  );
  return { requests, failed, rate, latency, failures: commonest(failures) };
}

/** Kinds of failures that are kept of an endpoint: an application may answer with any status. */
const MOST_KINDS = 20;

const commonest = (failures: readonly Failure[]): readonly Failure[] =>
  failures.toSorted((a, b) => b.count - a.count).slice(0, MOST_KINDS);

type Both = Required<OnSides<MeasuredRequests>>;

/** Percentiles of both sides as they are compared, where rounds were joined or disturbed ones drawn in. */
function asCompared(sides: Both, comparisons: readonly Shown[]): Both {
  const known = comparisons.flatMap(({ metric, base, head }) => {
    const statistic = STATISTICS.find((one) => one === metric);
    return statistic === undefined || base === null || head === null ? [] : [{ statistic, base, head }];
  });
  const of = (side: keyof Both): MeasuredRequests['latency'] =>
    Object.fromEntries(known.map((one): [Statistic, number] => [one.statistic, one[side]]));
  return {
    head: { ...sides.head, latency: { ...sides.head.latency, ...of('head') } },
    base: { ...sides.base, latency: { ...sides.base.latency, ...of('base') } },
  };
}
