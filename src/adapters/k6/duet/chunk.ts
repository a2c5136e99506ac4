import { slotMs } from '../../../core/decision/duet/round-length.ts';
import type { Pair } from '../../../core/model/recording/pairs.ts';
import { ARMS, type Arm, type WindowValues } from '../../../core/model/recording/window.ts';
import type { Driven, Turns } from '../../../ports/load-generator.ts';
import type { Trouble } from '../../../ports/trouble.ts';
import { Collector } from '../collect/collector.ts';
import { endpointKey } from '../collect/endpoint-name.ts';
import { OVERALL } from '../collect/series/round-groups.ts';
import { percentilesAsked, TREND_STATS } from '../collect/summary.ts';
import { scopeInRounds } from '../collect/tags.ts';
import { scenariosAt } from '../run/at-address.ts';
import type { K6Exit } from '../run/k6-process.ts';
import type { Job } from '../run/prepare.ts';
import { createProcessWatch, type ProcessWatch } from '../run/process-watch.ts';
import { tellSeen } from '../run/progress.ts';
import { baseUrlOf, runSession, type SessionResult } from '../run/session.ts';
import type { Scenarios } from '../script/scenario.ts';
import { type InTurns, wrapperModule } from '../script/wrapper.ts';
import { type ArmJob, keep, LADDER_STATS, readRounds, roundKeys } from './arm.ts';
import { type Barrier, openBarrier } from './barrier.ts';
import { answeredBy, strayRounds, watchArm } from './base-url.ts';
import { driveBoth, GRACE_MS } from './both-arms.ts';
import {
  amountIn,
  brokenChunk,
  madeIn,
  markedIn,
  oftenThrown,
  type Troubled,
  troubleOf,
} from './chunk-trouble.ts';
import type { Followed } from './followed-endpoints.ts';
import { wholePart } from './lost-series.ts';
import { tellTurns } from './tell-turns.ts';
import {
  isLead,
  leadOf,
  loadMsOf,
  type Rounds,
  underLoad,
  type Window,
  windowed,
  windowsOf,
} from './windows.ts';

export type Arms = { readonly [A in Arm]: ArmJob };

/** Both arms with nothing seen yet. */
export const armsOf = ({ base, head }: { readonly [A in Arm]: Job }): Arms => ({
  base: armJob('base', base),
  head: armJob('head', head),
});

function armJob(arm: Arm, job: Job): ArmJob {
  const collector = new Collector(() => job.setting.clock.now());
  return { arm, job, collector, summaries: [], results: [], dropped: [], waited: [], startOf: new Map() };
}

export type ChunkInput = Rounds & {
  readonly arms: Arms;
  readonly scenarios: Scenarios;
  readonly endpoints: Followed;
  /** false: rounds to warm up, with neither the script's thresholds nor its handleSummary() */
  readonly judged: boolean;
  readonly turns?: Turns | undefined;
};

/** `thrown`: the first exception of each arm, where many iterations threw; null: few or none did. */
export type Chunk = Driven & {
  readonly thrown: { readonly [A in Arm]: string | null };
  /** what the processes took beside their rounds: starts, setup(), teardown(); 0 where they never got to them */
  readonly besideMs: number;
};

export type ArmEnding = Troubled & {
  readonly arm: Arm;
  readonly rounds: ReadonlyMap<number, WindowValues>;
  readonly exit: K6Exit;
  /** of many; null: few iterations threw */
  readonly firstThrown: string | null;
  /** requests that got an answer, whatever it was */
  readonly answered: number;
  readonly watch: ProcessWatch;
};

const NOT_TOGETHER: Trouble = {
  text: 'Base and head did not start together.',
  ...{ kind: 'not-together', said: null },
};
/** k6's own start and end, and a graceful stop. */
const MARGIN_MS = 40_000;

/**
 * Drives some pairs of rounds: one k6 process per arm, whose rounds fill each other's gaps or are at the same time.
 * Both clocks start when the last setup() is done.
 */
export async function driveChunk(input: ChunkInput): Promise<Chunk> {
  const { clock, progress } = input.arms.head.job.setting;
  const began = clock.now();
  const reach = { base: watchArm(input.arms.base), head: watchArm(input.arms.head) };
  const telling = tellTurns(input, clock, input.turns);
  const barrier = await openBarrier(
    () => clock.now(),
    () => {
      telling.begin();
      for (const arm of ARMS) reach[arm].begin();
      if (!input.judged) return;
      const { from, firsts } = input;
      progress?.tell({ kind: 'load', lengthMs: loadMsOf(input), from, pairs: firsts.length });
    },
  );
  try {
    const { base, head } = await driveBoth(
      (arm, halt) => driveArm(input, arm, barrier, halt),
      graceOf(input),
    );
    const pairs = input.firsts.flatMap((first, index): readonly Pair[] => {
      const number = input.from + index;
      const [ofBase, ofHead] = [base.rounds.get(number), head.rounds.get(number)];
      return ofBase && ofHead ? wholePart({ first, base: ofBase, head: ofHead }, input, [number]) : [];
    });
    return {
      pairs,
      trouble: troubleOf({ base, head }),
      astray: strayRounds(
        [base, head].map(({ arm, answered }) => {
          return { arm, answered, baseUrl: baseUrlOf(input.arms[arm].job.setting), watch: reach[arm] };
        }),
      ),
      cpu: cpuOf([base, head], barrier.releasedAt(), loadMsOf(input)),
      thrown: { base: base.firstThrown, head: head.firstThrown },
      besideMs: barrier.releasedAt() === null ? 0 : Math.max(0, clock.now() - began - loadMsOf(input)),
    };
  } finally {
    input.arms.head.job.setting.forged.count += barrier.refused();
    for (const arm of ARMS) reach[arm].end();
    telling.end();
    await barrier.close();
  }
}

