import type { Comparison } from '../../model/judgement/judgement.ts';
import type { Endpoint } from '../../model/recording/series.ts';
import { subjectKey } from '../../model/subject-key.ts';

/** An endpoint that only one side has; its p95 (or nothing, where none answered) stands for it. */
export function oneSided(endpoint: Endpoint, found: 'new' | 'missing'): Comparison {
  const { name, method, duration, requests } = endpoint;
  const subject = { kind: 'endpoint', name, method } as const;
  const value = duration?.p95 ?? null;
  const where = found === 'new' ? 'is new: there is nothing to compare it with' : 'was not called any more';
  return {
    subject,
    metric: 'p95',
    unit: 'ms',
    base: found === 'missing' ? value : null,
    head: found === 'new' ? value : null,
    change: null,
    worse: null,
    class: found,
    action: null,
    text: `${subjectKey(subject)} ${where}.`,
    samples: { base: found === 'missing' ? requests : 0, head: found === 'new' ? requests : 0 },
  };
}
