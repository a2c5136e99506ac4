import type { Config } from '../../core/config/config.ts';
import { FEWEST_PAIRS } from '../../core/decision/duet/duet-rule.ts';
import {
  isWorse,
  MOST_PAIRS,
  pairsToCome,
  restsOnOneStart,
  stopOf,
} from '../../core/decision/duet/duet-stop.ts';
import { judgePairs } from '../../core/decision/duet/judge-pairs.ts';
import { pairsInput } from '../../core/decision/duet/pairs-input.ts';
import { shownSides } from '../../core/decision/duet/shown-sides.ts';
import { acceptedOverload } from '../../core/decision/load/overload.ts';
import { pairsInstead, usablePairs } from '../../core/decision/load/usable-pairs.ts';
import { definitionOf } from '../../core/model/metric.ts';
import type { Counted } from '../../core/model/progress/fact.ts';
import { changeText, quantity } from '../../core/model/quantity.ts';
import type { Stop } from '../../core/model/recording/duet.ts';
import type { Pair } from '../../core/model/recording/pairs.ts';
import type { Arm } from '../../core/model/recording/window.ts';
import { withReadings } from '../../core/readings/windows.ts';
import { seeded } from '../../core/statistics/random.ts';
import { noteText } from '../../core/words/note.ts';
import type { Driven, DuetDriver, Turns } from '../../ports/load-generator.ts';
import type { Troubles } from '../../ports/trouble.ts';
import type { Ports } from '../ports.ts';
import { acceptedNow } from './accepted-now.ts';
import type { RunningArms } from './arms/arms.ts';
import { BaseError } from './arms/base-side.ts';
import { halfTime, type Seen } from './half-time.ts';
import { type EvidenceOfArms, processesOf, readOver } from './processes.ts';
import { asAstray, deathsOf, isTroubled, NO_TROUBLE, notReset, withDeaths } from './trouble.ts';

/** Pairs after which it is looked at the first time, and after which again. */
const MORE_PAIRS = 2;

export type RoundsInput = {
  readonly driver: DuetDriver;
  readonly arms: RunningArms;
  readonly config: Pick<Config, 'compare' | 'gate' | 'policy'>;
  readonly ports: Pick<Ports, 'clock' | 'host' | 'log' | 'progress'>;
  readonly signal: AbortSignal;
  readonly seed: number;
  /** told of each round; absent: nobody wants to know */
  readonly turns?: Turns;
};

/** `cpu` is of all rounds together. */
export type Rounds = Pick<Driven, 'cpu'> & {
  readonly pairs: readonly Pair[];
  readonly stop: Stop;
  /** server starts per arm */
  readonly starts: number;
  readonly mostPairs: number;
  /** for the reader: that more rounds were driven than the answer took */
  readonly notes: readonly string[];
  /** of all of a load: whether it has an answer; absent: `stop` says so */
  readonly isClear?: boolean;
  /** what ended the rounds early; none: nothing did */
  readonly trouble: Troubles;
  /** what the arms' processes were like; absent: not known */
  readonly processes?: EvidenceOfArms;
};

/**
 * Drives pairs of rounds until the answer is clear or the budget spent. Where the machine's host took CPU time from too many of
 * them for any answer, a few more follow.
 */
