import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Reason } from '../../src/core/model/judgement/reason.ts';

const ACCUSING: readonly Reason['kind'][] = ['regression', 'errors', 'missing', 'threshold', 'head-broken'];

/** Why the gate raised its hand at head; none: it did not. */
export function flaggedIn({ verdict, reasons }: Pick<Judgement, 'verdict' | 'reasons'>): readonly string[] {
  if (verdict !== 'fail' && verdict !== 'warn') return [];
  return reasons.filter(({ kind }) => ACCUSING.includes(kind)).map(({ text }) => text);
}
