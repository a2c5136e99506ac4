import type { Stop } from '../../core/model/recording/duet.ts';
import type { DuetDriver } from '../../ports/load-generator.ts';
import type { Troubles } from '../../ports/trouble.ts';
import type { Ports } from '../ports.ts';
import type { RunningArms } from './arms/arms.ts';
import { isTroubled, NO_TROUBLE, unconfirmed } from './trouble.ts';

export type HalfTime = {
  /** how often each application was started anew */
  readonly starts: 0 | 1;
  readonly trouble: Troubles;
  /** for the reader */
  readonly notes: readonly string[];
  /** whether base broke, and what the first start says to be worse has to do */
  readonly isUnconfirmed?: true;
};

type HalfTimeInput = {
  readonly driver: DuetDriver;
  readonly arms: RunningArms;
  readonly ports: Pick<Ports, 'log'>;
  readonly signal: AbortSignal;
};

/** What a look at the pairs so far said. */
export type Seen = {
  /** null: it goes on */
  readonly stop: Stop | null;
  /** so much worse that it warns or fails, though it may go on to tell which */
  readonly isWorse: boolean;
  /** a regression that a second start has yet to confirm, and rounds to do so are left */
  readonly restsOnOneStart: boolean;
  /** whether all of that is accepted, so that it matters only where an entry is used up */
  readonly isAccepted: boolean;
};

/**
 * Between two groups of rounds: starts both anew where that is quick. Two starts of one build differ by a little, which
 * no number of rounds takes away; a second start halves its share in the variance. Rarely they differ by a lot: what
 * `regressed` on the first start is called so only when the second shows it too.
 */
export async function halfTime(
  { driver, arms, ports, signal }: HalfTimeInput,
  seen: Seen,
): Promise<HalfTime> {
  const inTrouble = (trouble: Troubles): HalfTime => {
    const left = signal.aborted ? null : leftBy(trouble, seen);
    if (left === null || isTroubled(left.trouble)) return { starts: 0, trouble, notes: [] };
    const [first] = [...trouble.head, ...trouble.base];
    ports.log.write('warning', `What the first start of both says stands: ${first?.text}`);
    return left;
  };
  const trouble = driver.rewarm === undefined ? null : await arms.restart();
  if (driver.rewarm === undefined || trouble === null) return { starts: 0, trouble: NO_TROUBLE, notes: [] };
  if (isTroubled(trouble)) return inTrouble(trouble);
  const { base, head } = arms;
  const where = `base on ${base.baseUrl}, head on ${head.baseUrl}`;
  const why = seen.restsOnOneStart
    ? 'A regression of one start of each, which a second has to confirm'
    : 'Half time';
  ports.log.write('info', `${why}: both are restarted in the other order: ${where}`);
  const warm = await driver.rewarm({ base: base.baseUrl, head: head.baseUrl });
  return isTroubled(warm.trouble) ? inTrouble(warm.trouble) : { starts: 1, trouble: NO_TROUBLE, notes: [] };
}

/**
 * What is left of the first start where the second breaks; null: nothing, as it has no answer. What is settled stays so where
 * the second was for the case alone that an entry is used up. Errors need none, so that they are not called unconfirmed.
 */
function leftBy(trouble: Troubles, { stop, isWorse, restsOnOneStart, isAccepted }: Seen): HalfTime | null {
  if (stop === 'settled' && isAccepted) return { starts: 0, trouble: NO_TROUBLE, notes: [] };
  if (stop === null && !isWorse) return null;
  const { trouble: left, notes } = unconfirmed(trouble);
  return { starts: 0, trouble: left, notes: restsOnOneStart ? notes : [], isUnconfirmed: true };
}
