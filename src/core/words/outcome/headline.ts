import { blockedFor, exitCode } from '../../decision/exit-code.ts';
import { byWorst } from '../../decision/rank.ts';
import { wouldBlock } from '../../decision/watch/watching.ts';
import type { Comparison } from '../../model/judgement/comparison.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import type { Reason } from '../../model/judgement/reason.ts';
import { changedHeading } from '../compared/worse.ts';
import { subjectName, unstopped } from '../names.ts';
import { metText } from '../targets/judged.ts';

/** The outcome in a few words, the first thing that a reader sees: "GET orders is 6.8× slower (p95)". */
export function headline(judgement: Judgement): string {
  return `${outcome(judgement)}${blocking(judgement)}`;
}

function outcome(judgement: Judgement): string {
  switch (judgement.verdict) {
    case 'no-baseline':
      return isUnread(judgement) ? 'the baseline could not be read' : noBaseline(judgement);
    case 'inconclusive':
      return 'inconclusive';
    case 'not-affected':
      return 'not affected';
    case 'invalid':
      return ['could not measure', ...shortOf(judgement)].join(': ');
    case 'pass':
      return [...accepted(judgement), ...faster(judgement)].join(', ');
    default:
      return worst(judgement);
  }
}

/** A baseline that is there and cannot be read is not one that is still to come. */
export const isUnread = ({ verdict, reasons }: Pick<Judgement, 'verdict' | 'reasons'>): boolean =>
  verdict === 'no-baseline' && reasons.some(({ kind }) => kind === 'unread');

/** Targets need none, and are judged all the same. */
function noBaseline({ reasons, targets = [] }: Judgement): string {
  const incomparable = reasons.find(({ kind }) => kind === 'incomparable');
  const what =
    incomparable === undefined ? 'no baseline yet' : (incomparable.short ?? 'no comparable baseline');
  return targets.length === 0 ? what : `${what}, ${metText(targets)}`;
}

/** Whether the check stops the change, where the verdict alone does not say so. */
function blocking(judgement: Judgement): string {
  const { verdict, policy } = judgement;
  const isBlocking = exitCode(judgement) !== 0;
  if (verdict === 'pass' || verdict === 'not-affected') return '';
  if (wouldBlock({ verdict, policy }))
    return judgement.waived ? '. Not blocked: accepted.' : '. Not blocked: watching only.';
  if (verdict === 'fail' || verdict === 'invalid') return isBlocking ? '' : '. Not blocking.';
  return isBlocking ? `. Blocking (on-${blockedFor(judgement) ?? verdict}: fail).` : '. Not blocking.';
}

/** The worst reason, and how many more are as bad. What is open is not. */
function worst(judgement: Judgement): string {
  const [first, ...others] = judgement.reasons;
  if (first === undefined) return unstopped(judgement.reason);
  const isAlike = ({ kind, severity }: Reason) => severity === first.severity && kind !== 'inconclusive';
  const alike = others.filter(isAlike).length;
  return `${first.short ?? unstopped(first.text)}${alike > 0 ? `, and ${alike} more` : ''}`;
}

const shortOf = ({ reasons: [first] }: Judgement): readonly string[] =>
  first?.short === undefined ? [] : [first.short];

/** That nothing got worse, but for what was accepted. */
function accepted({ comparisons, quickLook }: Judgement): readonly string[] {
  const count = namesOf(comparisons, 'accepted').length;
  const [first = '', ...more] = count === 0 ? ['no regression'] : ['no new regression', `${count} accepted`];
  return [quickLook ? `${first} in a quick look` : first, ...more];
}

/** What became faster: an endpoint once, the whole only where no endpoint shows it. */
function faster({ comparisons }: Judgement): readonly string[] {
  const [fastest] = comparisons.filter(isFaster).toSorted(byWorst);
  if (fastest === undefined) return [];
  const others = namesOf(comparisons.filter(isFaster), 'improved').length - 1;
  return [`${changedHeading(fastest)}${others > 0 ? ` and ${others} more` : ''}`];
}

const isFaster = ({ class: found, role }: Comparison): boolean =>
  found === 'improved' && role !== 'informative';

function namesOf(comparisons: readonly Comparison[], found: Comparison['class']): readonly string[] {
  const alike = comparisons.filter((one) => one.class === found);
  const endpoints = alike.filter(({ subject }) => subject.kind === 'endpoint');
  return [...new Set((endpoints.length > 0 ? endpoints : alike).map(({ subject }) => subjectName(subject)))];
}
