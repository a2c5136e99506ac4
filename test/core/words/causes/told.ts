import { findingOf } from '../../../../src/core/words/causes/finding.ts';
import { foundIn, type Ran, type World } from '../../diagnosis/evidence.ts';

const CHECK: Ran = { sql: 'SELECT state FROM users WHERE id = $1', perCall: 1, ms: 0.2 };

/** What is told of an endpoint that becomes slower by a statement that head runs beside what base runs too. */
export function toldOf(endpoint: string, one: Ran) {
  const serving = (ms: number, ...ran: readonly Ran[]): World => ({ endpoints: { [endpoint]: { ms, ran } } });
  const [fact] = foundIn(serving(8, CHECK), serving(30, CHECK, one));
  if (fact === undefined) throw new Error('nothing was found');
  return findingOf(fact);
}
