import type { CauseFact } from '../../../model/evidence/cause.ts';
import {
  type DatabaseEvidence,
  type Fullest,
  refusalIn,
  type Sessions,
  takenOf,
} from '../../../model/evidence/database.ts';
import { causeFact, isSlower } from '../../evidence/cause.ts';
import type { Rule } from '../../evidence/evidence.ts';

/** From here on the next burst is refused. */
const FULL = 0.9;
/** Base that comes within this is about to have it too. */
const NEARLY = 0.75;
/** Of two sides with one limit for both, the one that took so many times as many connections as the other one. */
const CLEARLY_MORE = 2;

/** Nearly all connections that the server, the database or the role allows are taken, whoever took them. */
export const connectionsExhausted: Rule = {
  id: 'connections-exhausted',
  find(evidence) {
    const { database } = evidence.head;
    if (database === undefined) return [];
    const { sessions } = database;
    const full = sessions !== null && takenOf(sessions, 'nothing') >= FULL ? sessions : null;
    const refusal = refusalIn(database);
    if (full === null && refusal === null) return [];
    const base = evidence.base?.database;
    const isNew = leavesSome(base) && (full === null ? !mayBeEven(base) : isOfHead(full, base.sessions));
    return [
      causeFact(evidence, {
        ...{ rule: 'connections-exhausted', category: 'database', isNew, endpoints: [null] },
        ...{ confidence: 'likely', msPerRequest: null },
        numbers: full === null ? {} : numbersOf(full, base?.sessions ?? null),
        texts: {
          ...(full !== null && { of: limitOf(full).of }),
          ...(refusal !== null && { refusal }),
        },
        atLeast: isNew && isSlower(evidence, [null]) ? 'high' : 'medium',
      }),
    ];
  },
};

/** Whether base was looked at and has connections left; both sides may be on one server, where each sees the other one's. */
function leavesSome(base: DatabaseEvidence | undefined): base is DatabaseEvidence & { sessions: Sessions } {
  if (base === undefined || base.sessions === null || refusalIn(base) !== null) return false;
  return base.sessions.looks > 0 && takenOf(base.sessions, 'gates') < NEARLY;
}

/** Whether head would come near to the limit by itself, or has clearly more of it than base: others' are not the change's. */
function isOfHead(head: Sessions, base: Sessions): boolean {
  if (takenOf(head, 'gates') >= NEARLY) return true;
  return mostOwn(head) > 0 && mostOwn(head) >= CLEARLY_MORE * mostOwn(base);
}

/**
 * Whether base sees a limit that both share reached, without head's having clearly more: of two that take as many, chance
 * decides whose look is refused, and head's own sessions nobody saw.
 */
function mayBeEven({ sessions }: { readonly sessions: Sessions }): boolean {
  const { most, gates } = limitOf(sessions);
  const own = Math.max(most - gates, sessions.most);
  return takenOf(sessions, 'nothing') >= NEARLY && gates < CLEARLY_MORE * own;
}

/** A side's own connections at the look at which it had most: the fullest one may be of the other side's round. */
const mostOwn = (sessions: Sessions): number => Math.max(sessions.most, limitOf(sessions).own);

function numbersOf(sessions: Sessions, before: Sessions | null): CauseFact['numbers'] {
  const [now, was] = [limitOf(sessions), before === null ? null : limitOf(before)];
  return {
    // One limit against another is no growth.
    most: { base: was?.of === now.of ? was.most : null, head: now.most },
    allowed: { base: was?.of === now.of ? was.allowed : null, head: now.allowed },
    others: { base: null, head: now.most - now.own },
    gates: { base: null, head: now.gates },
    active: { base: before?.mostActive ?? null, head: sessions.mostActive },
  };
}

const limitOf = ({ most, allowed, fullest }: Sessions): Fullest =>
  fullest ?? { of: 'database', most, allowed, own: most, gates: 0 };
