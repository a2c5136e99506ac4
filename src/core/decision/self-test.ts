import type { Judgement } from '../model/judgement/judgement.ts';
import type { Reason } from '../model/judgement/reason.ts';
import { isUncompared } from '../model/judgement/verdict.ts';

/** One duet of the same build on both sides, and what was planted in front of head. */
export type SelfTested = { readonly planted: 'nothing' | 'delay' | 'errors'; readonly judgement: Judgement };

/**
 * What the gate said of such a duet. `open`: it was judged and accused nobody, but gave no answer either (inconclusive).
 * `unjudged`: nothing could be measured or compared, so it says nothing of the gate's false alarms.
 */
export type Answer = 'accused' | 'cleared' | 'open' | 'unjudged';

const ACCUSING: readonly Reason['kind'][] = ['regression', 'errors', 'answers', 'missing', 'head-broken'];

/** What the gate said of one duet. */
export function answerOf({ verdict, reasons }: Judgement): Answer {
  if (reasons.some(({ kind }) => ACCUSING.includes(kind))) return 'accused';
  if (verdict === 'invalid' || isUncompared(reasons)) return 'unjudged';
  return reasons.some(({ kind }) => kind === 'inconclusive') ? 'open' : 'cleared';
}

/** The duets with nothing planted, by what the gate said of them. */
export type Alike = { readonly [A in Answer]: readonly Judgement[] } & { readonly all: readonly Judgement[] };

/** Sorts the duets with nothing planted by what the gate said of them. */
export function alikeOf(runs: readonly SelfTested[]): Alike {
  const all = runs.filter(({ planted }) => planted === 'nothing').map(({ judgement }) => judgement);
  const of = (wanted: Answer) => all.filter((judgement) => answerOf(judgement) === wanted);
  return { all, accused: of('accused'), cleared: of('cleared'), open: of('open'), unjudged: of('unjudged') };
}

/** Whether more than half of the duets of one build got an answer: fewer say too little of a machine to trust it. */
export function isEnough({ all, accused, cleared }: Alike): boolean {
  return 2 * (accused.length + cleared.length) > all.length;
}
