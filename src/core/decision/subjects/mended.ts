import type { FailedShares } from '../../model/decision/compared.ts';
import { COSTS } from '../../model/metric.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { Arm, SubjectStats, WindowValues } from '../../model/recording/window.ts';
import { isOwnKey } from '../../model/subject-key.ts';
import { joined } from '../../statistics/percentiles.ts';
import { isBroken } from './pair-endpoints.ts';

const OF_COSTS: ReadonlySet<string> = new Set(COSTS.map(({ cost }) => cost));

/** Where the others hold this share of the remaining requests, they stand for all of them. */
const COVERED = 0.99;
/** A base that fails by this share of its requests more than head has latencies of another kind. */
const APART = 0.1;

/**
 * The shares of failed requests of a subject that head mends by far: failures take another time than answers, so that
 * nothing can be said of its latencies. null: head mends nothing, or little.
 */
export function mendedShares(pairs: readonly Pair[], subject: string): FailedShares | null {
  const share = (arm: Arm) => {
    const { requests, failed } = totalOf(pairs, arm, subject);
    return failed / Math.max(requests, 1);
  };
  return mendedBy({ base: share('base'), head: share('head') });
}

/** The same from shares that are known; null: head mends nothing, or little. */
export function mendedBy(shares: FailedShares): FailedShares | null {
  const isMended = shares.base - shares.head >= APART && shares.head <= shares.base / 2;
  return isMended ? shares : null;
}

/**
 * The pairs without endpoints that do not work on base and do on head, which count as new, and with the whole of the
 * others: exact percentiles cannot be subtracted, so their distributions are joined. Where some requests belong to no
 * endpoint that is followed, the whole has no latencies, and its failures count all the same.
 */
export function withoutMended(pairs: readonly Pair[]): readonly Pair[] {
  const keys = new Set(pairs.flatMap(({ head }) => Object.keys(head.subjects)));
  const mended = [...keys].filter(
    (key) =>
      key !== 'overall' && isBroken(totalOf(pairs, 'base', key)) && !isBroken(totalOf(pairs, 'head', key)),
  );
  if (mended.length === 0) return pairs;
  return pairs.map((pair) => pairWithout(pair, mended));
}

/** A pair without some endpoints, and with the whole of the others: of a whole run in each of its levels too. */
export function pairWithout(pair: Pair, keys: readonly string[]): Pair {
  const sides = ({ base, head }: { readonly [A in Arm]: WindowValues }) => ({
    base: withoutSubjects(base, keys),
    head: withoutSubjects(head, keys),
  });
  const { run } = pair;
  const levels = run?.levels.map((level) => ({ ...level, ...sides(level) }));
  return { ...pair, ...sides(pair), ...(levels && { run: { ...run, levels } }) };
}

/** Requests of a subject on one arm, and how many of them failed. */
export function totalOf(
  pairs: readonly Pair[],
  arm: Arm,
  key: string,
): Pick<SubjectStats, 'requests' | 'failed'> {
  const seen = pairs.flatMap((pair) => pair[arm].subjects[key] ?? []);
  const sum = (of: 'requests' | 'failed') => seen.reduce((all, one) => all + one[of], 0);
  return { requests: sum('requests'), failed: sum('failed') };
}

/**
 * A round without some endpoints, and with the whole of the others. Where something else is not followed, that has no
 * percentiles, but failures can be subtracted.
 */
function withoutSubjects(round: WindowValues, keys: readonly string[]): WindowValues {
  const { overall, ...endpoints } = round.subjects;
  const kept = Object.entries(endpoints).filter(([key]) => !keys.includes(key));
  const gone = together(keys.flatMap((key) => endpoints[key] ?? []));
  const rest = together(kept.filter(([key]) => !isOwnKey(key)).map(([, values]) => values));
  const whole = overall === undefined ? null : wholeOf(overall, gone, rest);
  // What a request costs was spent on all of them, and tells nothing of the rest.
  const readings = Object.fromEntries(Object.entries(round.readings).filter(([id]) => !OF_COSTS.has(id)));
  return { ...round, readings, subjects: { ...(whole && { overall: whole }), ...Object.fromEntries(kept) } };
}

function wholeOf(overall: SubjectStats, gone: SubjectStats, rest: SubjectStats): SubjectStats | null {
  const requests = overall.requests - gone.requests;
  if (rest.requests >= COVERED * requests) return rest.requests > 0 ? rest : null;
  const failed = Math.max(overall.failed - gone.failed, 0);
  return { requests, failed, failingSeconds: failed === 0 ? [] : overall.failingSeconds, percentiles: null };
}

/** Several endpoints as one. Seconds of different endpoints cannot be laid side by side: the most of one are counted. */
function together(all: readonly SubjectStats[]): SubjectStats {
  const parts = all.flatMap(({ percentiles }) => percentiles ?? []);
  const sum = (of: 'requests' | 'failed') => all.reduce((total, one) => total + one[of], 0);
  const [most = []] = all.map(({ failingSeconds }) => failingSeconds).toSorted((a, b) => b.length - a.length);
  return {
    ...{ requests: sum('requests'), failed: sum('failed'), failingSeconds: most },
    percentiles: parts.length === 0 ? null : joined(parts),
  };
}
