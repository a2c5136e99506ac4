import { commitState } from '../../adapters/github/status/commit-state.ts';
import type { Judgement } from '../../core/model/judgement/judgement.ts';
import { WORST_FIRST } from '../../core/render/markdown/comment.ts';

const MILDEST_FIRST = ['success', 'pending', 'error', 'failure'] as const;

/** Ordered by what their policies make of them, then by their verdicts. */
export function worstLast<
  T extends { readonly judgement: Pick<Judgement, 'verdict' | 'policy' | 'reasons'> },
>(judged: readonly T[]): readonly T[] {
  const rank = ({ judgement }: T): readonly [number, number] => [
    MILDEST_FIRST.indexOf(commitState(judgement)),
    -WORST_FIRST.indexOf(judgement.verdict),
  ];
  return judged.toSorted((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}
