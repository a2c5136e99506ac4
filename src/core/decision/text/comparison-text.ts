import type { Comparison } from '../../model/judgement/judgement.ts';
import { definitionOf } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { changeText, intervalText, quantity } from '../../model/quantity.ts';
import { subjectKey } from '../../model/subject-key.ts';

/** "p95 of GET orders +38 % (182 ms → 251 ms, limit +20 %)". `episodes`: how failures were counted, in words; may be empty */
export function comparisonText(
  facts: Omit<Comparison, 'text'>,
  limits: Pick<Policy, 'warn' | 'fail'>,
  episodes?: string,
): string {
  const metric = definitionOf(facts.metric);
  const whose = facts.subject.kind === 'overall' ? 'overall' : `of ${subjectKey(facts.subject)}`;
  const name = facts.subject.kind === 'overall' ? `${whose} ${metric.title}` : `${metric.title} ${whose}`;
  const sides = `${quantity(facts.base, facts.unit)} → ${quantity(facts.head, facts.unit)}`;
  const change = facts.base === 0 ? 'from zero' : changeText(facts.change);
  if (episodes !== undefined)
    return `${name} ${change} (${[sides, episodes].filter((part) => part !== '').join(', ')})`;
  if (facts.class === 'inconclusive' && facts.evidence === undefined) {
    const { base, head } = facts.samples;
    return `${name} ${change} (${sides}), not judged: ${Math.min(base, head)} requests, and it takes ${metric.fewest}`;
  }
  return `${name} ${change} (${sides}${sureOf(facts)}${limitOf(facts.class, limits)})`;
}

/** Beside a change that matters, and beside one that could not be judged. */
function sureOf({ evidence, class: found }: Pick<Comparison, 'evidence' | 'class'>): string {
  if (evidence === undefined || found === 'unchanged') return '';
  return `, 95 % sure of ${intervalText(evidence.low, evidence.high)}`;
}

function limitOf(found: Comparison['class'], { warn, fail }: Pick<Policy, 'warn' | 'fail'>): string {
  if (found === 'critical') return `, limit +${percent(fail)} %`;
  return found === 'significant' ? `, limit +${percent(warn)} %` : '';
}

const percent = (ratio: number): string => String(Math.round(ratio * 1000) / 10);
