import { ARMS, type Arm, type WindowValues } from '../../../core/model/recording/window.ts';
import type { Driven, SidesDriven, SidesSeen } from '../../../ports/load-generator.ts';
import type { Collector } from '../collect/collector.ts';
import { endpointKey } from '../collect/endpoint-name.ts';
import { wholeKeys } from '../collect/submetrics.ts';
import { percentilesAsked, TREND_STATS } from '../collect/summary.ts';
import { judged, scopeToScript } from '../collect/tags.ts';
import { keep, keysOfWindow, LADDER_STATS, receivedIn, subjectsOf, windowTags } from '../duet/arm.ts';
import { type Barrier, openBarrier } from '../duet/barrier.ts';
import { answeredBy, strayRounds, watchArm } from '../duet/base-url.ts';
import { wholeBegunKeys } from '../duet/begun.ts';
import { driveBoth, GRACE_MS } from '../duet/both-arms.ts';
import type { Arms } from '../duet/chunk.ts';
import { brokenChunk, madeIn, markedIn, type Troubled, troubleOf } from '../duet/chunk-trouble.ts';
import { endpointsOf } from '../duet/finish.ts';
import type { Followed } from '../duet/followed-endpoints.ts';
import { exactKeys } from '../duet/lost-series.ts';
import { wholeUserTimeKeys } from '../duet/user-time.ts';
import { parseDuration } from '../duration.ts';
import { scenariosAt } from '../run/at-address.ts';
import type { K6Exit } from '../run/k6-process.ts';
import { createProcessWatch, type ProcessWatch } from '../run/process-watch.ts';
import { tellSeen } from '../run/progress.ts';
import { baseUrlOf, runSession, type SessionResult } from '../run/session.ts';
import type { Scenarios } from '../script/scenario.ts';
import { wrapperModule } from '../script/wrapper.ts';
import { cutByPush, pushedWindows } from './by-push.ts';
import { type LostSlices, pairsOf } from './common-slices.ts';
import { type Cut, endOfWindow, lengthOfWindow, startOfWindow } from './cut.ts';
import { type EarlyEnd, mayEndEarly } from './end-early.ts';
import { slicesOver } from './seen-slices.ts';
import type { Slices } from './slices.ts';

export type SidesInput = {
  readonly arms: Arms;
  readonly scenarios: Scenarios;
  readonly endpoints: Followed;
  readonly slices: Slices;
  /** what the first slice is called: slices of an earlier run have the numbers before */
  readonly from: number;
  /** how long the load is likely to take, ms */
  readonly totalMs: number;
  /** the longest that it can take by itself, ms */
  readonly mostMs: number;
  /** how long an iteration took when it was tried, ms */
  readonly iterationMs: number;
  /** asked whenever one more slice is over; absent: all of the load is driven */
  readonly isEnough?: ((seen: SidesSeen) => boolean) | undefined;
};

/** What it takes to drive one arm, however its run is cut. */
export type SideInput = Omit<SidesInput, 'slices' | 'iterationMs'> & { readonly slices: Cut };

/** k6's own start and end. */
const MARGIN_MS = 30_000;

/**
 * Drives the script's own scenarios on both arms at once, each by a k6 of its own, to their end or until enough is known.
 * Both clocks start when the last setup() is done. The first slice is not judged: connections are opened and caches filled
 * in it.
 */
export async function driveSides(input: SidesInput): Promise<SidesDriven & LostSlices> {
  const { clock, progress } = input.arms.head.job.setting;
  const reach = { base: watchArm(input.arms.base), head: watchArm(input.arms.head) };
  const barrier = await openBarrier(
    () => clock.now(),
    () => {
      for (const arm of ARMS) reach[arm].begin();
      progress?.tell({ kind: 'load', lengthMs: input.totalMs, from: 0, pairs: 0 });
    },
  );
  const followed = new Set([...input.endpoints.exact, ...input.endpoints.pooled].map(endpointKey));
  const releasedAt = () => barrier.releasedAt();
  const early = mayEndEarly({ ...input, followed, releasedAt }, () => clock.now());
  try {
    const drive = (arm: Arm, halt: AbortSignal) =>
      driveSide(input, arm, barrier, AbortSignal.any([halt, early.signal]));
    const { base, head } = await driveBoth(drive, GRACE_MS);
    const cutAfterMs = cutAfter(early, releasedAt());
    const tookMs = cutAfterMs ?? ranFor([base, head], releasedAt());
    return {
      ...{ ...pairsOf(input, base, head, completeBy(input, early, releasedAt())), cutAfterMs, tookMs },
      trouble: troubleOf({ base, head }),
      astray: strayRounds(
        [base, head].map(({ arm, answered }) => {
          return { arm, answered, baseUrl: baseUrlOf(input.arms[arm].job.setting), watch: reach[arm] };
        }),
      ),
      cpu: cpuOf([base, head], releasedAt(), tookMs),
    };
  } finally {
    early.close();
    input.arms.head.job.setting.forged.count += barrier.refused();
    for (const arm of ARMS) reach[arm].end();
    await barrier.close();
  }
}

