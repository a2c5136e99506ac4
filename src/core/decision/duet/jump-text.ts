import { quantity } from '../../model/quantity.ts';
import { subjectKey } from '../../model/subject-key.ts';
import type { LevelJump } from './level-jump.ts';
import type { PairedMetric } from './paired-metric.ts';

/** Subjects that are told of. */
const MOST_TOLD = 3;

type Jumped = PairedMetric & { readonly kind: 'latency'; readonly jump: LevelJump };

/** A latency of which nothing can be said, since the level of both sides moved while it was measured. */
export function isOpenAfterJump(metric: PairedMetric): metric is Jumped {
  return isJumped(metric) && metric.found?.state !== 'settled' && metric.found?.state !== 'regressed';
}

const isJumped = (metric: PairedMetric): metric is Jumped =>
  metric.kind === 'latency' && metric.jump !== null;

/** Why nothing can be concluded, and what to do about it; goes on a sentence. */
export function jumpText(pairsBefore: number): string {
  return `the level of both sides moved after ${pairsBefore} pairs of rounds, far beyond noise, and the rounds after it do not show what the change costs. Set \`app.reset\`, so that every group of rounds finds the application alike`;
}

/** That the level of a subject moved on both sides, with figures, for each of the first few. */
export function jumpNotes(metrics: readonly PairedMetric[], pairs: number): readonly string[] {
  const jumped = metrics.filter(isJumped);
  const bySubject = new Map(jumped.map((metric) => [subjectKey(metric.subject), metric.jump]));
  const told = [...bySubject].slice(0, MOST_TOLD).map(([name, jump]) => noteOf(name, jump, pairs));
  const more = bySubject.size - told.length;
  return more > 0 ? [...told, `So did the level of ${more} more.`] : told;
}

function noteOf(name: string, { metric, pairsBefore, levels }: LevelJump, pairs: number): string {
  const ofArm = (arm: 'base' | 'head') =>
    `${quantity(levels[arm].before, 'ms')} → ${quantity(levels[arm].after, 'ms')} on ${arm}`;
  const subject = name === 'overall' ? 'all requests' : name;
  return (
    `The level of ${subject} moved on both sides after ${pairsBefore} pairs of rounds, far beyond noise: ${metric} ${ofArm('base')}, ${ofArm('head')}. ` +
    'The state of the application changed: a cache filled, ids were used up, a list grew. ' +
    `The ${pairs - pairsBefore} pairs after it are no evidence that nothing changed. \`app.reset\` makes every group of rounds find the application alike.`
  );
}
