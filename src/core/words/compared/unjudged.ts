import { FULL } from '../../decision/duet/room.ts';
import type { FailedShares, Unjudged } from '../../model/decision/compared.ts';
import { quantity } from '../../model/quantity.ts';
import { pairsText } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';

const UNJUDGED: Phrases<Unjudged> = {
  'no-values': ({ window = 'round' }) => `the ${window}s hold no values of it (see the notes)`,
  'no-shared-round': ({ window }) =>
    `no ${window === 'slice' ? window : `pair of ${window ?? 'round'}s`} holds requests of both sides`,
  'few-per-round': ({ metric, had, takes, orPairs, ...paired }) =>
    `too few requests per ${paired.window ?? 'round'} for ${metric}: ${had}, and it takes ${takes}${orPairs === null ? '' : `, or ${pairsText(orPairs, paired)}`}`,
  'few-pairs': ({ had, takes, ...paired }) => `${pairsText(had, paired)}, and it takes ${takes}`,
  'few-requests': ({ had, takes }) => `${had} requests, and it takes ${takes}`,
  mended: ({ failed }) => mendedText(failed),
  'no-room': ({ full, of }) =>
    `the CPUs of this machine were in use for more than ${100 * FULL} % of the time in ${full} of ${of} slices, and two applications at once then hide what one of them costs`,
};

/** Why a comparison says nothing; goes on a sentence. */
export const unjudgedText = (unjudged: Unjudged): string => say(UNJUDGED, unjudged);

/** Why the latencies of what base fails and head mends are not judged; goes on a sentence. */
export function mendedText({ base, head }: FailedShares): string {
  return `base failed ${quantity(base, 'ratio')} of its requests and head ${quantity(head, 'ratio')}, and failures take another time than answers`;
}
