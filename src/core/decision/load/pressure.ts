import type { Bears } from '../../model/decision/load-fact.ts';
import { pairsOf } from '../../model/recording/pairs.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { duetPressure } from './duet-validity.ts';
import { soloPressure } from './solo-validity.ts';
import { usablePairs } from './usable-pairs.ts';

/** Whether a higher rate would tell more, as far as the machine and the application show. */
export function bears({ windows }: Pick<Recording, 'windows'>): Bears {
  const pairs = pairsOf(windows);
  const { overloaded, notes } = usablePairs(pairs);
  if (overloaded !== null) return 'no-more';
  const alone = windows.filter(({ part }) => part.kind === 'whole');
  const busy = [...duetPressure(pairs), ...alone.flatMap(({ readings }) => soloPressure(readings))];
  const isShort = notes.some(({ kind }) => kind === 'left-out');
  return busy.length > 0 || isShort ? 'more-on-larger' : 'more';
}
