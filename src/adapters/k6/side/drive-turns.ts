import { sum } from 'simple-statistics';
import type { LevelOfRun, Pair } from '../../../core/model/recording/pairs.ts';
import { type Arm, otherArm, type WindowValues } from '../../../core/model/recording/window.ts';
import type { Driven } from '../../../ports/load-generator.ts';
import type { ArmJob } from '../duet/arm.ts';
import { openBarrier } from '../duet/barrier.ts';
import { type Reached, strayRounds, watchArm } from '../duet/base-url.ts';
import { troubleOf } from '../duet/chunk-trouble.ts';
import { wholePart } from '../duet/lost-series.ts';
import { isWhole } from '../run/outcome.ts';
import { baseUrlOf } from '../run/session.ts';
import { endOfWindow } from './cut.ts';
import { cpuOf, driveSide, ranFor, type SideEnding, type SideInput } from './drive-sides.ts';
import type { RunCut } from './run-windows.ts';
import { wholeOf } from './whole-run.ts';

export type TurnInput = Omit<SideInput, 'slices'> & {
  readonly cut: RunCut;
  /** pairs of runs before this one */
  readonly pair: number;
};

/**
 * Drives the script's own scenarios once on each arm, `first` before the other, to their end. Where one breaks, the other
 * is driven all the same: what both do is neither's fault.
 */
export async function driveTurn(input: TurnInput, first: Arm): Promise<Driven & TookTime> {
  const before = await driveRun(input, first, input.pair);
  const isCancelled = before.ending.exit.stopped === 'cancelled';
  const after = isCancelled ? null : await driveRun(input, otherArm(first), input.pair + 0.5);
  const runs = after === null ? [before] : [before, after];
  const ending = (arm: Arm) => runs.find((run) => run.ending.arm === arm)?.ending ?? NOT_DRIVEN;
  const pair = pairOf(input, first, runs);
  return {
    pairs: pair === null ? [] : wholePart(pair, input, roundsOf(input), input.cut.byPush),
    trouble: troubleOf({ base: ending('base'), head: ending('head') }),
    astray: strayRounds(runs.map(({ reached }) => reached)),
    cpu: added(runs),
    tookMs: sum(runs.map((run) => run.tookMs)),
  };
}

/** `tookMs`: how long there was load, of both runs together, ms */
export type TookTime = { readonly tookMs: number };

const NOT_DRIVEN = { exit: null, trouble: [], made: null };

type Run = {
  readonly ending: SideEnding;
  readonly reached: Reached;
  readonly cpu: Driven['cpu'];
  readonly tookMs: number;
  /** null: it was not driven to its end */
  readonly seen: Seen | null;
};

type Seen = { readonly whole: WindowValues; readonly levels: ReadonlyMap<number | null, WindowValues> };

/** `from`: pairs before it; half of one where the other's run was. */
async function driveRun({ cut, ...input }: TurnInput, arm: Arm, from: number): Promise<Run> {
  const own = input.arms[arm];
  const { clock, progress } = own.job.setting;
  const watch = watchArm(own);
  const barrier = await openBarrier(
    () => clock.now(),
    () => {
      watch.begin();
      progress?.tell({ kind: 'load', lengthMs: input.totalMs, from, pairs: 0.5 });
    },
    1,
  );
  try {
    const ending = await driveSide({ ...input, slices: cut }, arm, barrier, new AbortController().signal);
    const baseUrl = baseUrlOf(own.job.setting);
    const tookMs = ranFor([ending], barrier.releasedAt());
    return {
      ...{ ending, tookMs },
      reached: { arm, answered: ending.answered, baseUrl, watch },
      cpu: cpuOf([ending], barrier.releasedAt(), tookMs),
      seen: seenIn(cut, input.from, own, ending),
    };
  } finally {
    own.job.setting.forged.count += barrier.refused();
    watch.end();
    await barrier.close();
  }
}

/** All of a run that came to its end, and the levels in it that are judged by themselves. */
function seenIn(cut: RunCut, from: number, { collector }: ArmJob, ending: SideEnding): Seen | null {
  const { windows, exit, iteratedAt } = ending;
  const all = cut.windows.flatMap(({ number }) => windows.get(number) ?? []);
  if (!isWhole(exit) || all.length === 0 || all.length < cut.windows.length) return null;
  const begun = Math.min(...all.map(({ startedAt }) => startedAt));
  // Where iterations decide, it is over before the longest that it could have taken.
  const longest = Math.max(...cut.windows.map(endOfWindow)) - Math.min(...cut.windows.map(startOf));
  const durationMs = Math.min(longest, Math.max(iteratedAt - begun, 1));
  const failing = (key: string | null) =>
    collector.failing.of(
      cut.windows.map(({ number }) => from + number),
      key,
    );
  const levels = [...cut.levelOf].flatMap(([number, level]) => {
    const window = windows.get(number);
    return window === undefined ? [] : [[level, shortened(window, durationMs)] as const];
  });
  return { whole: { ...wholeOf(all, failing), startedAt: begun, durationMs }, levels: new Map(levels) };
}

const roundsOf = ({ cut, from }: TurnInput): readonly number[] =>
  cut.windows.map(({ number }) => from + number);

const startOf = ({ stretches: [first] }: RunCut['windows'][number]): number => first?.startMs ?? 0;

const shortened = (window: WindowValues, durationMs: number): WindowValues => ({
  ...window,
  durationMs: Math.min(window.durationMs, durationMs),
});

function pairOf({ cut }: TurnInput, first: Arm, runs: readonly Run[]): Pair | null {
  const of = (arm: Arm) => runs.find(({ ending }) => ending.arm === arm)?.seen ?? null;
  const [base, head] = [of('base'), of('head')];
  if (base === null || head === null) return null;
  const levels = [...cut.levelOf.values()].flatMap((level): readonly LevelOfRun[] => {
    const [ofBase, ofHead] = [base.levels.get(level), head.levels.get(level)];
    return ofBase === undefined || ofHead === undefined ? [] : [{ level, base: ofBase, head: ofHead }];
  });
  return { first, base: base.whole, head: head.whole, run: { levels } };
}

function added(runs: readonly Run[]): Driven['cpu'] {
  const known = runs.flatMap(({ cpu }) => cpu ?? []);
  if (known.length < runs.length) return null;
  return {
    usedMs: known.reduce((sum, { usedMs }) => sum + usedMs, 0),
    wallMs: known.reduce((sum, { wallMs }) => sum + wallMs, 0),
  };
}
