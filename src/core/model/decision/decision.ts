import type { Comparing, Judgement } from '../judgement/judgement.ts';
import type { Stop } from '../recording/duet.ts';
import type { FoundTarget } from '../targets/found-target.ts';
import type { AnswerFact } from './answer-fact.ts';
import type { Compared } from './compared.ts';
import type { Ground } from './ground.ts';
import type { Note } from './note.ts';
import type { Refused } from './refused.ts';

/** Why no more was driven. `stuck`: no metric was left that more rounds would settle; `most`: a duet drives no more. */
export type StopFact = Stop | 'stuck' | 'most';

/** How base and head were compared, without words yet. */
export type Compare = Omit<Comparing, 'stop'> & { readonly stop: StopFact };

/** What was decided and on what grounds: a judgement without a sentence. */
export type Decision = Omit<
  Judgement,
  | 'reason'
  | 'reasons'
  | 'comparisons'
  | 'comparing'
  | 'targets'
  | 'answers'
  | 'findings'
  | 'database'
  | 'notes'
  | 'refused'
> & {
  /** worst first */
  readonly grounds: readonly Ground[];
  readonly comparisons: readonly Compared[];
  /** absent: nothing was compared */
  readonly comparing?: Compare;
  readonly targets: readonly FoundTarget[];
  readonly answers: readonly AnswerFact[];
  readonly notes: readonly Note[];
  readonly refused: readonly Refused[];
};
