import type { AnswerFact } from '../../model/decision/answer-fact.ts';
import type { Endpoint } from '../../model/recording/series.ts';
import { endpointKey } from '../../model/subject-key.ts';
import type { Answered } from './answered.ts';
import { isPlainly, STEADY, shareOf } from './plainly.ts';

/** From here on a status says that something was refused or went wrong. */
const REFUSED = 400;
/** And from here on that the server failed, whatever the script expects. */
const SERVER_ERROR = 500;

/**
 * Status codes that head answers with and base does not, among the answers that count as expected: a script may call a
 * 404 expected, and a head that answers nothing else is fast.
 */
export function statusChanges(head: Answered, base: Answered | null): readonly AnswerFact[] {
  const bases = new Map(base?.endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  return head.endpoints.flatMap((endpoint) => {
    const other = bases.get(endpointKey(endpoint));
    return other === undefined ? [] : changesOf(endpoint, other);
  });
}

function changesOf(head: Endpoint, base: Endpoint): readonly AnswerFact[] {
  const [ofHead, ofBase] = [expectedOf(head), expectedOf(base)];
  if (ofHead === null || ofBase === null) return [];
  return [...ofHead].flatMap(([status, count]) => {
    const before = ofBase.get(status) ?? 0;
    const sides = {
      head: { all: head.requests, bad: count },
      base: { all: base.requests, bad: before },
    };
    if (!isPlainly(sides.head, sides.base)) return [];
    const isCritical = status >= SERVER_ERROR && shareOf(sides.head) >= STEADY;
    const known = { endpoint: endpointKey(head), status, ...sides };
    return [{ kind: 'status', ...known, isWorse: status >= REFUSED, isCritical }];
  });
}

/** Answers by status without those that failed; null: not recorded. */
function expectedOf({ statuses, failures }: Endpoint): ReadonlyMap<number, number> | null {
  if (statuses === undefined) return null;
  const failed = Map.groupBy(failures, ({ status }) => status);
  return new Map(
    statuses.map(({ status, count }) => {
      const bad = failed.get(status)?.reduce((sum, one) => sum + one.count, 0) ?? 0;
      return [status, count - bad];
    }),
  );
}
