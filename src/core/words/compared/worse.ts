import type { Comparison } from '../../model/judgement/comparison.ts';
import { definitionOf, isCost } from '../../model/metric.ts';
import type { SubjectKind } from '../../model/own-kind.ts';
import { changeText, quantity, significant } from '../../model/quantity.ts';
import { kindOf, subjectKey } from '../../model/subject-key.ts';
import { subjectName } from '../names.ts';

type Changed = Pick<Comparison, 'subject' | 'metric' | 'unit' | 'base' | 'head' | 'change'>;

/** From this change on a factor is easier to read than a percentage. */
const TIMES = 4;

/** A change as a sentence without figures of both sides: "GET orders is 38 % slower", "GET orders is 6.8× slower". */
export function changedText(changed: Changed): string {
  const { metric, unit, head } = changed;
  const name = subjectName(changed.subject);
  if (isCost(metric)) return costText(changed);
  if (metric === 'error-rate') return failsText(changed);
  if (metric === 'delivered-rate') return `${name} ${isAre(changed)} delivered at ${quantity(head, unit)}`;
  return `${name} ${isAre(changed)} ${slowerText(changed)}`;
}

/** The same with the metric, for a heading: "GET orders is 6.8× slower (p95)". */
export function changedHeading(changed: Changed): string {
  const { metric, unit, base } = changed;
  if (metric === 'error-rate' || metric === 'delivered-rate' || isCost(metric)) {
    return `${changedText(changed)} (base ${quantity(base, unit)})`;
  }
  return `${changedText(changed)} (${definitionOf(metric).title})`;
}

/**
 * What requests cost is spoken of where it changed by more than its limit and its noise, either way. `slower`: as what
 * only informs is shown then.
 */
export const hasMoved = ({ class: found }: Pick<Comparison, 'class'>): boolean =>
  ['critical', 'significant', 'accepted', 'slower', 'improved'].includes(found);

/** "CPU per request is 30 % higher" */
function costText(changed: Changed): string {
  const { title, isMany } = definitionOf(changed.metric);
  return `${title} ${isMany ? 'are' : 'is'} ${sizeText(changed, ['higher', 'lower'])}`;
}

const isAre = ({ subject }: Changed): string => (subject.kind === 'overall' ? 'are' : 'is');

function failsText({ subject, head, unit }: Changed): string {
  if (head === 0)
    return subject.kind === 'overall'
      ? 'no request fails any more'
      : `no ${subjectKey(subject)} request fails any more`;
  const share = quantity(head, unit);
  return subject.kind === 'overall'
    ? `${share} of all requests fail`
    : `${share} of ${subjectKey(subject)} requests fail`;
}

/** What more and less of each kind of subject is called. */
const DIRECTIONS: Readonly<Record<SubjectKind, readonly [more: string, less: string]>> = {
  requests: ['slower', 'faster'],
  Trend: ['longer', 'shorter'],
  Value: ['higher', 'lower'],
  Rate: ['higher', 'lower'],
  Counter: ['higher', 'lower'],
};

/** "38 % slower", "6.8× slower", "12 % faster"; of what a script measures itself, "longer" or "lower". */
const slowerText = (changed: Changed): string => sizeText(changed, DIRECTIONS[kindOf(changed.subject)]);

function sizeText(
  { change, base, head, unit }: Changed,
  [more, less]: readonly [more: string, less: string],
): string {
  if (change === null) return `${more} (${quantity(base, unit)} → ${quantity(head, unit)})`;
  if (change >= TIMES) return `${significant(change + 1)}× ${more}`;
  const size = changeText(change).replace(/^[+−±]/, '');
  return `${size} ${change >= 0 ? more : less}`;
}
