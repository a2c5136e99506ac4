import type { Comparison } from '../../model/judgement/judgement.ts';
import { definitionOf, PERCENTILES } from '../../model/metric.ts';
import { changeText, intervalText, quantity } from '../../model/quantity.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { mendedText } from '../subjects/mended-text.ts';
import { FEWEST_PAIRS } from './duet-rule.ts';
import { requestsFor } from './pair-differences.ts';
import type { PairedMetric } from './paired-metric.ts';

type Facts = Omit<Comparison, 'text' | 'action'>;

/** "p95 of GET orders +38 % (182 ms → 251 ms, 95 % sure of +31 % to +45 %, limit +20 %)" */
export function duetText(facts: Facts, metric: PairedMetric): string {
  const title = definitionOf(facts.metric).title;
  const overall = facts.subject.kind === 'overall';
  const name = overall ? `overall ${title}` : `${title} of ${subjectKey(facts.subject)}`;
  if (metric.kind === 'vague') {
    const { base, head } = facts.samples;
    const isEmpty = base + head === 0 || (metric.perRound === 0 && facts.unit === 'ms');
    if (isEmpty) return `${name}: not judged, the rounds hold no values of it (see the notes)`;
    return `${name}: not judged, ${tooFew(metric)}`;
  }
  if (metric.kind === 'mended') return `${name}: not judged, ${mendedText(metric.failed)}`;
  const change = facts.base === 0 ? (facts.head === 0 ? '±0 %' : 'from zero') : changeText(facts.change);
  const sides = `${quantity(facts.base, facts.unit)} → ${quantity(facts.head, facts.unit)}`;
  if (metric.kind === 'latency' && metric.found === null) {
    return `${name} ${change} (${sides}), not judged: ${tooFew(metric)}`;
  }
  return `${name} ${change} (${[sides, ...surety(facts, metric), ...limit(facts, metric)].join(', ')})`;
}

function surety({ evidence }: Facts, metric: PairedMetric): readonly string[] {
  if (metric.kind === 'errors') {
    const { base, head } = metric.found.episodes;
    return base + head === 0 ? [] : [`${base} error episodes → ${head}`];
  }
  if (evidence === undefined) return [];
  return [`95 % sure of ${intervalText(evidence.low, evidence.high)}`];
}

function limit(facts: Facts, { limits, kind }: PairedMetric): readonly string[] {
  const percent = (ratio: number) => `limit +${Math.round(ratio * 1000) / 10} %`;
  if (kind === 'errors') return [];
  if (facts.class === 'critical') return [percent(limits.fail)];
  return facts.class === 'significant' || facts.class === 'inconclusive' ? [percent(limits.warn)] : [];
}

/** "too few requests per round for p99: 300, and it takes 500, or 8 pairs of rounds" */
function tooFew(metric: PairedMetric): string {
  const q = definitionOf(metric.metric).quantile;
  if (q === null) return 'no pair of rounds holds requests of both arms';
  const requests = `too few requests per round for ${metric.metric}: ${Math.floor(metric.perRound)}, and it takes ${requestsFor(q)}`;
  if (metric.kind !== 'latency') return requests;
  const { joinedRounds, differences } = metric.values;
  if (joinedRounds === 1) return `${differences.length} pairs of rounds, and it takes ${FEWEST_PAIRS}`;
  return `${requests}, or ${FEWEST_PAIRS * joinedRounds} pairs of rounds`;
}

/** How many names a note lists. */
const MOST_NAMES = 3;

/** One sentence for each latency that could not be judged: of what, why, and what would help. */
export function notJudgedNotes(metrics: readonly PairedMetric[]): readonly string[] {
  return PERCENTILES.flatMap(({ id }) => {
    const open = metrics.filter((metric) => metric.metric === id && isNotJudged(metric));
    const [first] = open.toSorted((a, b) => b.perRound - a.perRound);
    if (first === undefined) return [];
    const names = open.slice(0, MOST_NAMES).map(({ subject }) => subjectKey(subject));
    const more = open.length > MOST_NAMES ? ` and ${open.length - MOST_NAMES} more` : '';
    return [`${id} of ${names.join(', ')}${more} is not judged: ${tooFew(first)}. A higher rate would do.`];
  });
}

/** Of an endpoint that no round holds values of, the load generator says why. */
function isNotJudged(metric: PairedMetric): boolean {
  if (metric.perRound === 0) return false;
  return metric.kind === 'vague' || (metric.kind === 'latency' && metric.found === null);
}
