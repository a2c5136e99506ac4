import type { AnswerFact, FailedOf, Share } from '../../model/decision/answer-fact.ts';
import { ARMS } from '../../model/recording/window.ts';
import { capital } from '../outcome/told.ts';
import { type Phrases, say } from '../phrases.ts';
import { kindsText } from './failure-kind.ts';
import { HELD_UP_FIX, heldUpText } from './held-up.ts';

const ofAll = ({ bad, all }: Share): string => `${bad} of ${all}`;

const ANSWERS: Phrases<AnswerFact> = {
  failed: ({ endpoint, sides }) => `${failedText(endpoint, sides)}.`,
  'more-failed': ({ endpoints }) => `Requests of ${endpoints} more endpoints failed too.`,
  status: ({ endpoint, status, head, base }) =>
    `${endpoint} answers ${status} on head in ${ofAll(head)} requests, on base in ${ofAll(base)}.`,
  check: ({ name, head, base, unmade }) =>
    `The check "${name}" failed on head in ${ofAll(head)} cases${base === undefined ? '' : `, on base in ${ofAll(base)}`}${unmade === undefined ? '' : `; base never made it, in ${unmade} iterations`}.`,
  'more-checks': ({ checks }) => `So did ${checks} more checks.`,
  exceptions: ({ iterations, firstLine, onBase, of }) =>
    `${iterations}${of === undefined ? ' iterations' : ` of ${of.iterations} iterations of scenario ${of.scenario}`} threw an exception on head, the first: ${firstLine}${onBase === undefined ? '' : `; on base ${onBase || 'none'}`}.`,
  unended: (fact) => `${capital(heldUpText(fact))}. What hangs is in no percentile and no count of errors.`,
};

/** What failed or was answered otherwise, a sentence. */
export const answerText = (answer: AnswerFact): string => say(ANSWERS, answer);

const FIXES: Phrases<AnswerFact> = {
  failed: () => 'Review the diff for what makes these requests fail.',
  'more-failed': () => 'Review the diff for what makes these requests fail.',
  status: () =>
    'Where the new status is meant, merge: base answers so from then on. Else review the diff for it.',
  check: () =>
    'Review the diff for what makes this check fail. Where the new answer is meant, change the check in the script.',
  'more-checks': () => 'Review the diff for what makes these checks fail.',
  exceptions: () =>
    "Review the diff for what the script cannot read in head's answers. Where they are meant, change the script.",
  unended: () => HELD_UP_FIX,
};

/** What the user can do about it, a sentence or two. */
export const answerFix = (answer: AnswerFact): string => say(FIXES, answer);

/** What failed of an endpoint that is named already: "42 of 600 requests failed: 503 (42)". */
export const failedByText = ({ requests, failed, failures }: FailedOf): string =>
  `${failed} of ${requests} requests failed${withKinds({ failures })}`;

/** "42 of 600 requests of GET /orders failed on head: 503 (40), connection refused, 1212 (2); on base none of 598" */
function failedText(name: string, sides: Extract<AnswerFact, { kind: 'failed' }>['sides']): string {
  const known = ARMS.toReversed().flatMap((arm) => {
    const side = sides[arm];
    return side === undefined ? [] : [{ arm, side }];
  });
  const [first, ...others] = known.toSorted((a, b) => Number(b.side.failed > 0) - Number(a.side.failed > 0));
  if (first === undefined) return '';
  const rest = others.map(({ arm, side }) => {
    if (side.failed === 0) return `; on ${arm} none of ${side.requests}`;
    return `; on ${arm} ${side.failed} of ${side.requests}${withKinds(side)}`;
  });
  return `${first.side.failed} of ${first.side.requests} requests of ${name} failed on ${first.arm}${withKinds(first.side)}${rest.join('')}`;
}

const withKinds = ({ failures }: Pick<FailedOf, 'failures'>): string =>
  failures.length === 0 ? '' : `: ${kindsText(failures)}`;
