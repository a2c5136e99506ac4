import { FEWEST_PAIRS } from '../../core/decision/duet/duet-rule.ts';
import { MOST_PAIRS } from '../../core/decision/duet/duet-stop.ts';
import { rareIn } from '../../core/decision/duet/rare.ts';
import type { SlicesLook } from '../../core/decision/duet/slices-look.ts';
import { ownPairs, tooManyStolen } from '../../core/decision/load/usable-pairs.ts';
import type { AgainWhy, NotWhole } from '../../core/model/decision/whole-fact.ts';
import type { Stop } from '../../core/model/recording/duet.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import { withReadings } from '../../core/readings/windows.ts';
import { runText } from '../../core/words/notes/whole.ts';
import type { SidesDriven, SidesDriver } from '../../ports/load-generator.ts';
import type { Troubles } from '../../ports/trouble.ts';
import type { RunningArms } from './arms/arms.ts';
import { cpuOf, type Rounds } from './drive-rounds.ts';
import { type LooksInput, lookDuring, said } from './look-during.ts';
import { processesOf, readOver } from './processes.ts';
import { resetBoth } from './reset-both.ts';
import { asAstray, deathsOf, isTroubled, NO_TROUBLE, unconfirmed, withDeaths } from './trouble.ts';

/** Runs of the whole load at most, however short it is: each is a start of its own, which takes time beside the load. */
const MOST_RUNS = 12;

type Load = Pick<SidesDriver, 'totalMs' | 'slices'>;

/** Runs that may be driven for want of an answer: a load of few slices again, up to as many pairs as rounds have. */
export const runsForAnswer = ({ slices }: Pick<Load, 'slices'>): number =>
  Math.min(MOST_RUNS, Math.max(1, Math.floor(MOST_PAIRS / Math.max(slices, 1))));

/** Runs that there may be: what looks worse in one is confirmed by a second. */
const mostRuns = (load: Pick<Load, 'slices'>): number => Math.max(runsForAnswer(load), 2);

/** Runs of the whole load that there is time for. */
export const runsWithin = (limitMs: number, load: Load): number =>
  Math.min(mostRuns(load), Math.floor(limitMs / load.totalMs));

/** Why nothing would come of it, however often the load is driven; null: something may. */
export function whyNotWhole(
  load: Load,
  limitMs: number,
  arms: Pick<RunningArms, 'canRestart'>,
): NotWhole | null {
  const seconds = Math.ceil(load.totalMs / 1000);
  if (load.totalMs > limitMs) return { kind: 'too-long', seconds, limitSeconds: limitMs / 1000 };
  const runs = arms.canRestart() ? runsWithin(limitMs, load) : 1;
  const slices = runs * load.slices;
  return slices < FEWEST_PAIRS ? { kind: 'too-short', seconds, runs, slices } : null;
}

export type WholeInput = LooksInput & {
  readonly driver: SidesDriver;
  readonly arms: RunningArms;
  readonly signal: AbortSignal;
};

type IsEnough = Parameters<SidesDriver['drive']>[0];

/**
 * Drives all of the script's load on both arms at once, or as much as a regression takes. What looks worse after one run is
 * confirmed by a second on fresh starts with the ports swapped, and a load that is too short for an answer, of which too few
 * slices show something, or that the machine's host took the CPU from, is driven again, as far as `compare.whole-limit` goes. Where a look during a run ended
 * it for what its exact figures do not show, the next run has no looks. A run that was ended before what a whole one shows is
 * left out, as `judgedOf` has it.
 */
