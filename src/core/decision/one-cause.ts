import type { Ground } from '../model/decision/ground.ts';
import { SEVERITIES } from '../model/judgement/reason.ts';
import { isOfStarts } from '../model/metric.ts';
import { kindOf, subjectKey } from '../model/subject-key.ts';

const OVERALL = 'overall';

/** What is of the application's starts is no matter of requests. */
function subjectIn(ground: Ground): string | null {
  if (!('comparison' in ground)) return null;
  const { metric, subject } = ground.comparison;
  return isOfStarts(metric) ? metric : subjectKey(subject);
}

const rank = ({ severity }: Ground): number => SEVERITIES.indexOf(severity);

/**
 * One ground for each thing that got worse: of the metrics of a subject the gravest (the first of those), and none of
 * the whole where an endpoint is as bad, since that is what the whole shows. The worst severity stays.
 */
export function oneForEachCause(grounds: readonly Ground[]): readonly Ground[] {
  const gravest = new Map<string, Ground>();
  for (const ground of grounds) {
    const cause = `${ground.kind} ${subjectIn(ground)}`;
    const known = gravest.get(cause);
    if (known === undefined || rank(ground) < rank(known)) gravest.set(cause, ground);
  }
  const kept = grounds.filter((ground) => gravest.get(`${ground.kind} ${subjectIn(ground)}`) === ground);
  return kept.filter((ground) => subjectIn(ground) !== OVERALL || !isExplained(ground, kept));
}

/** By an endpoint: all requests are not made of what a script measures itself. */
const isExplained = (whole: Ground, grounds: readonly Ground[]): boolean =>
  grounds.some((one) => one.kind === whole.kind && isOfEndpoint(one) && rank(one) <= rank(whole));

const isOfEndpoint = (ground: Ground): boolean =>
  'comparison' in ground &&
  ground.comparison.subject.kind === 'endpoint' &&
  kindOf(ground.comparison.subject) === 'requests';