const cutAfter = (early: EarlyEnd, releasedAt: number | null): number | null => {
  const cut = early.cut();
  return cut === null || releasedAt === null ? null : cut.at - releasedAt;
};

/** From when an arm was let go to its last iteration's end, ms; 0: there was none. */
export const ranFor = (arms: readonly Pick<SideEnding, 'iteratedAt'>[], releasedAt: number | null): number =>
  releasedAt === null ? 0 : Math.max(0, ...arms.map(({ iteratedAt }) => iteratedAt - releasedAt));

/** How many slices were complete when the load was ended: k6 then breaks off what is under way. */
function completeBy({ slices }: SidesInput, early: EarlyEnd, releasedAt: number | null): number {
  const cut = early.cut();
  if (cut === null || releasedAt === null) return slices.count;
  return slicesOver(slices, releasedAt, cut.at, cut.longestMs);
}

type Windows = ReadonlyMap<number, WindowValues>;

export type SideEnding = Troubled & {
  readonly arm: Arm;
  readonly windows: Windows;
  readonly exit: K6Exit;
  readonly answered: number;
  /** when its last iteration ended, Unix ms */
  readonly iteratedAt: number;
  readonly watch: ProcessWatch;
};

/** What k6 used in so long from the start on, the processes of these arms together; null: not known. */
export function cpuOf(arms: readonly SideEnding[], from: number | null, wallMs: number): Driven['cpu'] {
  if (wallMs <= 0) return null;
  const used = from === null ? [] : arms.map(({ watch }) => watch.cpuMs(from, from + wallMs));
  const known = used.filter((ms) => ms !== null);
  if (known.length < arms.length) return null;
  return { usedMs: known.reduce((sum, ms) => sum + ms, 0), wallMs };
}

/** Drives one arm to the end of its load, from when the barrier lets it go. */
export async function driveSide(
  input: SideInput,
  arm: Arm,
  barrier: Barrier,
  halt: AbortSignal,
): Promise<SideEnding> {
  const { job, collector } = input.arms[arm];
  const { clock } = job.setting;
  const limitMs = input.mostMs + 2 * job.inspected.setupAndTeardownMs + MARGIN_MS;
  const before = seenBy(collector);
  // There was no warm-up to learn the others from.
  const exact = exactKeys(input.endpoints);
  // k6 gives exact values at its end: what looks during the run see of them is read from histograms.
  const { byPush, windows: cut } = input.slices;
  const isPooled = input.isEnough !== undefined || byPush;
  collector.pooled = { has: (key) => isPooled || !exact.has(key) };
  const pushing = {
    ...{ windows: cut, from: input.from, now: () => clock.now(), releasedAt: () => barrier.releasedAt() },
  };
  const pushedAt = byPush ? cutByPush(collector, pushing) : null;
  const watch = createProcessWatch(() => clock.now());
  const result = await runSession(job.setting, {
    module: moduleOf(input, arm, barrier.urlOf(arm)),
    limitMs,
    log: arm === 'head' ? job.log : null,
    summary: true,
    collector,
    watch: (seen) => tellSeen(seen, { progress: job.setting.progress, arm }),
    started: watch.begin,
    ...{ halt, teardownMs: job.inspected.setupAndTeardownMs },
  }).finally(() => {
    watch.end();
    barrier.giveUp();
  });
  collector.rounds.now = null;
  const windows = byPush
    ? pushedWindows(input.slices, input.from, collector, barrier.releasedAt())
    : windowsIn(input, arm, result, barrier.releasedAt());
  const now = seenBy(collector);
  const { dropped, startOf, waited, results } = input.arms[arm];
  const marked = markedIn(results);
  keep(input.arms[arm], result);
  waited.push(barrier.waitedMs(arm));
  for (const [number, { startedAt }] of windows) startOf.set(input.from + number, startedAt);
  dropped.push(now.dropped - before.dropped);
  // A session that outlasts the load never ends.
  const iterations = Math.max(iterationsOf(result), byPush ? 1 : 0);
  return {
    ...{ arm, windows, exit: result.exit, made: madeIn(result), watch, wasMarked: marked.marks > 0 },
    answered: now.answered - before.answered,
    iteratedAt: pushedAt === null ? collector.ends.latest : pushedAt(),
    // What threw is known of the whole run, so the rest has to be of it too.
    trouble: brokenChunk(result, { iterations, requests: now.requests - before.requests }, limitMs, marked),
  };
}