export async function driveWhole(input: WholeInput): Promise<Rounds> {
  const { driver, arms, ports, signal } = input;
  const watch = ports.host.watch(processesOf(arms));
  const mostPairs = Math.max(FEWEST_PAIRS, mostRuns(driver) * driver.slices);
  const runs: SidesDriven[] = [];
  let judged: readonly SidesDriven[] = [];
  let notes: readonly string[] = [];
  let [stop, isClear]: [Stop, boolean] = ['end', false];
  const soFar = (trouble: Troubles): Rounds => ({
    ...readOver(arms, watch, pairsOf(judged)),
    ...{ trouble, cpu: cpuOf(runs), isClear },
    notes: [...notes, ...leftOutNotes(runs, judged), ...cutNotes(driver, stop, runs)],
    // Each run is of starts of its own.
    starts: Math.max(1, judged.length),
    stop: signal.aborted ? 'cancelled' : stop,
    // More than was planned for, where a run took longer than it was likely to.
    mostPairs: Math.max(mostPairs, pairsOf(judged).length),
  });
  /** Where there is an answer that a second start was to confirm. */
  const hasAnswer = () => hasAnswerIn(pairsOf(judged), isClear) && !signal.aborted;
  const unconfirmedBy = (trouble: Troubles): Rounds => {
    const left = unconfirmed(trouble);
    notes = [...notes, ...left.notes];
    return soFar(left.trouble);
  };
  try {
    for (;;) {
      const known = { pairs: pairsOf(judged), starts: judged.length + 1, mostPairs };
      const looks = stop === 'disagreed' ? undefined : lookDuring(input, known, watch);
      const driven = await driveOnce(input, runs.length === 0, looks);
      if (driven.astray !== null) return soFar(asAstray(driven.astray));
      const isBroken = isTroubled(driven.trouble);
      if (isBroken && hasAnswer()) return unconfirmedBy(driven.trouble);
      const run = { ...driven, pairs: withReadings(driven.pairs, watch.samples()) };
      runs.push(run);
      judged = [...judged, run];
      if (isBroken) return soFar(driven.trouble);
      judged = judgedOf(input, judged);
      const after = afterRun(input, { judged, driven: runs.length, mostPairs });
      ({ stop, isClear } = after);
      if (after.why === null || signal.aborted) return soFar(NO_TROUBLE);
      const more = await startAgain(input, after.why, runs);
      notes = [...notes, ...more.notes];
      if (isTroubled(more.trouble)) return hasAnswer() ? unconfirmedBy(more.trouble) : soFar(more.trouble);
      if (!more.isStarted) return soFar(NO_TROUBLE);
    }
  } finally {
    watch.stop();
  }
}

/** That no run went to its end, for the reader; none: one did, or nothing is certain. */
function cutNotes({ slices }: SidesDriver, stop: Stop, runs: readonly SidesDriven[]): readonly string[] {
  if (stop !== 'regressed' || runs.some(isWhole)) return [];
  const most = Math.max(...runs.map(({ pairs }) => pairs.length));
  return [runText({ kind: 'cut', slices: most, of: slices })];
}

/** That runs are not judged, for the reader; none: all of them are. */
function leftOutNotes(runs: readonly SidesDriven[], judged: readonly SidesDriven[]): readonly string[] {
  const slices = runs
    .filter((run) => !judged.includes(run))
    .reduce((sum, { pairs }) => sum + pairs.length, 0);
  return slices === 0 ? [] : [runText({ kind: 'left-out', slices })];
}

const isWhole = ({ cutAfterMs }: SidesDriven): boolean => cutAfterMs === null;

/** Slices of runs, each of starts of its own. */
const pairsOf = (runs: readonly SidesDriven[]): readonly Pair[] =>
  runs.flatMap(({ pairs }, before) =>
    before === 0 ? pairs : pairs.map((pair) => ({ ...pair, start: before + 1 })),
  );

/** All of the load, with both sides' state as it was before the first run. */
async function driveOnce(
  { driver, arms, signal }: WholeInput,
  isFirst: boolean,
  isEnough: IsEnough,
): Promise<SidesDriven> {
  const trouble = await resetBoth(arms, isFirst);
  if (isTroubled(trouble))
    return { pairs: [], trouble, astray: null, cpu: null, cutAfterMs: null, tookMs: 0 };
  const driven = await driver.drive(isEnough);
  return { ...driven, ...withDeaths(driven, signal.aborted ? NO_TROUBLE : deathsOf(arms)) };
}

/**
 * Runs that are judged from here on. A look may have ended one before a level, or an endpoint, that a later run went through:
 * of that there are slices of one start alone, though two were driven, and nothing would ever be called worse. What whole
 * runs show by themselves counts then, and a further start has to confirm it. Where they show nothing worse, all are kept: a
 * run that was ended for a regression is evidence that no pass may be without.
 */
function judgedOf(input: WholeInput, runs: readonly SidesDriven[]): readonly SidesDriven[] {
  const last = runs.at(-1);
  const whole = runs.filter(isWhole);
  if (last === undefined || !isWhole(last) || whole.length === runs.length) return runs;
  // Cancelled, it did not go to its end.
  if (input.signal.aborted) return runs;
  // As the verdict would have it, were this the last run.
  const isWorse = (some: readonly SidesDriven[]) =>
    said(input, { pairs: pairsOf(some), starts: some.length, toCome: 0 }).stop === 'regressed';
  return !isWorse(runs) && isWorse(whole) ? whole : runs;
}