/** From the first round on: what k6 does before is no load. */
function cpuOf(arms: readonly ArmEnding[], from: number | null, wallMs: number): Driven['cpu'] {
  const used = from === null ? [] : arms.map(({ watch }) => watch.cpuMs(from, from + wallMs));
  const known = used.filter((ms) => ms !== null);
  if (known.length < arms.length) return null;
  return { usedMs: known.reduce((sum, ms) => sum + ms, 0), wallMs };
}

/** Until the other arm's next round is over: before it, it can come to nothing. */
const graceOf = ({ roundMs, entering }: ChunkInput): number =>
  GRACE_MS + 2 * slotMs(roundMs, leadOf(entering));

async function driveArm(
  input: ChunkInput,
  arm: Arm,
  barrier: Barrier,
  halt: AbortSignal,
): Promise<ArmEnding> {
  const { job, collector } = input.arms[arm];
  const windows = windowsOf(arm, input);
  const limitMs = loadMsOf(input) + 2 * job.inspected.setupAndTeardownMs + MARGIN_MS;
  const before = answeredBy(collector);
  collector.pooled = new Set([
    ...input.endpoints.pooled.map(endpointKey),
    ...(input.endpoints.protocol === 'both' ? [OVERALL] : []),
  ]);
  const watch = createProcessWatch(() => job.setting.clock.now());
  const result = await runSession(job.setting, {
    module: moduleOf(input, arm, windows, barrier.urlOf(arm)),
    limitMs,
    log: input.judged ? job.log : null,
    summary: true,
    collector,
    started: watch.begin,
    watch: (seen) => {
      const isWhole = underLoad(windows, input.roundMs, () => barrier.releasedAt());
      return tellSeen(seen, { progress: job.setting.progress, arm, isWhole });
    },
    halt,
  }).finally(() => {
    watch.end();
    barrier.giveUp();
  });
  const answered = answeredBy(collector) - before;
  return {
    arm,
    answered,
    watch,
    ...endingOf(input, arm, { result, windows, releasedAt: barrier.releasedAt(), limitMs }),
  };
}

type Ended = {
  readonly result: SessionResult;
  readonly windows: readonly Window[];
  readonly releasedAt: number | null;
  readonly limitMs: number;
};

/** What an arm's process showed, kept with the arm where it is judged. */
function endingOf(
  input: ChunkInput,
  arm: Arm,
  { result, windows, releasedAt, limitMs }: Ended,
): Omit<ArmEnding, 'arm' | 'answered' | 'watch'> {
  const { endpoints, arms } = input;
  const { collector, dropped, startOf } = arms[arm];
  const { summary } = result;
  const exhausted = [...result.heard.exhausted].some((scenario) => !isLead(scenario));
  const { targetRate, minIterationMs } = arms[arm].job.plan;
  const rounds =
    summary === null || releasedAt === null
      ? new Map<number, WindowValues>()
      : complete(
          readRounds({
            ...{ collector, summary, windows, cut: input, endpoints },
            ...{ releasedAt, minIterationMs, targetRate, exhausted },
          }),
          result,
          input,
        );
  const marked = markedIn(arms[arm].results);
  if (input.judged) {
    keep(arms[arm], result);
    dropped.push([...rounds.values()].reduce((sum, round) => sum + round.load.dropped, 0));
    for (const [number, { startedAt }] of rounds) startOf.set(number, startedAt);
  }
  const trouble = brokenChunk(result, amountIn([...rounds.values()]), limitMs, marked);
  const unmet = releasedAt === null && trouble.length === 0 && result.exit.stopped !== 'other-arm';
  return {
    rounds,
    exit: result.exit,
    trouble: unmet ? [NOT_TOGETHER] : trouble,
    made: madeIn(result),
    wasMarked: marked.marks > 0,
    firstThrown: oftenThrown(result, [...rounds.values()]),
  };
}

/** A run that was stopped keeps the rounds that had ended. */
function complete(
  rounds: ReadonlyMap<number, WindowValues>,
  { exit }: SessionResult,
  { roundMs, arms }: ChunkInput,
): ReadonlyMap<number, WindowValues> {
  if (exit.stopped === null && exit.code !== 105) return rounds;
  const now = arms.head.job.setting.clock.now();
  return new Map([...rounds].filter(([, { startedAt }]) => startedAt + roundMs <= now));
}

function moduleOf(input: ChunkInput, arm: Arm, windows: readonly Window[], barrierUrl: string): string {
  const { job } = input.arms[arm];
  const { script, handleSummary, inspected } = job;
  const scenarios = windowed({ ...input, scenarios: scenariosAt(job, input.scenarios) }, windows);
  const thresholds = input.judged
    ? Object.fromEntries(Object.keys(inspected.thresholds).map((key) => [key, scopeInRounds(key)]))
    : null;
  const inTurns: InTurns = {
    barrierUrl,
    setupTimeoutMs: 2 * inspected.setupAndTeardownMs,
  };
  return wrapperModule({
    script,
    scenarios,
    unjudged: Object.keys(scenarios).filter(isLead),
    thresholds,
    submetrics: roundKeys({ windows, cut: input, endpoints: input.endpoints }, baseUrlOf(job.setting)),
    trendStats: [
      ...new Set([
        ...inspected.trendStats,
        ...TREND_STATS,
        ...LADDER_STATS,
        ...percentilesAsked(inspected.thresholds),
      ]),
    ],
    inTurns,
    // The other arm's writes the files.
    handleSummary: input.judged && arm === 'head' ? handleSummary : 'left-out',
  });
}
