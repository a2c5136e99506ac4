import { type DecideInput, decide } from '../decision/decide.ts';
import { decideSince, type SinceInput } from '../decision/since-anchor.ts';
import { type BrokenInput, decideBroken } from '../decision/unmeasured/broken.ts';
import { decideUntouched, type UntouchedInput } from '../decision/unmeasured/untouched.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { databaseUse } from '../diagnosis/operations.ts';
import type { Decision } from '../model/decision/decision.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import { ARMS } from '../model/recording/window.ts';
import { unstopped } from './names.ts';
import { gapText } from './notes/database-gap.ts';
import { profileGapText } from './notes/profile-gap.ts';
import { firstLine, reasonOf } from './reason.ts';
import { type Diagnosed, worded } from './worded.ts';

/** Compares a recording with the best comparable baseline, decides, and says so. */
export function judge(input: DecideInput): Judgement {
  const decision = decide(input);
  return worded(decision, diagnosed(input, decision));
}

/** Of the same recordings as the decision, so that a replay finds the same. */
function diagnosed({ head, baseline }: DecideInput, { base, comparisons }: Decision): Diagnosed {
  const run = baseline.runs.find(({ origin }) => origin === base?.origin);
  const arm = head.arms.base ?? run?.recording.arms.head ?? null;
  const causes = diagnose({ recording: head, base: arm, comparisons });
  const gaps = ARMS.flatMap((side) => {
    const { database, profiled } = (side === 'head' ? head.arms.head : head.arms.base) ?? {};
    return [
      ...(database?.gaps ?? []).map((gap) => gapText(gap, side)),
      ...(profiled?.gaps ?? []).map((gap) => profileGapText(gap, side)),
    ];
  });
  return { causes, database: databaseUse(head.arms.head, arm), unread: [...new Set(gaps)] };
}

/** The judgement of a run in which nothing could be measured. */
export const judgeBroken = (input: BrokenInput): Judgement => worded(decideBroken(input));

/** The judgement of a change that the gate does not concern. */
export const judgeUntouched = (input: UntouchedInput): Judgement => worded(decideUntouched(input));

export type SinceText = { readonly text: string; readonly isDrift: boolean };

/** What has become worse since a pinned commit, which `tag` names, as a sentence. */
export function judgeSince({ tag, ...input }: SinceInput & { readonly tag: string }): SinceText {
  const { decision, drift } = decideSince(input);
  const [worst, ...more] = drift;
  if (worst === undefined) {
    const line = firstLine(decision.grounds.map(reasonOf));
    return {
      text: `${decision.base === null ? 'Not compared with' : 'Since'} ${tag}: ${line}`,
      isDrift: false,
    };
  }
  const others = more.length > 0 ? `; and ${more.length} more` : '';
  const text = `Slow drift since ${tag}: ${unstopped(reasonOf(worst).text)}${others}. No single change need be to blame.`;
  return { text, isDrift: true };
}
