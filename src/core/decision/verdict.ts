import type { Ground } from '../model/decision/ground.ts';
import { type Verdict, verdictOf } from '../model/judgement/verdict.ts';

/** The verdict that the grounds (worst first) amount to. */
export function conclude([worst]: readonly Ground[]): Verdict {
  if (worst === undefined) throw new Error('a decision without a ground');
  return verdictOf(worst);
}
