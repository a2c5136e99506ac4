import type { SubjectNote } from '../../model/decision/note.ts';
import type { Pair } from '../../model/recording/pairs.ts';
import type { Endpoint } from '../../model/recording/series.ts';
import type { Arm } from '../../model/recording/window.ts';
import { endpointKey } from '../../model/subject-key.ts';
import { inMost } from './in-most.ts';
import { isOther, pairEndpoints } from './pair-endpoints.ts';

/** Chance that any name at all is called missing, or new, which is neither. */
const CHANCE = 0.01;

export type Sided = {
  readonly endpoints: readonly Endpoint[];
  /** iterations that this side made */
  readonly iterations: number;
};

export type PresenceInput = {
  readonly base: Sided;
  readonly head: Sided;
  /** pairs of rounds; none: stored runs */
  readonly pairs: readonly Pair[];
};

type Driven = { readonly endpoints: readonly Endpoint[]; readonly load: { readonly iterations: number } };

/** Both sides of a comparison, of recordings or arms. */
export function sidesOf(base: Driven, head: Driven): Pick<PresenceInput, 'base' | 'head'> {
  const of = ({ endpoints, load }: Driven): Sided => ({ endpoints, iterations: load.iterations });
  return { base: of(base), head: of(head) };
}

export type Presence = {
  readonly appeared: readonly Endpoint[];
  readonly gone: readonly Endpoint[];
  /** of names that one side alone called, and too seldom to tell; none: there are none */
  readonly notes: readonly SubjectNote[];
};

/**
 * Which endpoints one side alone has. A name that one side called says something only where the other side's silence
 * can be no chance. Both sides make the same iterations; were they alike, each occasion on which a name is called would
 * fall on a side with the odds of that side's iterations. All n of them fall on one side with probability
 *
 *   P = (I_own / (I_own + I_other))^n,
 *
 * and a name is told where P ≤ 1 % / m, m being the number of that side's names (Bonferroni), so that no name of a run
 * is wrongly told with 99 %. An occasion is a bucket of the time line (a second, in long runs more) with a call, since
 * calls of one iteration are one event; with equal sides and ten names it takes ten of them. In a duet the name must be
 * called in half of its side's rounds too: what one k6 process happened to call belongs to the process.
 *
 * Beyond the cap of names some are not known by name, so nothing is told of any.
 */
export function presenceOf({ base, head, pairs }: PresenceInput): Presence {
  const isCut = [...base.endpoints, ...head.endpoints].some(isOther);
  const { baseOnly, headOnly } = pairEndpoints(base.endpoints, head.endpoints);
  const [ofHead, ofBase] = isCut ? [[], []] : [headOnly, baseOnly];
  const regular = (own: Sided, other: Sided, arm: Arm) => (endpoint: Endpoint) =>
    chanceOf(endpoint, own, other) <= CHANCE / own.endpoints.length &&
    inMost(pairs, arm, endpointKey(endpoint));
  const appeared = ofHead.filter(regular(head, base, 'head'));
  const gone = ofBase.filter(regular(base, head, 'base'));
  const untold = [...ofBase, ...ofHead].filter((one) => !appeared.includes(one) && !gone.includes(one));
  const isFollowed = (one: Endpoint) => pairs.length === 0 || isInRounds(one, pairs);
  return {
    appeared,
    gone,
    notes: [
      ...untoldNotes(untold.filter(isFollowed), 'seldom'),
      ...untoldNotes(
        untold.filter((one) => !isFollowed(one)),
        'not-followed',
      ),
    ],
  };
}

function chanceOf({ requests, timeline }: Endpoint, own: Sided, other: Sided): number {
  const occasions = timeline === null ? requests : timeline.requests.filter((count) => count > 0).length;
  const all = own.iterations + other.iterations;
  return (all > 0 ? own.iterations / all : 0.5) ** occasions;
}

/** Whether the rounds of any arm hold an endpoint: they follow those that were called first. */
function isInRounds(endpoint: Endpoint, pairs: readonly Pair[]): boolean {
  const key = endpointKey(endpoint);
  return pairs.some(({ base, head }) => key in base.subjects || key in head.subjects);
}

function untoldNotes(endpoints: readonly Endpoint[], why: 'seldom' | 'not-followed'): readonly SubjectNote[] {
  const keys = endpoints.map(endpointKey);
  return keys.length === 0 ? [] : [{ kind: 'one-side-only', why, endpoints: keys }];
}
