import { type RoundLength, roundLength } from '../../../../core/decision/duet/round-length.ts';
import type { Uncut } from '../../../../core/decision/shape/choose-shape.ts';
import type { Plateau } from '../../../../core/model/recording/duet.ts';
import type { Arm } from '../../../../core/model/recording/window.ts';
import { ROUNDS_ALL_THE_SAME } from '../../../../core/words/check/asked.ts';
import { uncutText } from '../../../../core/words/notes/shape.ts';
import { noRoundText } from '../../../../core/words/round-length.ts';
import type { DuetOpened, DuetRequest } from '../../../../ports/load-generator.ts';
import { formatDuration } from '../../duration.ts';
import { atAddress } from '../../run/at-address.ts';
import { freshLogFile, type Job, type LoadGeneratorOptions, prepare } from '../../run/prepare.ts';
import { notItsOwn, otherWork, ownScenarios } from '../../script/asks-about-itself.ts';
import { coldShape } from '../warm/warm-at-level.ts';
import { leadOf } from '../windows.ts';
import { type Flights, tryArms } from './first-try.ts';
import type { Lifetime } from './lifetime.ts';
import type { Shape } from './load-shape.ts';
import { atPlateau, shapeOfScenarios } from './plateau.ts';
import { brokenByNumber } from './try-numbers.ts';

/** What has no end of its own, or no load, cannot be driven whole either. */
const NEVER: readonly Uncut['kind'][] = ['executor', 'no-load'];

type Jobs = { readonly [A in Arm]: Job };

type Chosen = {
  readonly jobs: Jobs;
  /** the same with all of the script's own load */
  readonly whole: Jobs;
  readonly flights: Flights;
};

/** The way of a script, before any load. */
export type Choice =
  /** `plateau`: null: its load as it is */
  | (Chosen & {
      readonly kind: 'rounds';
      readonly plateau: Plateau | null;
      /** that they do other work than its own run, as the user wishes, sentences; null: they do not, as far as is known */
      readonly other: string | null;
    })
  | (Chosen & { readonly kind: 'side-by-side'; readonly why: string })
  | { readonly kind: 'unsuitable'; readonly reason: string; readonly job: Job }
  | Extract<DuetOpened, { kind: 'broken' }>;

/**
 * Reads the script, tries one iteration on each arm and chooses. How long an iteration takes is settled in the warm-up
 * only, which may still lead to another way. `tries`: `once` where one address stands for both arms and nothing is driven.
 */
export async function chooseDuet(
  options: LoadGeneratorOptions,
  request: DuetRequest,
  tries: 'each' | 'once' = 'each',
): Promise<Choice> {
  const { baseUrls } = request;
  // Its warm-up is of another kind here, and must not be part of the rounds.
  const workload = { ...request.workload, warmupMs: null };
  const job = await prepare(options, { ...request, workload, baseUrl: baseUrls.head }, 2);
  const shape = shapeOfScenarios(job.plan.scenarios(null).scenarios, request.shape ?? 'auto', job.asks.all);
  if (shape.kind === 'uncut' && NEVER.includes(shape.why.kind)) {
    return { kind: 'unsuitable', reason: uncutText(shape.why), job };
  }
  const plateau = shape.kind === 'plateau' ? shape.plateau : null;
  const head = plateau === null ? job : { ...job, plan: atPlateau(job.plan, plateau) };
  const isOne = tries === 'once' && baseUrls.base === baseUrls.head;
  const base = isOne ? head : await ofBase(head, request);
  const tried = await tryArms({ base, head }, request);
  if (tried.kind === 'broken') return tried;
  if (tried.kind === 'unsuitable') return { ...tried, job };
  const { flights } = tried;
  const jobs = { base, head };
  const chosen = { jobs, whole: { base: { ...base, plan: job.plan }, head: job }, flights };
  if (tried.kind === 'asking') return { ...chosen, kind: 'side-by-side', why: tried.why };
  if (shape.kind === 'uncut') return { ...chosen, kind: 'side-by-side', why: uncutText(shape.why) };
  const { cutAtMs } = flights.base;
  if (cutAtMs !== undefined) return { ...chosen, kind: 'side-by-side', why: unendedText(cutAtMs) };
  // Where the rate is fixed, or nothing but sessions is driven, no warm-up changes the requests of a round.
  const isKnown = head.plan.targetRate !== null || flights.base.requests === 0;
  const rate = isKnown ? coldShape(head, flights).requestRate : Number.POSITIVE_INFINITY;
  // Nor does it change what iterations are made to last.
  const early = roundLength(rate, head.plan.minIterationMs);
  if (!early.ok) return { ...chosen, kind: 'side-by-side', why: noRoundText(early.why) };
  const other = otherWork(job.asks, request);
  if (other !== null && request.shape !== 'plateau') {
    return { ...chosen, kind: 'side-by-side', why: `${other} ${ROUNDS_ALL_THE_SAME}` };
  }
  const thrown = await brokenByNumber(jobs);
  if (thrown === null) return { ...chosen, kind: 'rounds', plateau, other };
  if (workload.rate !== null)
    return { kind: 'unsuitable', reason: `${thrown} ${ownScenarios(job.asks.all)}`, job };
  return { ...chosen, kind: 'side-by-side', why: `${thrown} ${notItsOwn(job.asks.all)}` };
}

const unendedText = (ms: number): string =>
  `One iteration takes more than ${formatDuration(ms)}, and no round is so long.`;

/** The length of such rounds, or why there are none. */
export function roundsOf({ requestRate, iterationMs, entering }: Shape, lifetime: Lifetime): RoundLength {
  const life = lifetime.setupData ? lifetime.ms : null;
  return roundLength(requestRate, iterationMs, life, leadOf(entering));
}

async function ofBase(job: Job, request: DuetRequest): Promise<Job> {
  const there = await atAddress(job, request.baseUrls.base);
  return { ...there, setting: { ...there.setting, logFile: await freshLogFile(request, '-base') } };
}
