import type { Fault } from '../../model/decision/load-fact.ts';
import type { WhatFailed } from '../../model/decision/reason-fact.ts';
import type { Load, Outcome } from '../../model/recording/load.ts';
import { pairsOf } from '../../model/recording/pairs.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { duetFaults } from './duet-validity.ts';
import { soloFaults, wasDriven } from './solo-validity.ts';
import { undelivered } from './undelivered.ts';

const BY_OUTCOME: Readonly<Record<Outcome, WhatFailed | null>> = {
  completed: null,
  'thresholds-crossed': null,
  'script-error': 'script',
  'all-iterations-failed': 'script',
  'no-data': 'script',
  aborted: null,
  cancelled: 'cancelled',
  crashed: 'generator',
  'timed-out': 'time',
};

/** What kept a recording from being judged, in one word; null: its own sentences alone say so. */
export function whatFailed({ arms, windows, duet, generator }: Recording): WhatFailed | null {
  const generatorCpu = generator.cpu ?? null;
  if (duet !== undefined) {
    const [fault] = duetFaults({ pairs: pairsOf(windows), stop: duet.stop, generatorCpu });
    return fault === undefined ? null : byFault(fault.kind);
  }
  const { load, workload } = arms.head;
  if (!wasDriven(load)) return BY_OUTCOME[load.outcome];
  const readings = windows[0]?.readings ?? {};
  const [fault] = soloFaults({ valid: true }, load, { generatorCpu, readings });
  if (fault !== undefined) return byFault(fault.kind);
  return isLacking(load, workload) ? 'undelivered' : null;
}

function byFault(kind: Fault['kind']): WhatFailed | null {
  switch (kind) {
    case 'cancelled':
      return 'cancelled';
    case 'bottleneck':
      return 'busy-generator';
    case 'stolen':
    case 'stolen-often':
      return 'host';
    case 'not-delivered':
      return 'undelivered';
    case 'few-usable':
      return 'few-pairs';
    default:
      return null;
  }
}

function isLacking(
  { iterations, droppedIterations: dropped, iterationRate }: Load,
  { targetRate }: Recording['arms']['head']['workload'],
): boolean {
  return undelivered({ iterations, dropped, iterationRate, targetRate, exhausted: false }) !== null;
}
