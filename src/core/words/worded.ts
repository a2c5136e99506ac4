import type { Compared } from '../model/decision/compared.ts';
import type { Decision } from '../model/decision/decision.ts';
import type { CauseFact } from '../model/evidence/cause.ts';
import type { Comparison } from '../model/judgement/comparison.ts';
import type { DatabaseUse } from '../model/judgement/database-use.ts';
import type { Judgement } from '../model/judgement/judgement.ts';
import type { Reason } from '../model/judgement/reason.ts';
import { answerText } from './answers/answer.ts';
import { findingOf } from './causes/finding.ts';
import { comparisonText } from './compared/comparison.ts';
import { unstopped } from './names.ts';
import { noteText } from './note.ts';
import { capital } from './outcome/told.ts';
import { firstLine, reasonOf } from './reason.ts';
import { refusalOf } from './refusal.ts';
import { stopText } from './stop.ts';
import { judgedTarget } from './targets/judged.ts';

/** Why, as it was found beside what was decided. */
export type Diagnosed = {
  readonly causes: readonly CauseFact[];
  /** null: nobody looked into a database */
  readonly database: DatabaseUse | null;
  /** what could not be read, and what brings it, sentences */
  readonly unread: readonly string[];
};

const UNDIAGNOSED: Diagnosed = { causes: [], database: null, unread: [] };

/**
 * A decision with its sentences: what is kept, and what every renderer draws. The words stay with the judgement, so that
 * a later version shows an old one as it was said.
 */
export function worded(decision: Decision, { causes, database, unread }: Diagnosed = UNDIAGNOSED): Judgement {
  const { grounds, comparisons, comparing, targets, answers, notes, refused, ...rest } = decision;
  const reasons = grounds.map(reasonOf);
  const reason = rest.head === null ? wholeReason(grounds, reasons) : firstLine(reasons);
  return {
    ...rest,
    reason,
    reasons,
    comparisons: comparisons.map(comparisonOf),
    ...(comparing && { comparing: { ...comparing, stop: stopText(comparing.stop) } }),
    ...(targets.length > 0 && { targets: targets.map(judgedTarget) }),
    ...(answers.length > 0 && { answers: answers.map(answerText) }),
    findings: causes.map(findingOf),
    ...(database !== null && { database }),
    notes: [...notes.map(noteText), ...unread],
    refused: refused.map(refusalOf),
  };
}

/** Of a run that nothing was measured in the one reason is all there is, and may be several sentences. */
function wholeReason([ground]: Decision['grounds'], [reason]: readonly Reason[]): string {
  if (ground === undefined || reason === undefined) throw new Error('a judgement without a reason');
  const { text, why } = reason;
  const hint = 'hint' in ground && ground.hint !== undefined ? [ground.hint] : [];
  const sentences = [...(why === undefined ? [] : [`${capital(why)}.`]), ...hint];
  return sentences.length === 0 ? text : [`${unstopped(text)}.`, ...sentences].join(' ');
}

function comparisonOf(compared: Compared): Comparison {
  const {
    way: _way,
    limits: _limits,
    was: _was,
    unjudged: _unjudged,
    episodes: _episodes,
    runs: _runs,
    at: _at,
    mayHang: _mayHang,
    ...rest
  } = compared;
  return { ...rest, text: comparisonText(compared) };
}
