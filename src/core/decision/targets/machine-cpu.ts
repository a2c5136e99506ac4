import type { Recording } from '../../model/recording/recording.ts';
import { measured, none, type Reading } from './reading.ts';

/** The environment of an application that the gate started on its own machine. */
const LOCAL = 'local';

/** CPU time in use on the machine, all programs together: base and head share it where both are driven. */
export function machineCpu({ arms, windows, duet }: Pick<Recording, 'arms' | 'windows' | 'duet'>): Reading {
  if (duet !== undefined || arms.base !== undefined) return none({ kind: 'shared' });
  if (arms.head.workload.environment !== LOCAL) return none({ kind: 'elsewhere' });
  const busy = windows.find(({ arm }) => arm === 'head')?.readings.busy;
  return busy === undefined ? none({ kind: 'no-reading', metric: 'cpu' }) : measured(busy, busy, busy);
}