type SoFar = {
  readonly judged: readonly SidesDriven[];
  /** runs, also such as are not judged */
  readonly driven: number;
  readonly mostPairs: number;
};

const hasAnswerIn = (pairs: readonly Pair[], isClear: boolean): boolean =>
  pairs.length >= FEWEST_PAIRS && tooManyStolen(pairs, isClear) === 0;

type After = {
  readonly stop: Stop;
  /** whether what was driven so far gives an answer */
  readonly isClear: boolean;
  /** why one more would tell more; null: it would not */
  readonly why: AgainWhy | null;
};

/** Why the last run ended, and whether another one follows. */
function afterRun(input: WholeInput, soFar: SoFar): After {
  const { judged, driven, mostPairs } = soFar;
  const pairs = pairsOf(judged);
  const isCut = judged.at(-1)?.cutAfterMs != null;
  const mayGoOn = driven < runsForAnswer(input.driver);
  const toCome = isCut || mayGoOn ? Math.max(1, mostPairs - pairs.length) : 0;
  const look = said(input, { pairs, starts: judged.length, toCome });
  // As rounds are stopped for an answer, while more of them might come.
  const answer = toCome > 0 ? look : said(input, { pairs, starts: judged.length, toCome: 1 });
  const isClear = answer.isWorse || answer.stop === 'settled';
  const { length: slices } = pairs;
  if (isCut && !look.isWorse) return { stop: 'disagreed', isClear, why: { kind: 'looks-disagree', slices } };
  const ended = { stop: isCut ? 'regressed' : 'end', isClear } as const;
  const stolen = tooManyStolen(pairs, isClear);
  if (stolen > 0) {
    const why = { kind: 'stolen', slices: stolen, of: slices } as const;
    return { ...ended, why: mayBeLeftAlone(input, judged, driven) ? why : null };
  }
  if (slices >= FEWEST_PAIRS) return { ...ended, why: whyAgain(input, soFar, look) };
  return { ...ended, why: driven < mostRuns(input.driver) ? { kind: 'few-slices', slices } : null };
}

/** Whether another run may have more of the machine: where its host takes most of two, the next would say the same. */
function mayBeLeftAlone({ driver }: WholeInput, judged: readonly SidesDriven[], driven: number): boolean {
  const last = judged.at(-1)?.pairs ?? [];
  return driven < 2 || (driven < mostRuns(driver) && 2 * ownPairs(last).length >= last.length);
}

/** Why a run that gave slices enough is followed by another; null: it is not. */
function whyAgain(input: WholeInput, { judged, driven }: SoFar, look: SlicesLook): AgainWhy | null {
  const pairs = pairsOf(judged);
  if (look.restsOnOneStart) return { kind: 'one-start' };
  if (look.stop === null && driven < runsForAnswer(input.driver)) {
    return { kind: look.isWorse ? 'how-much' : 'open', slices: pairs.length };
  }
  if (look.stop === 'regressed' || driven > 1) return null;
  const known = { starts: judged.length, roundMs: input.driver.sliceMs, toCome: 0 };
  const subject = rareIn({ ...known, pairs, policy: input.config.policy });
  return subject === null ? null : { kind: 'rare', subject };
}

type Again = {
  readonly isStarted: boolean;
  readonly trouble: Troubles;
  readonly notes: readonly string[];
};

async function startAgain(
  { driver, arms, config, ports }: WholeInput,
  why: AgainWhy,
  runs: readonly SidesDriven[],
): Promise<Again> {
  const none = { isStarted: false, trouble: NO_TROUBLE };
  const { wholeLimitMs } = config.compare;
  const tookMs = runs.reduce((sum, run) => sum + run.tookMs, driver.totalMs);
  if (tookMs > wholeLimitMs) {
    const seconds = Math.ceil(tookMs / 1000);
    const limit = { seconds, limitSeconds: wholeLimitMs / 1000 };
    return { ...none, notes: [runText({ kind: 'over-limit', why, runs: runs.length, ...limit })] };
  }
  const trouble = await arms.restart();
  if (trouble === null) return { ...none, notes: [runText({ kind: 'not-restarted', why })] };
  if (isTroubled(trouble)) return { isStarted: false, trouble, notes: [] };
  const { base, head } = { base: arms.base.baseUrl, head: arms.head.baseUrl };
  ports.log.write('info', runText({ kind: 'driven-again', why, baseUrl: base, headUrl: head }));
  await driver.again({ base, head });
  return { isStarted: true, trouble: NO_TROUBLE, notes: [] };
}