export async function driveRounds(input: RoundsInput): Promise<Rounds> {
  const { driver, arms, config, ports, signal } = input;
  let mostPairs = pairsWithin(config.compare.budgetSeconds, driver.roundMs);
  const watch = ports.host.watch(processesOf(arms));
  const inTime = openTime(input);
  const chunks: Driven[] = [];
  let pairs: readonly Pair[] = [];
  let [starts, repeated] = [1, false];
  let stop: Stop | null = null;
  let notes: readonly string[] = [];
  const soFar = (trouble: Troubles): Rounds => {
    const how = { stop: stop ?? endOf(signal), starts, mostPairs, notes, trouble };
    return { ...how, ...readOver(arms, watch, pairs), cpu: cpuOf(chunks) };
  };
  try {
    while (stop === null && !signal.aborted) {
      tellPairs(ports, { over: pairs.length, most: mostPairs, looks: chunks.length });
      const { driven, again } = await driveGroup(input, pairs.length, mostPairs, !repeated);
      const { astray, trouble } = driven;
      repeated ||= again;
      if (astray !== null) return soFar(asAstray(astray));
      chunks.push(driven);
      const ofGroup = withReadings(driven.pairs, watch.samples());
      pairs = [...pairs, ...placed(ofGroup, starts, chunks.length)];
      if (isTroubled(trouble)) return soFar(trouble);
      if (pairs.length === mostPairs) mostPairs += pairsInstead(pairs);
      const unsteady = unusable(pairs, mostPairs);
      if (unsteady !== null && notes.length === 0) notes = drivenOn(input, pairs.length, unsteady);
      const seen = look(input, pairs, { mostPairs, starts, unsteady: unsteady !== null });
      stop = signal.aborted ? cutShort(seen) : seen.stop;
      ({ stop, notes } = inTime({ stop, notes }, pairs.length, seen));
      const isEarly = starts === 1 && pairs.length <= FEWEST_PAIRS && !signal.aborted;
      // Where time is over none is left for a second start either.
      if (!isEarly || stop === 'budget' || (stop !== null && !seen.restsOnOneStart)) continue;
      const half = await halfTime(input, seen);
      starts += half.starts;
      notes = [...notes, ...half.notes];
      // What a second start was to confirm, a cancelled run has not confirmed.
      stop = half.starts > 0 || signal.aborted ? null : half.isUnconfirmed ? (stop ?? 'regressed') : stop;
      if (isTroubled(half.trouble)) return soFar(half.trouble);
    }
    return soFar(NO_TROUBLE);
  } catch (thrown) {
    // A reset that fails since the application is no more.
    if (!(thrown instanceof BaseError) || arms.base.died() === null) throw thrown;
    return soFar(notReset(thrown));
  } finally {
    watch.stop();
  }
}

const endOf = (signal: AbortSignal): Stop => (signal.aborted ? 'cancelled' : 'budget');

/** Cancelled before a second start could confirm it, it is no regression yet. */
const cutShort = ({ stop, isWorse, restsOnOneStart }: Seen): Stop | null =>
  restsOnOneStart ? null : isWorse ? 'regressed' : stop;

const tellPairs = ({ progress }: RoundsInput['ports'], counted: Omit<Counted, 'of'>): void =>
  progress?.tell({ kind: 'pairs', of: 'round', ...counted });

type InTime = (course: Course, pairs: number, seen: Pick<Seen, 'isWorse'>) => Course;
type Course = { readonly stop: Stop | null; readonly notes: Rounds['notes'] };

/**
 * From now on: ends a duet that would go on, once as much time went by between its rounds (setup(), starts of k6, resets),
 * and in its warm-up beside the load, as the budget gives the load itself. It takes about twice its budget then. What is worse
 * has an answer, and goes on only where time is left to tell how much.
 */
function openTime({ driver, config, ports, signal }: RoundsInput): InTime {
  const began = ports.clock.now() - (driver.besideMs ?? 0);
  const { budgetSeconds } = config.compare;
  return ({ stop, notes }, pairs, { isWorse: hasAnswer }) => {
    const seconds = (ports.clock.now() - began - 2 * pairs * driver.roundMs) / 1000;
    if (stop !== null || signal.aborted || seconds < budgetSeconds) return { stop, notes };
    if (hasAnswer) return { stop: 'regressed', notes };
    const text = `No more than ${pairs} pairs of rounds were driven: ${Math.round(seconds)} s went by before and between them, for setup(), starts and resets, and \`policy.budget\` (${budgetSeconds} s) gives them no more than the load itself.`;
    ports.log.write('warning', text);
    return { stop: 'budget', notes: [...notes, text] };
  };
}

type DrivenGroup = { readonly driven: Driven; readonly again: boolean };

/** The next group of rounds. A hiccup of the machine hits both arms: those rounds do not count, where it `mayRepeat`. */
async function driveGroup(
  input: RoundsInput,
  known: number,
  most: number,
  mayRepeat: boolean,
): Promise<DrivenGroup> {
  const { arms, driver, ports, signal } = input;
  const rounds = await driveMore(input, known, most);
  const deaths = signal.aborted ? NO_TROUBLE : deathsOf(arms);
  const driven = withDeaths(rounds, deaths);
  const { base, head } = driven.trouble;
  const isHiccup = base.length > 0 && head.length > 0 && driven.astray === null && !isTroubled(deaths);
  if (!mayRepeat || !isHiccup || signal.aborted) return { driven, again: false };
  ports.log.write('warning', `These rounds are driven once more: ${head[0]?.text}`);
  driver.forget();
  return { ...(await driveGroup(input, known, most, false)), again: true };
}

