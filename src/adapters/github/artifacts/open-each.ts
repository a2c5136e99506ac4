import type { Refusal } from '../../../core/model/judgement/refusal.ts';
import { isOutage, NotUsable } from '../client/failure.ts';
import { isRateLimit } from '../client/rate-limit.ts';
import { causeOf } from '../client/trouble.ts';
import type { Candidate } from './list-artifacts.ts';
import type { Opened } from './open-artifact.ts';

export type Opening = {
  /** in the order in which they are tried */
  readonly candidates: readonly Candidate[];
  /** asked before each one: `skip` goes on to the next, `enough` ends */
  readonly want: (candidate: Candidate) => 'open' | 'skip' | 'enough';
  readonly open: (candidate: Candidate) => Promise<Opened>;
  readonly take: (opened: Opened) => void;
};

/** Three answers in a row that did not come: the next ones will not either, and each costs many seconds. */
const OUTAGES = 3;

/** Opens candidates one after the other, and goes on after one that is refused; returns why each of those was. */
export async function openEach({ candidates, want, open, take }: Opening): Promise<readonly Refusal[]> {
  const refused: Refusal[] = [];
  let outages = 0;
  for (const candidate of candidates) {
    const wanted = want(candidate);
    if (wanted === 'enough' || outages >= OUTAGES) break;
    if (wanted === 'skip') continue;
    try {
      take(await open(candidate));
      outages = 0;
    } catch (thrown) {
      outages = isOutage(thrown) || isRateLimit(thrown) ? outages + 1 : 0;
      refused.push(refusalOf(describe(candidate), thrown));
    }
  }
  return refused;
}

/** What was looked at and not used; one that could not be read at all may well be good. */
export function refusalOf(origin: string, thrown: unknown): Refusal {
  const refusal = { origin, reason: causeOf(thrown, 'actions: read') };
  return thrown instanceof NotUsable ? refusal : { ...refusal, unread: true };
}

/** A candidate's name in the log and the report. */
export const describe = ({ name, run }: Candidate): string =>
  `artifact ${name} of run ${run.id} (${run.sha.slice(0, 7)})`;
