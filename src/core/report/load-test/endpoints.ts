import { isNamed } from '../../baseline/acceptances.ts';
import type { LoadTest, MeasuredRequests, TestedEndpoint } from '../../model/judgement/load-test.ts';
import { quantity, spanText } from '../../model/quantity.ts';
import { endpointKey } from '../../model/subject-key.ts';
import { isCeiling, type Statistic, type Target } from '../../model/targets/target.ts';
import { countText } from '../../words/load-test/counts.ts';
import { SPEEDS, type Speed, speedCounts, speedsText } from '../../words/load-test/speed.ts';

/** Response times that stand in a table of head alone, from left to right. */
export const SHOWN: readonly Statistic[] = ['avg', 'p50', 'p95', 'p99'];

/** And in one of both sides, which is wide: the comparisons show the others. */
export const SHOWN_OF_BOTH: readonly Statistic[] = ['avg', 'p95'];

/** A response time: head's, and both sides where base has one. Empty: too few requests for it. */
export type TimeCell = { readonly head: string; readonly both: string };

export type SpeedRow = {
  /** null: no target says what is slow, or too few requests were made to say it */
  readonly speed: Speed | null;
  /** the time that says so, or by which it is ranked: "p95 251 ms" */
  readonly figure: string;
  /** from 1, the slowest */
  readonly rank: number;
  readonly name: string;
  readonly times: { readonly [S in Statistic]?: TimeCell };
  readonly rate: string;
  /** "144 (19.9 %)" of its requests; empty: none failed */
  readonly failed: string;
};

export type EndpointSpeeds = {
  /** what the words mean, or that it is a ranking, a sentence */
  readonly how: string;
  /** "1 very slow (GET orders p95 251 ms), 4 fast"; empty: it is a ranking */
  readonly counts: string;
  /** whether some of them has times on base too */
  readonly areOfBoth: boolean;
  readonly rows: readonly SpeedRow[];
};

type Ranked = {
  readonly endpoint: TestedEndpoint;
  /** what it is ranked by */
  readonly statistic: Statistic;
  /** null: too few requests were made for it */
  readonly value: number | null;
  /** targets that it is held to; empty: there is none, or too few requests were made for all of them */
  readonly held: readonly Target[];
  /** how much of its target the worst of its times is; null: it is held to none */
  readonly share: number | null;
};

/** The endpoints, the slowest first: by their targets where there are any, else by rank. */
export function endpointSpeeds({ endpoints }: LoadTest, targets: readonly Target[]): EndpointSpeeds | null {
  if (endpoints.length === 0) return null;
  const ranking = endpoints.every(isKnown('p95')) || !endpoints.some(isKnown('p50')) ? 'p95' : 'p50';
  const ranked = endpoints.map((endpoint) => rankedBy(endpoint, heldTo(endpoint, targets), ranking));
  const isByTarget = ranked.some(({ share }) => share !== null);
  const sorted = ranked.toSorted(isByTarget ? byShare : byValue);
  const held = new Set(ranked.flatMap(({ held }) => held));
  return {
    how: speedsText(
      targets.filter((target) => held.has(target)).map(({ text }) => text),
      ranking,
    ),
    counts: isByTarget ? speedCounts(sorted.map(sped)) : '',
    areOfBoth: endpoints.some(({ base }) => base !== undefined),
    rows: sorted.map(rowOf),
  };
}

const isKnown =
  (statistic: Statistic) =>
  ({ head }: TestedEndpoint): boolean =>
    head.latency[statistic] !== undefined;

/** The endpoint's own targets for response times, else those of all requests, as far as it has the figures. */
function heldTo(endpoint: TestedEndpoint, targets: readonly Target[]): readonly Target[] {
  const times = targets.filter(
    (target) =>
      target.metric === 'latency' && isCeiling(target) && isKnown(target.statistic ?? 'p95')(endpoint),
  );
  const own = times.filter(({ of }) => of.kind === 'endpoint' && isNamed(of.name, endpointKey(endpoint)));
  return own.length > 0 ? own : times.filter(({ of }) => of.kind === 'overall');
}

function rankedBy(endpoint: TestedEndpoint, held: readonly Target[], ranking: Statistic): Ranked {
  const timeOf = (statistic: Statistic) => endpoint.head.latency[statistic] ?? null;
  const [worst] = held
    .map(({ statistic = 'p95', limit }) => ({ statistic, share: (timeOf(statistic) ?? 0) / limit }))
    .toSorted((a, b) => b.share - a.share);
  const statistic = worst?.statistic ?? ranking;
  return { endpoint, statistic, value: timeOf(statistic), held, share: worst?.share ?? null };
}

const byShare = (a: Ranked, b: Ranked): number => (b.share ?? -1) - (a.share ?? -1);
const byValue = (a: Ranked, b: Ranked): number => (b.value ?? -1) - (a.value ?? -1);

/** From so many times its target on an endpoint is very slow. */
const VERY = 2;

function speedOf(share: number | null): Speed | null {
  const [verySlow, slow, fast] = SPEEDS;
  if (share === null) return null;
  return share > VERY ? verySlow : share > 1 ? slow : fast;
}

const sped = ({ endpoint, statistic, value, share }: Ranked) => ({
  ...{ name: endpointKey(endpoint), speed: speedOf(share) },
  figure: `${statistic} ${quantity(value, 'ms')}`,
});

function rowOf(ranked: Ranked, index: number): SpeedRow {
  const { head, base } = ranked.endpoint;
  const { failed, requests } = head;
  return {
    ...{ ...sped(ranked), rank: index + 1 },
    times: Object.fromEntries(SHOWN.map((statistic) => [statistic, cellOf(statistic, head, base)])),
    rate: quantity(head.rate, 'per-second'),
    failed: failed === 0 ? '' : countText(failed, requests),
  };
}

function cellOf(statistic: Statistic, head: MeasuredRequests, base: MeasuredRequests | undefined): TimeCell {
  const [after, before] = [head.latency[statistic], base?.latency[statistic]];
  if (after === undefined) return { head: '', both: '' };
  const alone = quantity(after, 'ms');
  return { head: alone, both: before === undefined ? alone : spanText(before, after, 'ms') };
}
