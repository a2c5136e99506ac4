import type { Compared } from '../../model/decision/compared.ts';
import type { Way } from '../../model/judgement/comparison.ts';
import type { Endpoint } from '../../model/recording/series.ts';

/** An endpoint that only one side has; its p95 (or nothing, where none answered) stands for it. */
export function oneSided(endpoint: Endpoint, found: 'new' | 'missing', way: Way): Compared {
  const { name, method, duration, requests } = endpoint;
  const subject = { kind: 'endpoint', name, method } as const;
  const value = duration?.p95 ?? null;
  return {
    way,
    subject,
    metric: 'p95',
    unit: 'ms',
    base: found === 'missing' ? value : null,
    head: found === 'new' ? value : null,
    change: null,
    worse: null,
    class: found,
    action: null,
    samples: { base: found === 'missing' ? requests : 0, head: found === 'new' ? requests : 0 },
  };
}
