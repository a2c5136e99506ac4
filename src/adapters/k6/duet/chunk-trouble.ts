import type { Arm, WindowValues } from '../../../core/model/recording/window.ts';
import type { Trouble, Troubles } from '../../../ports/trouble.ts';
import { failingRequests } from '../collect/failing-requests.ts';
import type { Heard } from '../run/k6-log.ts';
import type { K6Exit } from '../run/k6-process.ts';
import { brokenBy, endedFromOutside, isMarked, NOT_FETCHED, TEST_FAIL } from '../run/outcome.ts';
import type { SessionResult } from '../run/session.ts';
import { isLead } from './windows.ts';

/** What was driven in all of the time in which iterations are known to have thrown. */
export type Amount = { readonly iterations: number; readonly requests: number };

/** What judged rounds hold. */
export const amountIn = (rounds: readonly WindowValues[]): Amount => ({
  iterations: iterationsOf(rounds),
  requests: rounds.reduce((sum, round) => sum + samplesIn(round), 0),
});

/** A script may throw now and then, by itself, and mark its test as failed. */
const OFTEN = 0.1;
/** Of marks: less of them on one arm and none on the other may be chance. */
const FEWEST_MARKS = 10;
/** Fewest iterations of which nearly all are marked: that five marked of ten are those of one arm is chance once in 252. */
const FEWEST_OF_ALL = 5;
const NEARLY_ALL = 0.9;
/** Kind of the trouble where marks are too few to blame anybody, and too many for so few iterations to pass. */
const FEW_MARKS = 'few-marks';

/** Calls of test.fail() in so many iterations. */
export type Marked = { readonly marks: number; readonly iterations: number };

/** What an arm's processes before this one were marked. */
export const markedIn = (results: readonly Pick<SessionResult, 'heard' | 'summary'>[]): Marked => ({
  marks: results.reduce((sum, { heard }) => sum + heard.marks, 0),
  iterations: results.reduce((sum, result) => sum + (madeIn(result) ?? 0), 0),
});

type Marking = 'seldom' | 'few' | 'often';

/** Errors and checks judge what the script marked as failed: one bad answer of thousands may have been enough. */
function markingOf({ marks, iterations }: Marked): Marking {
  if (marks <= OFTEN * iterations) return 'seldom';
  if (marks >= FEWEST_MARKS) return 'often';
  if (iterations >= FEWEST_OF_ALL && marks >= NEARLY_ALL * iterations) return 'often';
  // One mark says nothing, and one iteration may have several of them.
  return marks > 1 && iterations > 1 ? 'few' : 'seldom';
}

/** By this process or by all so far: a process may make one iteration. */
function mostOf(own: Marked, before: Marked): Marking {
  const all = { marks: own.marks + before.marks, iterations: own.iterations + before.iterations };
  const found = [markingOf(own), markingOf(all)];
  return found.find((one) => one === 'often') ?? found.find((one) => one === 'few') ?? 'seldom';
}

/** What broke an arm in a chunk; none: load was driven. How much of it is judged over all rounds. `before`: of its earlier processes. */
export function brokenChunk(
  { exit, heard, elapsedMs, collector }: SessionResult,
  { iterations, requests }: Amount,
  limitMs: number,
  before: Marked = { marks: 0, iterations: 0 },
): readonly Trouble[] {
  if (exit.stopped === 'other-arm') return [];
  const thrown = thrownIn(heard);
  const failing = failingRequests(collector);
  const marking = mostOf({ marks: heard.marks, iterations }, before);
  const ended = isMarked(exit) && marking === 'seldom' ? { ...exit, code: 0 } : exit;
  const known = { heard, elapsedMs, limitMs, requests, iterations, thrown, failing };
  const broken = brokenBy({ ...known, exit: ended });
  if (broken === null) return [];
  const { trouble } = broken;
  if (trouble.kind !== TEST_FAIL || marking !== 'few') return [trouble];
  // It is told only where the other was never marked.
  const text = `${trouble.text} It marked one side alone, in few iterations: run it again, or let it make more of them.`;
  return [{ ...trouble, kind: FEW_MARKS, text }];
}