/** The next group of rounds, with both sides' state as it was before the first. */
async function driveMore(input: RoundsInput, known: number, most: number): Promise<Driven> {
  const { arms, driver, seed, turns } = input;
  await arms.base.reset();
  await arms.head.reset();
  const count = Math.min(known === 0 ? FEWEST_PAIRS : MORE_PAIRS, most - known);
  return driver.drive(order(seed, known, count), turns);
}

const placed = (pairs: readonly Pair[], start: number, group: number): readonly Pair[] =>
  pairs.map((pair) => ({ ...pair, ...(start > 1 && { start }), group }));

/** CPU use over all of these together; null: of none it is known. */
export function cpuOf(chunks: readonly Driven[]): Driven['cpu'] {
  const known = chunks.flatMap(({ cpu }) => cpu ?? []);
  const sum = (read: (cpu: (typeof known)[number]) => number) =>
    known.reduce((total, cpu) => total + read(cpu), 0);
  return known.length === 0
    ? null
    : { usedMs: sum(({ usedMs }) => usedMs), wallMs: sum(({ wallMs }) => wallMs) };
}

/** At least four pairs: fewer say nothing. */
export function pairsWithin(budgetSeconds: number, roundMs: number): number {
  return Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, Math.floor((budgetSeconds * 1000) / (2 * roundMs))));
}

/** ABBA, and a coin for who begins: a drift of the machine then hits both alike. */
export function order(seed: number, from: number, count: number): readonly Arm[] {
  const swapped = seeded(seed)() < 0.5;
  return Array.from({ length: count }, (_, index) =>
    ((from + index) % 2 === 0) === swapped ? 'head' : 'base',
  );
}

/** Says so in the log, and to the reader. */
function drivenOn({ ports }: RoundsInput, pairs: number, unsteady: string): Rounds['notes'] {
  ports.log.write('warning', `Further rounds are driven: ${unsteady}`);
  return [`Further rounds were driven after ${pairs} pairs: ${unsteady}`];
}

/** Why nothing could be judged if it ended here, where it need not, a sentence; null: it may end. */
function unusable(all: readonly Pair[], mostPairs: number): string | null {
  const { pairs, invalid } = usablePairs(all);
  // Not one pair out of that many: it is the load, and more of it would say the same.
  if (all.length >= mostPairs || (pairs.length === 0 && all.length >= 2 * FEWEST_PAIRS)) return null;
  const [fault] = invalid;
  return fault === undefined ? null : noteText(fault);
}

type LookAt = { readonly mostPairs: number; readonly starts: number; readonly unsteady: boolean };

function look(
  { driver, config, ports }: RoundsInput,
  all: readonly Pair[],
  { mostPairs, starts, unsteady }: LookAt,
): Seen {
  const { policy } = config;
  const toCome = pairsToCome(all.length, mostPairs);
  const soFar = pairsInput({ pairs: all, policy, starts, roundMs: driver.roundMs, toCome });
  const { overloaded, invalid, shortBy } = soFar.usable;
  const input = { ...soFar.input, accepted: acceptedNow(config, ports) };
  const overall = judgePairs(input).flatMap((metric) => {
    if (metric.subject.kind !== 'overall' || metric.kind !== 'latency') return [];
    const { base, head, change } = shownSides(metric);
    const { title, unit } = definitionOf(metric.metric);
    return [`${title} ${quantity(base, unit)} → ${quantity(head, unit)} (${changeText(change)})`];
  });
  ports.log.write('info', `${all.length} of at most ${mostPairs} pairs of rounds · ${overall.join(' · ')}`);
  const alone = { restsOnOneStart: false, isAccepted: false };
  const seen = (stop: Stop | null): Seen => ({ stop, isWorse: stop === 'regressed', ...alone });
  if (overloaded !== null && acceptedOverload({ shortBy }, input.accepted) === null) return seen('regressed');
  if (unsteady) return seen(null);
  if (invalid.length > 0) return seen('budget');
  // Whether an entry is used up the history says, which is read once all is driven: then the verdict accuses all the same.
  // An entry of errors stays: it must not keep a latency from the second start that it needs.
  const accepted = input.accepted.filter(({ metric }) => metric === 'error-rate');
  const rests = input.toCome > 0 && restsOnOneStart({ ...input, accepted });
  const isAccepted = rests && !restsOnOneStart(input);
  return { stop: stopOf(input), isWorse: isWorse(input), restsOnOneStart: rests, isAccepted };
}
