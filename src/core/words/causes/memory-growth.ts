import type { CauseFact } from '../../model/evidence/cause.ts';
import { bytesText } from '../../model/quantity.ts';
import { several } from '../names.ts';
import * as figures from './figures.ts';
import type { Phrase } from './phrase.ts';

/** The words of memory that grows: of a leak, or of what may be a cache that fills. */
export function memoryGrowth(fact: CauseFact): Phrase {
  const [perRequest, bytes] = [figures.shown(fact, 'perRequest'), figures.shown(fact, 'bytes')];
  const span = ({ base, head }: typeof bytes): string =>
    `${base === null ? '' : `${bytesText(base)} → `}${bytesText(head ?? 0)}`;
  const grown = `From before the load to its end it grows by ${span(bytes)} (${several(figures.ofHead(fact, 'starts'), 'start')} of head).`;
  if (fact.texts['settling'] !== undefined) return settling(fact, grown);
  return {
    title: 'Memory grows with requests',
    cause: `each request ${figures.now(fact)}leaves ${bytesText(perRequest.head ?? 0)} of memory behind${fact.isNew && perRequest.base !== null ? figures.was(bytesText(perRequest.base)) : ''}`,
    evidence: [`Memory grows by ${span(perRequest)} per request.`, grown],
  };
}

function settling(fact: CauseFact, grown: string): Phrase {
  const bytes = figures.shown(fact, 'bytes');
  const [whole, later] = [figures.ofHead(fact, 'whole'), Math.max(0, figures.ofHead(fact, 'later'))];
  return {
    title: 'Memory grows at first',
    cause: `memory ${figures.now(fact)}grows by ${bytesText(bytes.head ?? 0)}${fact.isNew && bytes.base !== null ? figures.was(bytesText(bytes.base)) : ''}, most of it in the first half of the load, as it does where a cache fills`,
    evidence: [
      grown,
      `On average of these starts, ${bytesText(later)} of ${bytesText(whole)} come in the second half of the load: of a steady leak it would be half.`,
    ],
    advice:
      'find out what fills (two heap snapshots under load show what is kept), and whether its limit fits into the memory that the application may take',
  };
}
