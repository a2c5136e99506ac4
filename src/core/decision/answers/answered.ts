import type { ArmRecord } from '../../model/recording/recording.ts';

/** What one side answered: an arm of a duet, or a stored run. */
export type Answered = Pick<ArmRecord, 'overall' | 'endpoints' | 'checks' | 'load'>;

/**
 * How head's answers differ from base's. `isWorse`: plainly, and not by chance, so that it is a warning by itself;
 * otherwise it is told and decides nothing.
 */
export type AnswerFact = { readonly text: string; readonly isWorse: boolean };
