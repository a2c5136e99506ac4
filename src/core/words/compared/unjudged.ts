import { FULL, HELD_BACK } from '../../decision/duet/levels/room.ts';
import type { FailedShares, Fullness, LostLevel, Unjudged } from '../../model/decision/compared.ts';
import { quantity } from '../../model/quantity.ts';
import { pairsText, several } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';

const UNJUDGED: Phrases<Unjudged> = {
  'no-values': ({ window = 'round' }) => `the ${window}s hold no values of it (see the notes)`,
  'no-shared-round': ({ window }) =>
    `no ${window === 'slice' ? window : `pair of ${window ?? 'round'}s`} holds requests of both sides`,
  'few-per-round': ({ metric, had, takes, orPairs, ...paired }) =>
    `too few requests per ${paired.window ?? 'round'} for ${metric}: ${had}, and it takes ${takes}${orPairs === null ? '' : `, or ${pairsText(orPairs, paired)}`}`,
  'few-pairs': ({ had, takes, ...paired }) => `${pairsText(had, paired)}, and it takes ${takes}`,
  'few-requests': ({ had, takes }) => `${had} requests, and it takes ${takes}`,
  'few-starts': ({ had, takes }) => `${several(had, 'start')} of a side, and it takes ${takes}`,
  mended: ({ failed }) => mendedText(failed),
  'no-room': (fullness) =>
    `${fullnessText(fullness)}, and two applications at once then hide what one of them costs`,
  'lost-level': (lost) => lostText(lost),
};

/** That the machine had no room for two; goes on a sentence. */
export function fullnessText({ full, heldBack = 0, unknown = 0, of }: Fullness): string {
  const slices = (count: number) => `${count} of ${of} slices`;
  const parts = [
    full > 0 &&
      `the CPUs of this machine were in use for more than ${100 * FULL} % of the time in ${slices(full)}`,
    heldBack > 0 &&
      `the CPU limit held the applications back in more than ${100 * HELD_BACK} % of its periods in ${slices(heldBack)}`,
    unknown > 0 && `nobody knows how busy the CPUs of this machine were in ${slices(unknown)}`,
  ];
  return parts.filter((part) => part !== false).join(', and ');
}

/** Why a level says nothing; goes on a sentence. */
export const lostText = ({ usable, of, why }: LostLevel): string =>
  why === 'stolen'
    ? `the machine's host took CPU time away in ${of - usable} of the ${of} slices of that level`
    : `k6 could not deliver its load in ${of - usable} of ${of} slices`;

/** Why a comparison says nothing; goes on a sentence. */
export const unjudgedText = (unjudged: Unjudged): string => say(UNJUDGED, unjudged);

/** Why the latencies of what base fails and head mends are not judged; goes on a sentence. */
export function mendedText({ base, head }: FailedShares): string {
  return `base failed ${quantity(base, 'ratio')} of its requests and head ${quantity(head, 'ratio')}, and failures take another time than answers`;
}
