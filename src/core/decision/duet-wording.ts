import { subjectKey } from '../baseline/subject-key.ts';
import type { Comparison } from '../model/judgement.ts';
import { changeText, quantity } from '../model/quantity.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import type { PairedMetric } from './judge-pairs.ts';
import { definitionOf } from './metrics.ts';

type Facts = Omit<Comparison, 'text' | 'action'>;

/** "p95 of GET orders +38 % (182 ms → 251 ms, 95 % sure of +31 % to +45 %, limit +20 %)" */
export function duetText(facts: Facts, metric: PairedMetric): string {
  const title = definitionOf(facts.metric).title;
  const overall = facts.subject.kind === 'overall';
  const name = overall ? `overall ${title}` : `${title} of ${subjectKey(facts.subject)}`;
  if (metric.kind === 'vague') {
    const { base, head } = facts.samples;
    if (base + head === 0) return `${name}: not judged, the rounds hold no values of it (see the notes)`;
    return `${name}: not judged, a round holds too few requests (${facts.samples.head} on head in all)`;
  }
  const change = facts.base === 0 ? (facts.head === 0 ? '±0 %' : 'from zero') : changeText(facts.change);
  const sides = `${quantity(facts.base, facts.unit)} → ${quantity(facts.head, facts.unit)}`;
  if (metric.kind === 'latency' && metric.found === null) {
    const { length } = metric.values.differences;
    return `${name} ${change} (${sides}), not judged: ${length} pairs of ${metric.values.joinedRounds} joined rounds each, and it takes ${FEWEST_PAIRS}`;
  }
  return `${name} ${change} (${[sides, ...surety(facts, metric), ...limit(facts, metric)].join(', ')})`;
}

function surety({ evidence }: Facts, metric: PairedMetric): readonly string[] {
  if (metric.kind === 'errors') {
    const { base, head } = metric.found.episodes;
    return base + head === 0 ? [] : [`${base} error episodes → ${head}`];
  }
  if (evidence === undefined) return [];
  return [`95 % sure of ${changeText(evidence.low)} to ${changeText(evidence.high)}`];
}

function limit(facts: Facts, { limits, kind }: PairedMetric): readonly string[] {
  const percent = (ratio: number) => `limit +${Math.round(ratio * 1000) / 10} %`;
  if (kind === 'errors') return [];
  if (facts.class === 'critical') return [percent(limits.fail)];
  return facts.class === 'significant' || facts.class === 'inconclusive' ? [percent(limits.warn)] : [];
}