/** What an arm showed so far, in all its runs. */
const seenBy = (collector: Collector) => ({
  answered: answeredBy(collector),
  // Where there are none, times of another kind.
  requests: Math.max(
    collector.overall.requests,
    ...[...collector.endpoints.values()].map(({ group }) => group.requests),
  ),
  dropped: collector.ends.droppedIn(0, Number.POSITIVE_INFINITY),
});

function iterationsOf({ summary }: SessionResult): number {
  const totals = summary?.totals(judged('iterations') ?? '');
  return totals?.kind === 'counter' ? totals.count : 0;
}

/** What each window showed that had ended, by its number. */
function windowsIn(
  { arms, endpoints, slices, from }: SideInput,
  arm: Arm,
  { summary, exit }: SessionResult,
  releasedAt: number | null,
): Windows {
  if (summary === null || releasedAt === null) return new Map();
  const { collector, job } = arms[arm];
  const exact = new Set(endpoints.exact.map(endpointKey));
  const pooled = endpointsOf(collector).filter((endpoint) => !exact.has(endpointKey(endpoint)));
  const isCut = exit.stopped !== null || exit.code === 105;
  const now = job.setting.clock.now();
  const ended = slices.windows.filter((window) => !isCut || releasedAt + endOfWindow(window) <= now);
  const windows = ended.map((window) => {
    const { number, stretches } = window;
    const totals = summary.totals(judged('iterations', windowTags(from + number)) ?? '');
    const iterations = totals?.kind === 'counter' ? totals.count : 0;
    const dropped = stretches.reduce(
      (sum, { startMs, ms }) => sum + collector.ends.droppedIn(releasedAt + startMs, ms),
      0,
    );
    const load = { iterations, dropped, wanted: null, vus: null, exhausted: null };
    const subjects = subjectsOf({ collector, summary, endpoints: { ...endpoints, pooled } }, from + number);
    const time = { startedAt: releasedAt + startOfWindow(window), durationMs: lengthOfWindow(window) };
    const readings = receivedIn(summary, from + number);
    return [number, { ...time, load, subjects, readings }] as const;
  });
  return new Map(windows);
}

function moduleOf(input: SideInput, arm: Arm, barrierUrl: string): string {
  const { job } = input.arms[arm];
  const { script, handleSummary, inspected, setting } = job;
  const { slices, endpoints, from } = input;
  const scenarios = scenariosAt(job, input.scenarios);
  const own = Object.keys(inspected.thresholds);
  const told = own.map(scopeToScript).filter((key) => !own.includes(key));
  const starts = Object.entries(scenarios).map(
    ([name, { startTime }]) => [name, parseDuration(startTime) ?? 0] as const,
  );
  return wrapperModule({
    script,
    scenarios,
    unjudged: [],
    thresholds: Object.fromEntries(own.map((key) => [key, key])),
    submetrics: (slices.byPush ? [] : slices.windows)
      .flatMap(({ number }) => keysOfWindow(from + number, endpoints, baseUrlOf(setting)))
      .concat(judged('iterations') ?? [], wholeKeys(endpoints.exact), told)
      .concat(wholeUserTimeKeys(job.plan), wholeBegunKeys(job.plan)),
    trendStats: [
      ...new Set([
        ...inspected.trendStats,
        ...TREND_STATS,
        ...LADDER_STATS,
        ...percentilesAsked(inspected.thresholds),
      ]),
    ],
    inTurns: {
      ...{ barrierUrl, setupTimeoutMs: 2 * inspected.setupAndTeardownMs, isTold: told.length > 0 },
    },
    ...(!slices.byPush && { slices: { ...slices.marks, from, starts: Object.fromEntries(starts) } }),
    // The other arm's writes the files.
    handleSummary: arm === 'head' ? handleSummary : 'left-out',
  });
}
