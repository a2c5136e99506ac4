import { roundLength } from '../../../core/decision/duet/round-length.ts';
import type { Uncut } from '../../../core/decision/shape/choose-shape.ts';
import type { Plateau } from '../../../core/model/recording/duet.ts';
import { plateauText, uncutText } from '../../../core/words/notes/shape.ts';
import { noRoundText } from '../../../core/words/round-length.ts';
import type { DuetDriver, DuetOpened, DuetRequest, LoadRequest } from '../../../ports/load-generator.ts';
import type { NameRules } from '../names/naming.ts';
import { scriptEnvironment } from '../run/environment.ts';
import { freshLogFile, type Job, type LoadGeneratorOptions, prepare } from '../run/prepare.ts';
import { notItsOwn, ownScenarios } from '../script/asks-about-itself.ts';
import { sidesOf } from '../side/open-sides.ts';
import { type ArmJob, moved } from './arm.ts';
import type { Arms } from './chunk.ts';
import { finishDuet } from './finish.ts';
import { type Flights, scriptBroken, tryArms } from './first-try.ts';
import type { Followed } from './followed-endpoints.ts';
import { learnedNotes, learnNames } from './learn-names.ts';
import { driveLives, type Lifetime, lifetimeNote, lifetimeOf, pairsIn } from './lifetime.ts';
import { type Shape, shapeOf, timesOf } from './load-shape.ts';
import { atPlateau, shapeOfScenarios } from './plateau.ts';
import { add, NOTHING_TAKEN, setupCost, type Taken } from './setup-cost.ts';
import { ROUND_MS, type Warmed, warmArms } from './warm-arms.ts';
import { armsOf, coldShape, REWARM_MS, type WarmAt, warmAtLevel } from './warm-at-level.ts';
import { leadOf } from './windows.ts';

/** What has no end of its own, or no load, cannot be driven whole either. */
const NEVER: readonly Uncut['kind'][] = ['executor', 'no-load'];

/** Reads the script, tries one iteration on each arm, chooses the rounds and warms both arms up. */
export async function openDuet(options: LoadGeneratorOptions, request: DuetRequest): Promise<DuetOpened> {
  // Its warm-up is of another kind here, and must not be part of the rounds.
  const workload = { ...request.workload, warmupMs: null };
  const ofHead: LoadRequest = { ...request, workload, baseUrl: request.baseUrls.head };
  const read = await prepare(options, ofHead, 2);
  const chosen = shapeOfScenarios(read.plan.scenarios(null).scenarios, request.shape ?? 'auto');
  if (chosen.kind === 'uncut' && NEVER.includes(chosen.why.kind)) {
    return { kind: 'unsuitable', reason: uncutText(chosen.why) };
  }
  const plateau = chosen.kind === 'plateau' ? chosen.plateau : null;
  const head = plateau === null ? read : settled(read, plateau);
  const base: Job = await withAddress(head, options, request);
  const tried = await tryArms({ base, head }, request);
  if (tried.kind === 'broken' || tried.kind === 'unsuitable') return tried;
  const { flights } = tried;
  const sideBySide = (why: string): DuetOpened => {
    const whole = armsOf({ base: { ...base, plan: read.plan }, head: read });
    return { kind: 'side-by-side', why, driver: sidesOf({ arms: whole, flights, request: ofHead }) };
  };
  if (tried.kind === 'asking') return sideBySide(tried.why);
  if (chosen.kind === 'uncut') return sideBySide(uncutText(chosen.why));
  // Where the rate is fixed, or nothing but sessions is driven, no warm-up changes the requests of a round.
  const isKnown = head.plan.targetRate !== null || flights.base.requests === 0;
  const early = isKnown ? roundLength(coldShape(head, flights).requestRate, 0) : null;
  if (early?.ok === false) return sideBySide(noRoundText(early.why));
  const { warmupMs } = request.workload;
  const lifetime = lifetimeOf(head, flights);
  const at = await warmAtLevel({ jobs: { base, head }, flights, warmupMs, lifetime, plateau });
  return ready({ ...at, flights, request: ofHead, warmupMs, lifetime }, sideBySide);
}

function settled(job: Job, plateau: Plateau): Job {
  job.log.write('info', `The script's load is ${plateauText(plateau)}.`);
  return { ...job, plan: atPlateau(job.plan, plateau) };
}

type Ready = WarmAt & {
  readonly flights: Flights;
  readonly request: LoadRequest;
  readonly warmupMs: number | null;
  readonly lifetime: Lifetime;
};

