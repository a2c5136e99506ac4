import type { SubjectNote } from '../../../model/decision/note.ts';
import type { Duet, HeldLevel } from '../../../model/recording/duet.ts';
import type { Pair } from '../../../model/recording/pairs.ts';
import type { Lost } from '../../load/delivered-levels.ts';
import { FEWEST_PAIRS } from '../duet-rule.ts';

type Held = Pick<Duet, 'sideBySide' | 'stop'>;

/**
 * Levels that are not judged by themselves: those held in too few slices, or in none, and those of which too few can be
 * used. None: there are none, or only one level. `all`: pairs that were driven.
 */
export function levelNotes(
  all: readonly Pair[],
  lost: readonly Lost[],
  { sideBySide, stop }: Held,
): readonly SubjectNote[] {
  const levels = sideBySide?.levels ?? [];
  return [...shortLevels(all, levels, stop), ...lost.flatMap((one) => lostNote(one, levels))];
}

function shortLevels(
  all: readonly Pair[],
  levels: readonly (readonly HeldLevel[])[],
  stop: Duet['stop'],
): readonly SubjectNote[] {
  const isAlone = levels.length === 1 && all.every(({ slice }) => slice?.level === 0);
  if (isAlone) return [];
  return levels.flatMap((at, index): readonly SubjectNote[] => {
    const { length: slices } = all.filter(({ slice }) => slice?.level === index);
    // What was ended before it came to a level says so itself.
    const isCut = slices === 0 && (stop === 'regressed' || stop === 'cancelled');
    if (at.length === 0 || isCut || slices >= FEWEST_PAIRS) return [];
    return [{ kind: 'short-level', at, slices, takes: FEWEST_PAIRS }];
  });
}

function lostNote(
  { level, usable, of, why }: Lost,
  levels: readonly (readonly HeldLevel[])[],
): readonly SubjectNote[] {
  // Of all that was driven the reason says so.
  if (level === undefined) return [];
  return [{ kind: 'lost-level', at: levels[level ?? -1] ?? [], usable, of, why }];
}
