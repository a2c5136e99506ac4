import type { TurnsFact, TurnsWhy } from '../../model/decision/turns-fact.ts';
import { bytesText } from '../../model/quantity.ts';
import { fullnessText } from '../compared/unjudged.ts';
import { pairsText } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';

const WHY: Phrases<TurnsWhy> = {
  'no-memory': ({ users, neededBytes, freeBytes }) =>
    `Two k6 with ${users} VUs each take about ${bytesText(neededBytes)} of memory, and ${bytesText(freeBytes)} are free.`,
  'no-room': (fullness) =>
    `On both sides at once the load left this machine no room, or none that is known of: ${fullnessText(fullness)}.`,
};

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
