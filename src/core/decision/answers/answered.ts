import type { ArmRecord } from '../../model/recording/recording.ts';

/** What one side answered: an arm of a duet, or a stored run. */
export type Answered = Pick<ArmRecord, 'overall' | 'endpoints' | 'checks' | 'load' | 'workload'>;
