import { type Alike, alikeOf, answerOf, isEnough, type SelfTested } from '../decision/self-test.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import { changeText } from '../model/quantity.ts';
import { clopperPearson } from '../statistics/binomial.ts';

const CONFIDENCE = 0.95;
const LATENCIES = ['p50', 'p95'];

/**
 * What the self-test comes to, and why in a sentence. `fail`: an unchanged build was accused, or something planted was
 * not found. `invalid`: neither, but too little was judged to trust the machine.
 */
export type SelfTestVerdict = { readonly verdict: 'pass' | 'fail' | 'invalid'; readonly reason: string };

/** Whether the gate can be trusted on this machine: nothing accused, everything planted found, and enough judged. */
export function selfTestVerdict(runs: readonly SelfTested[]): SelfTestVerdict {
  const alike = alikeOf(runs);
  const planted = runs.filter((run) => run.planted !== 'nothing');
  const missed = planted.find(({ judgement }) => answerOf(judgement) !== 'unjudged' && !isFound(judgement));
  if (alike.accused.length > 0) return { verdict: 'fail', reason: alarmLine(alike) };
  if (missed !== undefined) return { verdict: 'fail', reason: foundLine(missed) };
  if (!isEnough(alike)) return { verdict: 'invalid', reason: tooLittle(alike) };
  const blind = planted.find(({ judgement }) => !isFound(judgement));
  if (blind !== undefined) return { verdict: 'invalid', reason: foundLine(blind) };
  if (planted.length === 0)
    return { verdict: 'invalid', reason: 'Nothing was planted, so nothing was found.' };
  const reason = 'No unchanged build was accused, and everything that was planted was found.';
  return { verdict: 'pass', reason };
}

/** What the gate did on builds that were alike, what it found of what was planted, and what that allows; lines. */
export function selfTestReport(runs: readonly SelfTested[]): readonly string[] {
  const alike = alikeOf(runs);
  const judged = [...alike.accused, ...alike.cleared, ...alike.open];
  return [
    alarmLine(alike),
    ...openLine(alike),
    ...unjudgedLine(alike),
    ...runs.flatMap((run) => (run.planted === 'nothing' ? [] : [foundLine(run)])),
    ...noiseLines(judged.flatMap(({ comparisons }) => comparisons).filter(isJudgedLatency)),
  ];
}

/** Of those that were judged: one that could not be is no duet without a false alarm. */
function alarmLine({ all, accused, unjudged }: Alike): string {
  const judged = all.length - unjudged.length;
  if (judged === 0)
    return `False alarms: not known, as none of ${comparisonsText(all.length)} of one build with itself was judged.`;
  const bound = clopperPearson(accused.length, judged, CONFIDENCE).high;
  return `False alarms: ${accused.length} of ${comparisonsText(judged)} of one build with itself (with 95 % confidence at most ${(bound * 100).toFixed(0)} %; more runs say more).`;
}

function openLine({ all, open, unjudged }: Alike): readonly string[] {
  const [first] = open;
  if (first === undefined) return [];
  const blocks =
    first.policy.onInconclusive === 'fail'
      ? ', though `policy.on-inconclusive: fail` fails a run for it'
      : '';
  return [
    `Inconclusive: ${open.length} of ${comparisonsText(all.length - unjudged.length)} of one build with itself, which accuse nobody${blocks}: ${ended(first.reason)}`,
  ];
}

function unjudgedLine({ all, unjudged }: Alike): readonly string[] {
  const [first] = unjudged;
  if (first === undefined) return [];
  return [
    `Not judged: ${unjudged.length} of ${comparisonsText(all.length)} of one build with itself, left out of every figure here: ${ended(first.reason)}`,
  ];
}

/** The reason of one without an answer names what mends it. */
function tooLittle({ all, accused, cleared, open, unjudged }: Alike): string {
  const answered = accused.length + cleared.length;
  const [first] = [...unjudged, ...open];
  const why = first === undefined ? '.' : `; of another: ${ended(first.reason)}`;
  return `Too little was judged to trust this machine: ${answered} of ${comparisonsText(all.length)} of one build with itself got an answer${why}`;
}

const comparisonsText = (count: number): string => `${count} comparison${count === 1 ? '' : 's'}`;
const ended = (text: string): string => `${text.replace(/\.$/, '')}.`;

const isFound = ({ reasons }: Judgement): boolean =>
  reasons.some(({ kind }) => kind === 'regression' || kind === 'errors');

function isJudgedLatency({ metric, evidence, subject }: Comparison): boolean {
  return subject.kind === 'overall' && LATENCIES.includes(metric) && evidence !== undefined;
}

function foundLine({ planted, judgement }: SelfTested): string {
  const { verdict, reason } = judgement;
  const what = planted === 'delay' ? 'The planted delay' : 'The planted errors';
  if (isFound(judgement)) return `${what}: found. ${ended(reason)}`;
  const how = answerOf(judgement) === 'unjudged' ? 'not judged' : 'NOT found';
  return `${what}: ${how} (${verdict}: ${ended(reason).slice(0, -1)}).`;
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
