import type { MeasuredRequests } from '../../model/judgement/load-test.ts';
import { percentText } from '../../model/quantity.ts';
import { failureKind } from '../answers/failure-kind.ts';

/** "144 of 1448 (9.9 %)" */
export function shareText(part: number, all: number): string {
  return part === 0 ? `0 of ${all}` : `${part} of ${all} (${percentOf(part, all)})`;
}

/** "144 (9.9 %)" */
export const countText = (part: number, all: number): string => `${part} (${percentOf(part, all)})`;

/** A share that rounds to none or to all is called neither. */
function percentOf(part: number, all: number): string {
  const share = percentText(part / Math.max(all, 1));
  if (share === '0 %') return '< 0.1 %';
  return share === '100 %' && part < all ? '> 99.9 %' : share;
}

/** "144 of 724 requests, most with 503" */
export function mostFailedText({ requests, failed, failures }: MeasuredRequests): string {
  const [most] = failures.toSorted((a, b) => b.count - a.count);
  const how = most === undefined ? '' : `, ${failures.length > 1 ? 'most ' : ''}with ${failureKind(most)}`;
  return `${failed} of ${requests} requests${how}`;
}

/** "All 2 checks passed, 1204 times together." */
export const passedText = (checks: number, passes: number): string =>
  checks === 1
    ? `The one check passed ${passes} times.`
    : `All ${checks} checks passed, ${passes} times together.`;

export const ALL_ANSWERED = 'No request failed.';
export const NOTHING_MISSED = 'No target, threshold or limit was missed.';
