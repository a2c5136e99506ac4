import type { Compared } from '../../model/decision/compared.ts';
import { definitionOf } from '../../model/metric.ts';
import { changeText, quantity } from '../../model/quantity.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { several, subjectOfName } from '../names.ts';
import { changeInterval, limitOfChange } from './direction.ts';
import { levelsText } from './levels.ts';
import { unjudgedText } from './unjudged.ts';

/** "p95 of GET orders +38 % (182 ms → 251 ms, 95 % CI +31 % to +45 %, limit +20 %)" */
export function comparisonText(compared: Compared): string {
  const { class: found, subject, unjudged, mayHang } = compared;
  if (found === 'new') return `${subjectKey(subject)} is new: there is nothing to compare it with.`;
  if (found === 'missing') {
    return `${subjectKey(subject)} ${mayHang ? 'has no answer on head any more' : 'is no longer called'}.`;
  }
  const name = nameOf(compared);
  if (unjudged === undefined) {
    return `${name} ${change(compared)} (${detailsText(compared)})`;
  }
  // Of what base fails and head mends both sides are known, and would mislead.
  const shown = compared.base !== null && unjudged.kind !== 'mended';
  const why = `not judged${shown ? ':' : ','} ${unjudgedText(unjudged)}`;
  const sides = [sidesText(compared), ...level(compared)].join(', ');
  return shown ? `${name} ${change(compared)} (${sides}), ${why}` : `${name}: ${why}`;
}

/** "182 ms → 251 ms, 95 % CI +31 % to +45 %, limit +20 %" */
export const detailsText = (compared: Compared): string =>
  [figuresText(compared), ...limit(compared)].join(', ');

/** The same without the limit. */
export const figuresText = (compared: Compared): string =>
  [sidesText(compared), ...level(compared), ...interval(compared)].join(', ');

const nameOf = (compared: Compared): string =>
  `${definitionOf(compared.metric).title} of ${subjectOfName(compared)}`;

const sidesText = ({ base, head, unit }: Compared): string =>
  `${quantity(base, unit)} → ${quantity(head, unit)}`;

function change({ base, head, change: changed, way }: Compared): string {
  if (base !== 0) return changeText(changed);
  return way === 'duet' && head === 0 ? '±0 %' : 'from zero';
}

/** Of a load that changes, the level that shows it most. */
function level({ at }: Compared): readonly string[] {
  if (at === undefined) return [];
  return [at.length === 0 ? 'outside of its long levels' : `at ${levelsText(at)}`];
}

/** How failures were counted, else the interval; beside earlier runs only where the change matters or is open. */
function interval({ evidence, episodes, class: found, way, limits }: Compared): readonly string[] {
  if (episodes !== undefined) {
    const { base, head, runs } = episodes;
    const whence = runs === undefined ? '' : ` in ${several(runs, 'earlier run')}`;
    return base + head === 0 ? [] : [`${base} error episodes${whence} → ${head}`];
  }
  if (evidence === undefined || (way === 'stored' && found === 'unchanged')) return [];
  return [`95 % CI ${changeInterval(evidence, limits?.better)}`];
}

/** The limit that was passed, or in a duet the one that a change lies too near to. */
function limit({ class: shown, was, limits, way, episodes }: Compared): readonly string[] {
  if (limits === undefined || episodes !== undefined) return [];
  const found = was ?? shown;
  const percent = (ratio: number) => [`limit ${limitOfChange(ratio, limits.better)}`];
  if (found === 'critical') return percent(limits.fail);
  const isNear = way === 'duet' && found === 'inconclusive';
  return found === 'significant' || isNear ? percent(limits.warn) : [];
}
