import type { Driven, DuetDriver } from '../../ports/load-generator.ts';
import type { Ports } from '../ports.ts';
import type { RunningArms } from './arms.ts';

export type HalfTime = {
  /** how often each application was started anew */
  readonly starts: 0 | 1;
  readonly trouble: Driven['trouble'];
  /** for the reader */
  readonly notes: readonly string[];
};

const NONE: Driven['trouble'] = { base: [], head: [] };

type HalfTimeInput = {
  readonly driver: DuetDriver;
  readonly arms: RunningArms;
  readonly ports: Pick<Ports, 'log'>;
};

/**
 * Between two groups of rounds: starts both anew where that is quick. Two starts of one build differ by a little, which
 * no number of rounds takes away; a second start halves its share in the variance. Rarely they differ by a lot: what
 * `regressed` on the first start is called so only when the second shows it too.
 */
export async function halfTime(
  { driver, arms, ports }: HalfTimeInput,
  regressed: boolean,
): Promise<HalfTime> {
  const trouble = driver.rewarm === undefined ? null : await arms.restart();
  if (driver.rewarm === undefined || trouble === null) return { starts: 0, trouble: NONE, notes: [] };
  if (isTroubled(trouble)) return inTrouble(trouble, regressed);
  const { base, head } = arms;
  const where = `base on ${base.baseUrl}, head on ${head.baseUrl}`;
  const why = regressed ? 'A regression of one start of each, which a second has to confirm' : 'Half time';
  ports.log.write('info', `${why}: both are started anew, in the other order: ${where}`);
  const warm = await driver.rewarm({ base: base.baseUrl, head: head.baseUrl });
  return isTroubled(warm.trouble)
    ? inTrouble(warm.trouble, regressed)
    : { starts: 1, trouble: NONE, notes: [] };
}

const isTroubled = ({ base, head }: Driven['trouble']): boolean => base.length + head.length > 0;

/** What base does on its second start takes nothing from what head did on its first. */
function inTrouble(trouble: Driven['trouble'], regressed: boolean): HalfTime {
  const [ofBase] = trouble.base;
  if (!regressed || ofBase === undefined || trouble.head.length > 0) return { starts: 0, trouble, notes: [] };
  return { starts: 0, trouble: NONE, notes: [`No second start confirmed this: ${ofBase}`] };
}
