import type { Judgement } from '../model/judgement.ts';
import type { ComparisonClass } from '../model/verdict.ts';

/** The consequence in a few words: "1 regression, 2 warnings, 1 improvement". */
export function headline(judgement: Judgement): string {
  switch (judgement.verdict) {
    case 'no-baseline':
      return 'no baseline yet';
    case 'inconclusive':
      return 'could not judge';
    case 'invalid':
      return 'could not measure';
    default:
      return counts(judgement);
  }
}

function counts({ comparisons, reasons, verdict }: Judgement): string {
  const of = (found: ComparisonClass) =>
    comparisons.filter((comparison) => comparison.class === found).length;
  const crossed = reasons.filter(({ kind }) => kind === 'threshold').length;
  const parts = [
    several(of('critical'), 'regression'),
    several(crossed, 'crossed threshold'),
    several(of('significant') + of('missing'), 'warning'),
    several(of('improved'), 'improvement'),
  ].filter((part) => part !== '');
  if (reasons.some(({ kind }) => kind === 'head-broken')) return 'the application does not work';
  if (parts.length === 0 || verdict === 'pass') return ['no regression', ...parts].join(', ');
  return parts.join(', ');
}

function several(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
