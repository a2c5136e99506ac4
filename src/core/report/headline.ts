import type { ComparisonClass } from '../model/judgement/comparison-class.ts';
import type { Judgement } from '../model/judgement/judgement.ts';

/** The consequence in a few words: "1 regression, 2 warnings, 1 improvement". */
export function headline(judgement: Judgement): string {
  switch (judgement.verdict) {
    case 'no-baseline':
      return isUnread(judgement) ? 'the baseline could not be read' : 'no baseline yet';
    case 'inconclusive':
      return 'could not judge';
    case 'not-affected':
      return 'not affected';
    case 'invalid':
      return 'could not measure';
    default:
      return counts(judgement);
  }
}

/** A baseline that is there and cannot be read is not one that is still to come. */
export const isUnread = ({ verdict, reasons }: Pick<Judgement, 'verdict' | 'reasons'>): boolean =>
  verdict === 'no-baseline' && reasons.some(({ kind }) => kind === 'unread');

/** Counted as the verdict does: a regression is what fails the gate, a warning what does not. */
function counts({ comparisons, reasons, verdict }: Judgement): string {
  if (reasons.some(({ kind }) => kind === 'head-broken')) return 'the application does not work';
  const of = (found: ComparisonClass) => comparisons.filter((one) => one.class === found).length;
  const worse = reasons.filter(
    ({ kind }) => kind === 'regression' || kind === 'errors' || kind === 'answers' || kind === 'missing',
  );
  const failing = worse.filter(({ severity }) => severity === 'error').length;
  const crossed = reasons.filter(({ kind }) => kind === 'threshold').length;
  const parts = [
    several(failing, 'regression'),
    several(crossed, 'crossed threshold'),
    several(worse.length - failing, 'warning'),
    several(of('accepted'), 'accepted regression'),
    several(of('improved'), 'improvement'),
  ].filter((part) => part !== '');
  if (parts.length === 0 || verdict === 'pass') return ['no regression', ...parts].join(', ');
  return parts.join(', ');
}

function several(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
