import type { Config } from '../../core/config/config.ts';
import { noRoomIn } from '../../core/decision/duet/levels/no-room.ts';
import { usablePairs } from '../../core/decision/load/usable-pairs.ts';
import { memoryFor, turnsWithin } from '../../core/decision/shape/turns.ts';
import type { TurnsFact } from '../../core/model/decision/turns-fact.ts';
import { wholeText } from '../../core/words/check/way.ts';
import { turnsText } from '../../core/words/notes/turns.ts';
import { notWholeText } from '../../core/words/notes/whole.ts';
import type { ArmsMeasured, DuetOpened, Turns } from '../../ports/load-generator.ts';
import { during } from '../../ports/progress/during.ts';
import type { Ports } from '../ports.ts';
import { acceptedNow } from './accepted-now.ts';
import type { RunningArms } from './arms/arms.ts';
import { driveRounds, type Rounds } from './drive-rounds.ts';
import { driveTurns } from './drive-turns.ts';
import { driveWhole, whyNotWhole } from './drive-whole.ts';
import type { Windowed } from './recording.ts';
import { isTroubled } from './trouble.ts';

export type Opened = Extract<DuetOpened, { readonly kind: 'ready' | 'side-by-side' }>;
type Whole = Extract<Opened, { readonly kind: 'side-by-side' }>;

export type DrivingInput = {
  readonly arms: RunningArms;
  readonly config: Config;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  readonly seed: number;
  readonly turns?: Turns;
};

/** What was driven, and how; or why nothing was, sentences. */
export type DrivenBoth =
  | { readonly rounds: Rounds; readonly measured: ArmsMeasured; readonly windowed: Windowed }
  | { readonly refused: string };

/**
 * In rounds; where those cannot show the script's load, all of it on both sides at once; where the machine has no room for
 * both, whole runs in turns.
 */
export async function driveOpened(input: DrivingInput, opened: Opened): Promise<DrivenBoth> {
  if (opened.kind === 'side-by-side') return driveAll(input, opened);
  const { driver } = opened;
  const { progress } = input.ports;
  const rounds = await during(progress, { step: 'rounds' }, () => driveRounds({ ...input, driver }));
  const windowed = { windowMs: driver.roundMs, plateau: driver.plateau };
  return { rounds, measured: driver.finish(judgedOf(rounds)), windowed };
}

async function driveAll(input: DrivingInput, opened: Whole): Promise<DrivenBoth> {
  const { arms, config, ports } = input;
  const { driver, why, users } = opened;
  const limitMs = config.compare.wholeLimitMs;
  const tight = memoryFor(users, (await ports.host.freeMemory?.()) ?? null);
  if (tight !== null) {
    const plan = turnsWithin(tight, { totalMs: driver.totalMs, limitMs, spentMs: 0 });
    const text = `${why} ${turnsText(plan)}`;
    return plan.kind === 'in-turns' ? driveInTurns(input, opened, plan.pairs, text) : { refused: text };
  }
  const refusal = whyNotWhole(driver, limitMs, arms);
  if (refusal !== null) return { refused: `${why} ${notWholeText(refusal)}` };
  ports.log.write('info', wholeText(why, driver.totalMs));
  const rounds = await during(ports.progress, { step: 'side-by-side' }, () =>
    driveWhole({ ...input, driver }),
  );
  const instead = isTroubled(rounds.trouble) ? null : turnsInstead(input, opened, rounds);
  if (instead?.kind === 'in-turns') {
    return driveInTurns(input, opened, instead.pairs, turnsText(instead));
  }
  const notes = instead === null ? rounds.notes : [...rounds.notes, turnsText(instead)];
  const windowed = { windowMs: driver.sliceMs, sideBySide: { levels: driver.levels } };
  return { rounds: { ...rounds, notes }, measured: driver.finish(judgedOf(rounds)), windowed };
}

/** The pairs that the verdict will rest on. */
const judgedOf = ({ pairs }: Rounds): Rounds['pairs'] => usablePairs(pairs).pairs;

/** Where the machine had no room for both sides at once, so that nothing can be concluded; null: it had. */
function turnsInstead(
  { config, ports, signal }: DrivingInput,
  { driver }: Whole,
  { pairs, starts }: Rounds,
): TurnsFact | null {
  if (signal.aborted || pairs.length === 0) return null;
  const { policy, compare } = config;
  const fullness = noRoomIn(
    { pairs, policy, starts, roundMs: driver.sliceMs, toCome: 0 },
    acceptedNow(config, ports),
  );
  if (fullness === null) return null;
  const { totalMs } = driver;
  const time = { totalMs, limitMs: compare.wholeLimitMs, spentMs: driver.driven().ms };
  return turnsWithin({ kind: 'no-room', ...fullness }, time);
}

async function driveInTurns(
  input: DrivingInput,
  { driver: { totalMs }, turns }: Whole,
  mostPairs: number,
  text: string,
): Promise<DrivenBoth> {
  input.ports.log.write('info', text);
  const driver = turns();
  const rounds = await during(input.ports.progress, { step: 'turns' }, () =>
    driveTurns({ ...input, driver, totalMs, mostPairs }),
  );
  const windowed = { windowMs: totalMs, inTurns: { levels: driver.levels } };
  return { rounds: { ...rounds, notes: [text, ...rounds.notes] }, measured: driver.finish(), windowed };
}
