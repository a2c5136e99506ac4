import type { Judgement } from '../../model/judgement/judgement.ts';
import { type Setting, settingsOf } from '../../words/load-test/configuration.ts';
import { type Checks, checksOf } from './checks.ts';
import { type DeliveredRow, deliveredRows } from './delivered.ts';
import { type EndpointSpeeds, endpointSpeeds } from './endpoints.ts';
import { type FailureRow, failureRows } from './failures.ts';
import { type ResultRow, resultRows } from './results.ts';
import { type Todo, type TodoContext, todoOf } from './to-do.ts';

/** Head by itself as a load test; the texts are not yet escaped for any medium. */
export type LoadTestReport = {
  readonly configuration: readonly Setting[];
  /** targets and thresholds, worst first, then the usual figures that have no target */
  readonly results: readonly ResultRow[];
  /** the slowest first; null: the run is not valid, or made no request */
  readonly endpoints: EndpointSpeeds | null;
  /** what requests failed with, the commonest first */
  readonly failures: readonly FailureRow[];
  /** null: the script makes none */
  readonly checks: Checks | null;
  /** of base and head */
  readonly delivered: readonly DeliveredRow[];
  /** what missed, worst first; none: nothing did */
  readonly todo: readonly Todo[];
};

/** Everything that a load test's reader asks for; null: nothing was measured, or an older version judged it. */
export function loadTestReport(judgement: Judgement, context: TodoContext): LoadTestReport | null {
  const { head, loadTest } = judgement;
  if (head === null || loadTest === undefined) return null;
  const isValid = judgement.verdict !== 'invalid';
  const endpoints = isValid ? endpointSpeeds(loadTest, judgement.policy.targets ?? []) : null;
  return {
    configuration: settingsOf(judgement, head, loadTest),
    results: resultRows(judgement, isValid ? loadTest : null),
    endpoints,
    failures: failureRows(judgement, loadTest),
    checks: checksOf(head.checks, judgement.base?.checks ?? null),
    delivered: deliveredRows(judgement, loadTest),
    todo: todoOf(judgement, loadTest, context),
  };
}
