import { roundsText } from '../../../core/words/check/way.ts';
import { noRoundText } from '../../../core/words/round-length.ts';
import type { DuetDriver, DuetOpened, DuetRequest, LoadRequest } from '../../../ports/load-generator.ts';
import type { NameRules } from '../names/naming.ts';
import { NOT_FETCHED } from '../run/outcome.ts';
import type { Job, LoadGeneratorOptions } from '../run/prepare.ts';
import { baseUrlOf } from '../run/session.ts';
import { notItsOwn, ownScenarios } from '../script/asks-about-itself.ts';
import { sidesOf } from '../side/open-sides.ts';
import { turnsOf } from '../side/open-turns.ts';
import { usersAtOnce } from '../side/users.ts';
import { type ArmJob, moved } from './arm.ts';
import { type Arms, armsOf } from './chunk.ts';
import { finishDuet } from './finish.ts';
import type { Followed } from './followed-endpoints.ts';
import { chooseDuet, roundsOf } from './plan/choose-duet.ts';
import { type Flights, scriptBroken } from './plan/first-try.ts';
import { learnedNotes, learnNames } from './plan/learn-names.ts';
import { driveLives, type Lifetime, lifetimeNote, lifetimeOf, pairsIn } from './plan/lifetime.ts';
import { type Shape, shapeOf, timesOf } from './plan/load-shape.ts';
import { add, NOTHING_TAKEN, setupCost, type Taken } from './plan/setup-cost.ts';
import { thrownText } from './plan/try-numbers.ts';
import { type Warmed, warmArms } from './warm/warm-arms.ts';
import { mayBeAtOnce, REWARM_MS, type WarmAt, warmAtLevel } from './warm/warm-at-level.ts';
import { leadOf } from './windows.ts';

/** Reads the script, tries one iteration on each arm, chooses the rounds and warms both arms up. */
export async function openDuet(options: LoadGeneratorOptions, request: DuetRequest): Promise<DuetOpened> {
  const choice = await chooseDuet(options, request);
  const ofHead: LoadRequest = { ...request, baseUrl: request.baseUrls.head };
  if (choice.kind === 'unsuitable') return { kind: 'unsuitable', reason: choice.reason };
  if (choice.kind === 'broken') return choice;
  const { jobs, whole, flights } = choice;
  const sideBySide = (why: string): DuetOpened => {
    const fromNothing = () => ({ arms: armsOf(whole), flights, request: ofHead });
    const driver = sidesOf(fromNothing());
    return {
      ...{ kind: 'side-by-side', why, driver },
      users: usersAtOnce(whole.head.plan.scenarios(null).scenarios),
      turns: () => turnsOf(fromNothing(), driver.driven().runs),
    };
  };
  if (choice.kind === 'side-by-side') return sideBySide(choice.why);
  const { plateau, other } = choice;
  jobs.head.log.write('info', roundsText(plateau));
  const { warmupMs } = request.workload;
  const lifetime = lifetimeOf(jobs.head, flights);
  const { base, head } = request.baseUrls;
  // Elsewhere both may be one machine, or one application.
  const apart = request.local && base !== head;
  const at = await warmAtLevel({ jobs, flights, warmupMs, lifetime, plateau, apart });
  return ready({ ...at, flights, request: ofHead, warmupMs, lifetime, apart, other }, sideBySide);
}

type Ready = WarmAt & {
  readonly flights: Flights;
  readonly request: LoadRequest;
  readonly warmupMs: number | null;
  readonly lifetime: Lifetime;
  readonly apart: boolean;
  /** that rounds do other work than the script's own run, sentences; null: they do not */
  readonly other: string | null;
};

function ready(warmed: Ready, sideBySide: (why: string) => DuetOpened): DuetOpened {
  const { arms, warm, flights, request, warmupMs, lifetime, other } = warmed;
  const { plan, log } = arms.head.job;
  if (warm.astray !== null) return scriptBroken(warm.astray);
  const unlike = unlikeItsOwn(arms.head.job, warm);
  if (unlike !== null && request.workload.rate !== null) {
    return { kind: 'unsuitable', reason: `${unlike} ${ownScenarios(arms.head.job.asks.all)}` };
  }
  if (unlike !== null) return sideBySide(`${unlike} ${notItsOwn(arms.head.job.asks.all)}`);
  // A cold application may well lag behind: only one that gave no round at all does not work.
  if (warm.pairs.length === 0 && warmupMs !== 0) return { kind: 'broken', trouble: warm.trouble };
  const collectors = { base: warm.arms.base.collector, head: warm.arms.head.collector };
  const shape = shapeOf(plan, flights.base, timesOf(plan, flights, collectors));
  const length = roundsOf(shape, lifetime);
  if (!length.ok) return sideBySide(noRoundText(length.why));
  const notes = [...(other === null ? [] : [other]), ...shape.notes];
  for (const note of notes) log.write('info', note);
  const { names, endpoints } = learnNames({
    ...{ flights, collectors, names: arms.head.job.setting.names },
    baseUrl: baseUrlOf(arms.head.job.setting),
    ...{ warmMs: warm.loadMs, roundMs: length.ms },
  });
  for (const note of learnedNotes(names)) log.write('info', note);
  return {
    kind: 'ready',
    driver: driverOf({
      ...warmed,
      arms: withNames(arms, names),
      shape: { ...shape, notes },
      endpoints,
      roundMs: length.ms,
      setups: 1 + warm.chunks,
      besideMs: warm.besideMs,
    }),
  };
}

