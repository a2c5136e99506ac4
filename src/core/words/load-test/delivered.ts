import type { ArmDelivery } from '../../model/decision/load-fact.ts';
import type { AskedUsers } from '../../model/judgement/load-test.ts';
import { percentText, significant } from '../../model/quantity.ts';
import type { Load } from '../../model/recording/load.ts';
import { several } from '../names.ts';
import { plainNumber } from './configuration.ts';

export type DeliveredFact = {
  readonly load: Pick<Load, 'iterationRate' | 'maxVus'>;
  readonly delivered: ArmDelivery;
  /** iterations per second, and users at once, that were asked for; null: none */
  readonly asked: { readonly rate: number | null; readonly users: AskedUsers | null };
  /** requests per second */
  readonly rate: number;
};

/** "97.0 of 100 iterations/s, 12 iterations dropped (1.2 %), at most 12 virtual users, 485 requests/s" */
export function deliveredText({ load, delivered, asked, rate }: DeliveredFact): string {
  const { iterations, dropped, exhausted } = delivered;
  const reached = significant(load.iterationRate);
  const of = asked.rate === null ? '' : ` of ${plainNumber(asked.rate)}`;
  const share = percentText(dropped / Math.max(iterations + dropped, 1));
  return [
    `${reached}${of} iterations/s`,
    dropped === 0 ? 'none dropped' : `${several(dropped, 'iteration')} dropped (${share})`,
    ...usersText(load.maxVus, asked.users),
    ...(exhausted ? ["all of k6's virtual users were busy at some time"] : []),
    `${significant(rate)} requests/s`,
  ].join(', ');
}

/** The load generator counts them now and then: a short run may show none. */
function usersText(most: number, asked: AskedUsers | null): readonly string[] {
  if (most === 0) return asked === null ? [] : [`${several(asked.most, 'virtual user')} asked for`];
  return asked === null
    ? [`at most ${several(most, 'virtual user')}`]
    : [`${most} of ${several(asked.most, 'virtual user')}`];
}
