import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Answered } from './answered.ts';
import { exceptions } from './exceptions.ts';
import { type Alike, failedChecks } from './failed-checks.ts';
import { failedRequests } from './failed-requests.ts';
import { statusChanges } from './status-change.ts';

/** What failed and what was answered otherwise, in the order in which it matters. `base` null: there is nothing to compare with. */
export function answerFacts(head: Answered, base: Answered | null, alike: Alike): readonly AnswerFact[] {
  return [
    ...failedRequests(head, base),
    ...statusChanges(head, base),
    ...failedChecks(head, base, alike),
    ...exceptions(head, base),
  ];
}
