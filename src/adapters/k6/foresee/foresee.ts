import { longestIteration } from '../../../core/decision/expect/iteration-time.ts';
import type { Dependence } from '../../../core/model/script-check.ts';
import { noRoundText } from '../../../core/words/round-length.ts';
import type { DuetOpened, Foreseen, ForeseeRequest } from '../../../ports/load-generator.ts';
import { armsOf } from '../duet/chunk.ts';
import { type Choice, chooseDuet, roundsOf } from '../duet/plan/choose-duet.ts';
import { endingOf } from '../duet/plan/first-try.ts';
import { lifetimeOf } from '../duet/plan/lifetime.ts';
import type { Shape } from '../duet/plan/load-shape.ts';
import { coldShape } from '../duet/warm/warm-at-level.ts';
import { runPreflight } from '../run/preflight.ts';
import { type LoadGeneratorOptions, prepare } from '../run/prepare.ts';
import { isTriedUnlike, refuseUnusable } from '../run/refuse-unusable.ts';
import { sidesOf } from '../side/open-sides.ts';
import { usersAtOnce } from '../side/users.ts';
import { heldLevels, seenOf } from './seen.ts';

type Broken = Extract<DuetOpened, { kind: 'broken' }>;
type Chosen = Extract<Choice, { kind: 'rounds' | 'side-by-side' }>;

/** Chooses as a run does, and goes as far without load. */
export async function foresee(
  options: LoadGeneratorOptions,
  request: ForeseeRequest,
): Promise<Foreseen | Broken> {
  if (!request.inDuet) return foreseeAlone(options, request);
  const choice = await chooseDuet(options, request, 'once');
  if (choice.kind === 'broken') return choice;
  if (choice.kind === 'unsuitable') {
    const flight = await runPreflight(choice.job);
    const way = { kind: 'unsuitable', reason: choice.reason } as const;
    const flights = { base: flight, head: flight };
    return { ...(await seenOf({ job: choice.job, flights, request, isWhole: true })), way, depends: [] };
  }
  if (choice.kind === 'side-by-side') return ofSides(choice, request, choice.why, []);
  const { jobs, flights } = choice;
  const shape = coldShape(jobs.head, flights);
  const length = roundsOf(shape, lifetimeOf(jobs.head, flights));
  const time = timeOf(shape, jobs.head.plan.targetRate !== null);
  return length.ok
    ? ofRounds(choice, request, { shape, roundMs: length.ms, time })
    : ofSides(choice, request, noRoundText(length.why), time);
}

async function foreseeAlone(
  options: LoadGeneratorOptions,
  request: ForeseeRequest,
): Promise<Foreseen | Broken> {
  const ofHead = { ...request, baseUrl: request.baseUrls.head };
  const job = await prepare(options, ofHead);
  const flight = await runPreflight(job);
  await refuseUnusable(job, flight, ofHead);
  const { trouble } = endingOf(flight, job.plan);
  const isBroken = flight.failure !== null && !isTriedUnlike(job, request, flight.failure);
  if (isBroken && trouble.length > 0) return { kind: 'broken', trouble: { base: trouble, head: trouble } };
  const seen = await seenOf({ job, flights: { base: flight, head: flight }, request, isWhole: true });
  return { ...seen, way: { kind: 'alone' }, depends: [] };
}

type Rounds = { readonly shape: Shape; readonly roundMs: number; readonly time: readonly Dependence[] };

async function ofRounds(
  choice: Extract<Chosen, { kind: 'rounds' }>,
  request: ForeseeRequest,
  { shape, roundMs, time }: Rounds,
): Promise<Foreseen> {
  const { plateau, whole, flights } = choice;
  const seen = await seenOf({ job: whole.head, flights, request, isWhole: false });
  const { all: asks } = whole.head.asks;
  const otherwise = request.workload.rate === null ? 'side-by-side' : 'stored';
  return {
    ...seen,
    way: { kind: 'rounds', plateau, roundMs },
    requestsPerSecond: shape.requestRate,
    levels: plateau?.levels ?? heldLevels(whole.head.plan.stages),
    depends: [
      ...time,
      ...(plateau === null ? [] : [{ kind: 'base-bears-it' } as const]),
      ...(asks.length === 0 ? [] : [{ kind: 'asks', asks, otherwise } as const]),
    ],
  };
}

async function ofSides(
  { whole, flights }: Chosen,
  request: ForeseeRequest,
  why: string,
  depends: readonly Dependence[],
): Promise<Foreseen> {
  const ofHead = { ...request, baseUrl: request.baseUrls.head };
  const driver = sidesOf({ arms: armsOf(whole), flights, request: ofHead });
  const seen = await seenOf({ job: whole.head, flights, request, isWhole: true });
  const users = usersAtOnce(whole.head.plan.scenarios(null).scenarios);
  return { ...seen, way: { kind: 'side-by-side', why, driver, users }, depends };
}

function timeOf({ iterationMs, requestRate }: Shape, isOpen: boolean): readonly Dependence[] {
  const mostMs = longestIteration({ iterationMs, requestRate, isOpen });
  return mostMs === null ? [] : [{ kind: 'iteration-time', nowMs: iterationMs, mostMs }];
}
