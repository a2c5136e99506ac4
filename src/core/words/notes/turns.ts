import { FULL } from '../../decision/duet/room.ts';
import type { TurnsFact, TurnsWhy } from '../../model/decision/turns-fact.ts';
import { pairsText } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';

const WHY: Phrases<TurnsWhy> = {
  'no-memory': ({ users, neededBytes, freeBytes }) =>
    `Two k6 with ${users} VUs each take about ${gigabytes(neededBytes)} of memory, and ${gigabytes(freeBytes)} are free.`,
  'no-room': ({ full, of }) =>
    `On both sides at once the load left this machine no room: its CPUs were in use for more than ${100 * FULL} % of the time in ${full} of ${of} slices.`,
};

const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

const TURNS: Phrases<TurnsFact> = {
  'in-turns': ({ why, pairs, seconds }) =>
    `${say(WHY, why)} So all of it is driven in turns, one side after the other: at most ${pairsText(pairs, { window: 'run' })}, in about ${seconds} s.`,
  'no-time': ({ why, runs, seconds, spentSeconds, limitSeconds }) => {
    const spent = spentSeconds > 0 ? `, of which ${spentSeconds} s are spent` : '';
    return `${say(WHY, why)} To drive all of it in turns, one side after the other, takes ${seconds} s for the ${runs} runs that say anything, and \`compare.whole-limit\` is ${limitSeconds} s${spent}.`;
  },
};

/** Why a load is not driven on both sides at once, and what is done; sentences. */
export const turnsText = (fact: TurnsFact): string => say(TURNS, fact);
