import { ACCEPTANCES } from '../../model/acceptance.ts';
import type { Action } from '../../model/judgement/comparison.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';

type Todo = { readonly what: string; readonly of: string };

const TODO: Readonly<Record<Action, Todo>> = {
  'review recent changes': { what: 'review the diff', of: ' for' },
  investigate: { what: 'investigate the diff', of: ' for' },
  monitor: { what: 'monitor', of: '' },
};

/** What a reader does about a comparison: `what` goes on with the commits, `of` with the endpoints. */
export const todoOf = (action: Action): Todo => TODO[action];

type Accepting = { readonly before: string; readonly file: string; readonly after: string };

/** How a regression that is meant is accepted, around the file. Where base's rules judge, what the change accepts is not read. */
export function acceptingOf({
  judgedByBase,
  measuredBy,
  policy,
}: Pick<Judgement, 'judgedByBase' | 'measuredBy' | 'policy'>): Accepting {
  const file = policy.acceptIn ?? ACCEPTANCES;
  return judgedByBase === true || measuredBy !== undefined
    ? { before: 'intended? an entry of ', file, after: ' counts once it is merged into the base branch' }
    : { before: 'intended? accept it in ', file, after: '' };
}

const NOTHING_WRONG: readonly Reason['kind'][] = ['no-baseline', 'incomparable', 'not-affected', 'invalid'];

/** What stands before the sentence that says what can be done: where nothing of the change is wrong there is nothing to fix. */
export const fixTitle = ({ kind }: Pick<Reason, 'kind'>): string =>
  NOTHING_WRONG.includes(kind) ? 'Next' : 'Fix';
