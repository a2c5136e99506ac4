import type { Paired } from '../../model/decision/load-fact.ts';
import type { SubjectNote } from '../../model/decision/note.ts';
import { subjectKey } from '../../model/subject-key.ts';
import type { LevelJump } from './levels/level-jump.ts';
import type { PairedMetric } from './paired-metric.ts';

/** Subjects that are told of. */
const MOST_TOLD = 3;

type Jumped = PairedMetric & { readonly kind: 'latency'; readonly jump: LevelJump };

/** A latency of which nothing can be said, since the level of both sides moved while it was measured. */
export function isOpenAfterJump(metric: PairedMetric): metric is Jumped {
  return isJumped(metric) && metric.found?.state !== 'settled' && metric.found?.state !== 'regressed';
}

const isJumped = (metric: PairedMetric): metric is Jumped =>
  metric.kind === 'latency' && metric.jump !== null;

/** That the level of a subject moved on both sides, for each of the first few. */
export function jumpNotes(
  metrics: readonly PairedMetric[],
  pairs: number,
  paired: Paired,
): readonly SubjectNote[] {
  const jumped = metrics.filter(isJumped);
  const bySubject = new Map(jumped.map((metric) => [subjectKey(metric.subject), metric.jump]));
  const told = [...bySubject].slice(0, MOST_TOLD).map(([name, jump]) => ({
    ...paired,
    ...noteOf(name, jump, pairs),
  }));
  const more = bySubject.size - told.length;
  return more > 0 ? [...told, { kind: 'more-jumps', subjects: more }] : told;
}

function noteOf(subject: string, { metric, pairsBefore, levels }: LevelJump, pairs: number): SubjectNote {
  const pairsAfter = pairs - pairsBefore;
  return { kind: 'level-jump', subject, metric, pairsBefore, pairsAfter, ...levels };
}