/** How the rounds broke a script which asks k6 about its own run; null: they did not, as far as the warm-up shows. */
function unlikeItsOwn({ asks }: Job, { thrown, trouble }: Warmed): string | null {
  if (asks.all.length === 0) return null;
  const { base, head } = thrown;
  const [ofHead] = trouble.base.length > 0 ? trouble.head : [];
  const ended = ofHead?.kind === NOT_FETCHED ? undefined : ofHead?.text;
  const threw = base === null || head === null ? undefined : thrownText(head);
  return threw ?? ended ?? null;
}

type Driving = Ready & {
  readonly shape: Shape;
  readonly endpoints: Followed;
  readonly roundMs: number;
  /** k6 processes of each arm so far */
  readonly setups: number;
  /** what the warm-up took beside its rounds, ms */
  readonly besideMs: number;
};

function driverOf(driving: Driving): DuetDriver {
  const { flights, shape, endpoints, roundMs, request, warmupMs, lifetime, plateau, apart } = driving;
  let { arms, setups } = driving;
  const { scenarios, entering, notes } = shape;
  let driven = 0;
  // Numbers of rounds that are forgotten.
  const left = new Set<number>();
  let taken = NOTHING_TAKEN;
  let before = { arms, driven };
  return {
    roundMs,
    besideMs: driving.besideMs,
    ...(plateau !== null && { plateau }),
    async drive(firsts, turns) {
      before = { arms: copyOf(arms, driven === left.size), driven };
      const load = { arms, scenarios, entering, endpoints, roundMs, judged: true } as const;
      const rounds = { ...load, firsts, from: driven, pace: 'in-turns', turns } as const;
      const lives = await driveLives(rounds, pairsIn(lifetime, roundMs, leadOf(entering)));
      driven += firsts.length;
      setups += lives.taken.processes;
      const known = taken;
      taken = add(known, lives.taken);
      tell(driving, known, taken);
      return lives.driven;
    },
    forget() {
      // The numbers of its rounds stay taken: what failed in them must not be found under them again.
      for (let round = before.driven; round < driven; round += 1) left.add(round);
      arms = before.arms;
    },
    async rewarm(baseUrls) {
      arms = await moved(arms, baseUrls);
      const again = await warmArms({
        ...{ arms: fresh(arms), scenarios, entering, lifetime, protocol: endpoints.protocol },
        isAgain: true,
        warmupMs: warmupMs === null ? null : Math.min(warmupMs, REWARM_MS),
        atOnce: mayBeAtOnce(arms.head.job, apart),
      });
      setups += again.chunks;
      const works = again.pairs.length > 0 || warmupMs === 0;
      return works ? { ...again, trouble: { base: [], head: [] } } : again;
    },
    finish: (judged) =>
      finishDuet({
        ...{ arms, request, notes, endpoints, setups, judged, cost: costOf(driving, taken) },
        drivenMs: (driven - left.size) * roundMs,
        flight: flights.head,
      }),
  };
}

const costOf = ({ arms, request }: Driving, taken: Taken): string | null =>
  setupCost(arms.head.job, taken, request.workload.rate !== null);

/** Says in the log what was not so before the last rounds. */
function tell(driving: Driving, before: Taken, now: Taken): void {
  const { log } = driving.arms.head.job;
  if (now.isCut && !before.isCut)
    log.write('info', lifetimeNote(driving.lifetime, driving.roundMs, leadOf(driving.shape.entering)));
  const cost = costOf(driving, now);
  if (cost !== null && costOf(driving, before) === null) log.write('info', cost);
}

/** Names that thresholds look at, each arm's own: its address may be in them. */
const keptOf = ({ job }: ArmJob): NameRules['kept'] => job.setting.names.kept;

/** The same arms, whose requests are called by these rules from now on. */
function withNames({ base, head }: Arms, names: NameRules): Arms {
  const of = (arm: ArmJob): ArmJob => ({
    ...arm,
    job: { ...arm.job, setting: { ...arm.job.setting, names: { ...names, kept: keptOf(arm) } } },
  });
  return { base: of(base), head: of(head) };
}

/** The same arms with nothing seen yet: what warms up must not count. */
function fresh({ base, head }: Arms): Arms {
  return armsOf({ base: base.job, head: head.job });
}

/** The same arms with what they showed so far; charts of several groups of rounds are one, and go on with the last. */
function copyOf(arms: Arms, isFirst: boolean): Arms {
  if (isFirst) return fresh(arms);
  const copy = (arm: ArmJob): ArmJob => ({
    ...arm,
    summaries: [...arm.summaries],
    results: [...arm.results],
    dropped: [...arm.dropped],
    startOf: new Map(arm.startOf),
  });
  return { base: copy(arms.base), head: copy(arms.head) };
}
