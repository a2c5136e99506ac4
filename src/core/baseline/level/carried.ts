import type { Mark, RegressedMark } from '../../model/baseline.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { isSame } from './figure.ts';

/**
 * Runs in a row that do not show a regression again, with the last of which it is over: as many as locate a level. Else
 * one that chance made up, or that was mended in part, would be told for as long as no run is sure of "unchanged". At a
 * spread of 7 % one run of unchanged code misses +30 % about once in six times, and ten in a row hardly ever.
 */
const DOUBTED = 10;

/**
 * What a run leaves open of the regressions that the run before it carries: a lucky run of the same code must not close
 * one, else its slow figures would be averaged into the level, and the next commit be blamed. `settled`: figures that the
 * run shows worse again, or that are accepted with it.
 */
export function carriedOver(
  open: readonly RegressedMark[],
  comparisons: readonly Comparison[],
  settled: readonly Mark[],
): readonly RegressedMark[] {
  return open
    .filter((mark) => !settled.some((one) => isSame(one, mark)) && !isOver(mark, comparisons))
    .map(({ unsettled = 0, ...mark }) => ({ ...mark, unsettled: unsettled + 1 }))
    .filter(({ unsettled }) => unsettled < DOUBTED);
}

/** What a run did not measure says nothing, unless its endpoint is gone. */
function isOver(mark: Mark, comparisons: readonly Comparison[]): boolean {
  return comparisons.some(({ subject, metric, role, class: found }) => {
    if (subjectKey(subject) !== mark.subject) return false;
    if (found === 'missing') return true;
    return (
      metric === mark.metric && (role === 'informative' || found === 'unchanged' || found === 'improved')
    );
  });
}
