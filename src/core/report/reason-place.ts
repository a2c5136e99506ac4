import type { Comparison } from '../model/judgement/comparison.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import type { Reason } from '../model/judgement/reason.ts';
import type { Subject } from '../model/metric.ts';
import { subjectKey } from '../model/subject-key.ts';
import type { Place } from './threshold-place.ts';

/** Where the user wrote down what a verdict rests on; null: nowhere, or not known. */
export type Places = {
  /** a limit of the script's own */
  threshold(metric: string, expression: string): Place | null;
  /** a key of the configuration file, by its path */
  setting(path: readonly (string | number)[]): Place | null;
};

/** The line that a reason is about: the crossed threshold, the limit that was passed, the command that failed. */
export function placeOfReason({ kind, of }: Reason, judgement: Judgement, places: Places): Place | null {
  switch (of?.kind) {
    case 'threshold': {
      const found = judgement.thresholds[of.index];
      return found === undefined ? null : places.threshold(found.metric, found.expression);
    }
    case 'target': {
      const item = judgement.policy.targets?.[of.index]?.item;
      // Those of the recommended set have no line of their own, and base's another one where the change has other rules.
      const isNowhere = item === undefined || judgement.policyChange !== undefined;
      return (isNowhere ? null : places.setting(['targets', item])) ?? places.setting(['targets']);
    }
    case 'comparison':
      return kind === 'missing' ? null : placeOfLimit(judgement.comparisons[of.index], places);
    case 'command':
      return places.setting(['app', of.step]);
    default:
      return null;
  }
}

/** The limit of the endpoint before that of the metric before the general one, as they hold. */
function placeOfLimit(found: Comparison | undefined, places: Places): Place | null {
  if (found === undefined) return null;
  const limit = found.class === 'critical' ? 'fail' : 'warn';
  const { subject, metric } = found;
  const paths = [
    ...namesOf(subject).map((name) => ['policy', 'endpoints', name, metric, limit]),
    ['policy', 'metrics', metric, limit],
    ['policy', limit],
  ];
  return paths.map((path) => places.setting(path)).find((place) => place !== null) ?? null;
}

const namesOf = (subject: Subject): readonly string[] =>
  subject.kind === 'overall' ? ['overall'] : [subjectKey(subject), subject.name];
