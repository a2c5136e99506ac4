import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Load } from '../../model/recording/load.ts';
import type { Answered } from './answered.ts';
import { isPlainly } from './plainly.ts';

/** Iterations of the script that threw, with the first one's words: what an iteration throws at, it does not do any more. */
export function exceptions(head: Answered, base: Answered | null): readonly AnswerFact[] {
  const [ofHead, ofBase] = [head.load, base?.load].map((load) => load?.exceptions?.iterations ?? 0);
  if (!ofHead) return [];
  const isWorse = base !== null && isPlainly(counted(head.load), counted(base.load));
  const firstLine = head.load.exceptions?.firstLine ?? '';
  const onBase = base === null ? {} : { onBase: ofBase ?? 0 };
  return [{ kind: 'exceptions', iterations: ofHead, firstLine, ...onBase, isWorse }];
}

/** An iteration that threw counts as one, by k6. */
const counted = ({ iterations, exceptions: thrown }: Load) => ({
  all: Math.max(iterations, thrown?.iterations ?? 0),
  bad: thrown?.iterations ?? 0,
});
