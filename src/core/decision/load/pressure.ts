import { pairsOf } from '../../model/recording/pairs.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { duetPressure } from './duet-validity.ts';
import { soloPressure } from './solo-validity.ts';

/** Whether the machine was so busy that more load would tell less, not more; false: it was not, or nobody knows. */
export function isPressed({ windows }: Pick<Recording, 'windows'>): boolean {
  const alone = windows.filter(({ part }) => part.kind === 'whole');
  return (
    duetPressure(pairsOf(windows)).length + alone.flatMap(({ readings }) => soloPressure(readings)).length > 0
  );
}
