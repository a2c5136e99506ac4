import type { Comparison, Judgement } from '../model/judgement.ts';
import { changeText } from '../model/quantity.ts';
import { clopperPearson } from '../statistics/binomial.ts';

export type SelfTested = { readonly planted: 'nothing' | 'delay' | 'errors'; readonly judgement: Judgement };

const CONFIDENCE = 0.95;
const LATENCIES = ['p50', 'p95'];

/** Whether everything went as it should: nothing accused, everything planted found. */
export function isTrustworthy(runs: readonly SelfTested[]): boolean {
  return runs.every(({ planted, judgement }) => isFlagged(judgement) === (planted !== 'nothing'));
}

const isFlagged = ({ comparisons }: Judgement): boolean =>
  comparisons.some(({ class: found }) => found === 'critical' || found === 'significant');

/** What the gate did on builds that were alike, what it found of what was planted, and what that allows; lines. */
export function selfTestReport(runs: readonly SelfTested[]): readonly string[] {
  const alike = runs.filter(({ planted }) => planted === 'nothing').map(({ judgement }) => judgement);
  const flagged = alike.filter(isFlagged).length;
  const bound = clopperPearson(flagged, alike.length, CONFIDENCE).high;
  const noisy = alike.flatMap(({ comparisons }) => comparisons).filter(isJudgedLatency);
  return [
    `False alarms: ${flagged} of ${alike.length} duets of one build (with 95 % confidence at most ${(bound * 100).toFixed(0)} %; more runs say more).`,
    ...runs.flatMap(({ planted, judgement }) =>
      planted === 'nothing' ? [] : [foundLine(planted, judgement)],
    ),
    ...noiseLines(noisy),
  ];
}

function isJudgedLatency({ metric, evidence, subject }: Comparison): boolean {
  return subject.kind === 'overall' && LATENCIES.includes(metric) && evidence !== undefined;
}

function foundLine(planted: 'delay' | 'errors', judgement: Judgement): string {
  const what = planted === 'delay' ? 'The planted delay' : 'The planted errors';
  return isFlagged(judgement)
    ? `${what}: found. ${judgement.reason}.`
    : `${what}: NOT found (${judgement.verdict}: ${judgement.reason}).`;
}

/** Spread from pair to pair, and the smallest limit whose half an unchanged build did not come near. */
function noiseLines(comparisons: readonly Comparison[]): readonly string[] {
  if (comparisons.length === 0) return [];
  const noise = LATENCIES.map((metric) => {
    const all = comparisons
      .filter((one) => one.metric === metric)
      .map(({ evidence }) => evidence?.noise ?? 0);
    return `${metric} ±${(Math.max(...all, 0) * 100).toFixed(1)} %`;
  });
  const highest = Math.max(...comparisons.map(({ evidence }) => evidence?.high ?? 0));
  const warn = Math.max(Math.ceil(highest * 100), 5);
  return [
    `Noise from pair to pair on this machine: ${noise.join(', ')} at most.`,
    `Smallest \`policy.warn\` that this machine supports: ${warn} % (an unchanged build was not sure to be below ${changeText(highest)}).`,
  ];
}
