import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Answered } from './answered.ts';
import { exceptions } from './exceptions.ts';
import { failedChecks } from './failed-checks.ts';
import { failedRequests } from './failed-requests.ts';
import { statusChanges } from './status-change.ts';

/** What failed and what was answered otherwise, in the order in which it matters. `base` null: there is nothing to compare with. */
export function answerFacts(head: Answered, base: Answered | null): readonly AnswerFact[] {
  return [failedRequests, statusChanges, failedChecks, exceptions].flatMap((rule) => rule(head, base));
}