/** Requests; where there are none, times of another kind. */
const samplesIn = ({ subjects: { overall, ...others } }: WindowValues): number =>
  overall?.requests ?? Math.max(0, ...Object.values(others).map(({ requests }) => requests));

const iterationsOf = (rounds: readonly WindowValues[]): number =>
  rounds.reduce((sum, round) => sum + round.load.iterations, 0);

/** Judged iterations that threw. */
function thrownIn({ thrown }: Heard): number {
  const judged = [...thrown].filter(([scenario]) => !isLead(scenario));
  return judged.reduce((sum, [, count]) => sum + count, 0);
}

/** The first exception where a good part of the iterations threw; null: few or none did. */
export function oftenThrown(
  { heard }: Pick<SessionResult, 'heard'>,
  rounds: readonly WindowValues[],
): string | null {
  return thrownIn(heard) > OFTEN * iterationsOf(rounds) ? heard.firstThrown : null;
}

/** How an arm ended; null: as it should. */
export type Troubled = {
  readonly exit: K6Exit | null;
  readonly trouble: readonly Trouble[];
  /** iterations that it made, those that are not judged too; null: k6 did not tell */
  readonly made: number | null;
  /** whether the script marked an earlier process of it as failed; absent: it did not */
  readonly wasMarked?: boolean;
};

/** Iterations that an arm's process made. */
export function madeIn({ summary }: Pick<SessionResult, 'summary'>): Troubled['made'] {
  if (summary === null) return null;
  const totals = summary.totals('iterations');
  return totals?.kind === 'counter' ? totals.count : 0;
}

/**
 * What ended the arms. Where k6 itself was killed or crashed, or its network did not give it a module of the script, neither
 * revision is to blame, so both have the trouble. Where the script ended one, the other had time to come to the same end (`driveBoth`), and is not to blame if it did not. But a
 * call of test.abort() may follow from what was done, as where data is used up, and the faster one is there first: it is no
 * revision's either as long as the other did no more. That the script marked one as failed is nobody's trouble where
 * it marked the other too, or where it is the first try, which says little: what it takes offence at may be as rare on both.
 * A few marks of head alone blame neither, and leave nothing to pass.
 */
export function troubleOf({ base, head }: { readonly [A in Arm]: Troubled }): Troubles {
  // A few of base alone are what head may have mended.
  const isMended = base.trouble[0]?.kind === FEW_MARKS && head.trouble.length === 0;
  if (isMended || isMarkedByChance(head, base) || isMarkedByChance(base, head)) return { base: [], head: [] };
  const blameless = [head, base].find(isOfNeither) ?? vagueOf(head, base) ?? firstAt(head, base);
  const both = blameless?.trouble ?? null;
  return { base: both ?? base.trouble, head: both ?? head.trouble };
}

const isOfNeither = ({ exit, trouble: [first] }: Troubled): boolean =>
  first?.kind === NOT_FETCHED || (exit !== null && endedFromOutside(exit));

/** Whether the script marked one, and it may be chance that it is no trouble of the other. */
function isMarkedByChance(one: Troubled, { exit, trouble, wasMarked = false }: Troubled): boolean {
  const kind = one.trouble[0]?.kind;
  if ((kind !== TEST_FAIL && kind !== FEW_MARKS) || trouble.length > 0) return false;
  return exit === null || isMarked(exit) || wasMarked;
}

/** Head, where it has a few marks and base has none. */
const vagueOf = (head: Troubled, base: Troubled): Troubled | null =>
  head.trouble[0]?.kind === FEW_MARKS && base.trouble.length === 0 ? head : null;

/** k6's exit code for a call of test.abort(). */
const ABORTED = 108;

/** The one that the script aborted alone, where the other might have come to it later; null: there is none. */
function firstAt(head: Troubled, base: Troubled): Troubled | null {
  const hasAborted = ({ exit }: Troubled) => exit?.stopped === null && exit.code === ABORTED;
  const [first, other] = hasAborted(head) ? [head, base] : [base, head];
  if (!hasAborted(first) || other.trouble.length > 0) return null;
  const didMore = first.made !== null && other.made !== null && other.made > first.made;
  return didMore ? null : first;
}