function ready(warmed: Ready, sideBySide: (why: string) => DuetOpened): DuetOpened {
  const { arms, warming, warm, flights, request, warmupMs, lifetime } = warmed;
  const { plan, log } = arms.head.job;
  if (warm.astray !== null) return scriptBroken(warm.astray);
  const unlike = unlikeItsOwn(arms.head.job, warm);
  if (unlike !== null && request.workload.rate !== null) {
    return { kind: 'unsuitable', reason: `${unlike} ${ownScenarios(arms.head.job.asks)}` };
  }
  if (unlike !== null) return sideBySide(`${unlike} ${notItsOwn(arms.head.job.asks)}`);
  // A cold application may well lag behind: only one that gave no round at all does not work.
  if (warm.pairs.length === 0 && warmupMs !== 0) return { kind: 'broken', trouble: warm.trouble };
  const collectors = { base: warming.base.collector, head: warming.head.collector };
  const ofScenario = (name: string) => collectors.base.iterations(name).meanMs;
  const shape = shapeOf(plan, flights.base, timesOf(flights, collectors), ofScenario);
  const { requestRate, iterationMs, entering } = shape;
  const life = lifetime.setupData ? lifetime.ms : null;
  const length = roundLength(requestRate, iterationMs, life, leadOf(entering));
  if (!length.ok) return sideBySide(noRoundText(length.why));
  for (const note of shape.notes) log.write('info', note);
  const { names, endpoints } = learnNames({
    ...{ flights, collectors, names: arms.head.job.setting.names },
    ...{ warmMs: warm.pairs.length * ROUND_MS, roundMs: length.ms },
  });
  for (const note of learnedNotes(names)) log.write('info', note);
  return {
    kind: 'ready',
    driver: driverOf({
      ...warmed,
      arms: withNames(arms, names),
      shape,
      endpoints,
      roundMs: length.ms,
      setups: 1 + warm.chunks,
      besideMs: warm.besideMs,
    }),
  };
}

/** How the rounds broke a script which asks k6 about its own run; null: they did not, as far as the warm-up shows. */
function unlikeItsOwn({ asks }: Job, { thrown, trouble }: Warmed): string | null {
  if (asks.length === 0) return null;
  const { base, head } = thrown;
  const ended = trouble.base.length > 0 ? trouble.head[0]?.text : undefined;
  const threw =
    base === null || head === null ? undefined : `Iterations threw an exception, the first with "${head}".`;
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
  const { flights, shape, endpoints, roundMs, request, warmupMs, lifetime, plateau } = driving;
  let { arms, setups } = driving;
  const { scenarios, entering, notes } = shape;
  let driven = 0;
  let forgotten = 0;
  let taken = NOTHING_TAKEN;
  let before = { arms, driven };
  return {
    roundMs,
    besideMs: driving.besideMs,
    ...(plateau !== null && { plateau }),
    async drive(firsts) {
      before = { arms: copyOf(arms, driven === forgotten), driven };
      const rounds = { arms, scenarios, entering, endpoints, roundMs, firsts, from: driven, judged: true };
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
      forgotten += driven - before.driven;
      arms = before.arms;
    },
    async rewarm(baseUrls) {
      arms = { base: moved(arms.base, baseUrls.base), head: moved(arms.head, baseUrls.head) };
      const briefly = Math.min(warmupMs ?? REWARM_MS, REWARM_MS);
      const again = await warmArms({ arms: fresh(arms), scenarios, entering, warmupMs: briefly, lifetime });
      setups += again.chunks;
      const works = again.pairs.length > 0 || briefly === 0;
      return works ? { ...again, trouble: { base: [], head: [] } } : again;
    },
    finish: () =>
      finishDuet({
        ...{ arms, request, roundMs, notes, endpoints, setups, cost: costOf(driving, taken) },
        rounds: driven - forgotten,
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

async function withAddress(job: Job, options: LoadGeneratorOptions, request: DuetRequest): Promise<Job> {
  const { variables } = scriptEnvironment(options.env, request.workload.env, request.baseUrls.base, 2);
  const logFile = await freshLogFile(request, '-base');
  return { ...job, setting: { ...job.setting, env: variables, logFile } };
}

/** The same arms, whose requests are called by these rules from now on. */
function withNames({ base, head }: Arms, names: NameRules): Arms {
  const of = (arm: ArmJob): ArmJob => ({
    ...arm,
    job: { ...arm.job, setting: { ...arm.job.setting, names } },
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
  });
  return { base: copy(arms.base), head: copy(arms.head) };
}
