import { ACCEPTANCES as ACCEPT_FILE, type Acceptance } from '../../model/acceptance.ts';
import type { AcceptanceNote, IdleWhy } from '../../model/decision/note.ts';
import { changeText, quantity } from '../../model/quantity.ts';
import { comparisonText } from '../compared/comparison.ts';
import { type Better, limitOfChange } from '../compared/direction.ts';
import { listed, nameOf, unstopped } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';
import { LOAD } from './load.ts';

/** Of what was accepted, and what nobody accepted. */
export const ACCEPTANCES: Phrases<AcceptanceNote> = {
  accepted: ({ entry, comparison }) =>
    `Accepted up to ${limitText(entry, comparison.limits?.better)} until ${entry.expires}: ${comparisonText(comparison)}. Reason given: ${entry.reason}`,
  'accepted-too-little': ({ entry, comparison }) =>
    `Accepted up to ${limitText(entry, comparison.limits?.better)} only, so it still counts: ${comparisonText(comparison)}.`,
  'accepted-overload': ({ entry, overload }) =>
    `Accepted until ${entry.expires}: ${LOAD.overloaded(overload)} Reason given: ${entry.reason}`,
  'idle-acceptance': ({ entry, why, file = ACCEPT_FILE }) =>
    `The acceptance of ${entry.metric} of ${nameOf(entry.endpoint)} ${idleText(entry, why, file)}`,
  'open-regression': (note) => {
    const waits = 'its acceptance waits for a run there that shows it within its limit';
    const state = note.isAccepted ? waits : 'nobody accepted it';
    return `${openText(note)}, and ${state}: stored runs are compared with the level before.`;
  },
};

/** What no later run shows again may be mended: it is no fact of today. */
function openText({
  metrics,
  subject,
  sha,
  isShown,
}: Extract<AcceptanceNote, { readonly kind: 'open-regression' }>): string {
  const what = `${listed(metrics)} of ${nameOf(subject)}`;
  const are = metrics.length > 1 ? 'are' : 'is';
  const origin = sha.slice(0, 7) || 'an earlier run';
  if (isShown) return `${what} ${are} worse on the base branch since ${origin}`;
  return `${what} became worse on the base branch with ${origin}, ${are} not shown to be mended`;
}

function idleText(entry: Acceptance, idle: IdleWhy, file: string): string {
  const takeOut = `remove it from ${file}.`;
  const phrases: Phrases<IdleWhy> = {
    expired: () => `expired on ${entry.expires}: ${takeOut}`,
    beside: ({ wider, better }) =>
      `up to ${limitText(entry, better)} is redundant, since another goes up to ${limitText(wider, better)}: ${takeOut}`,
    carried: ({ sha }) =>
      `makes what base carries since ${sha.slice(0, 7) || 'an earlier run'} the level of later runs, once it is merged and a run of the base branch shows it.`,
    used: ({ sha }) =>
      `is used up by what ${sha.slice(0, 7) || 'an earlier run'} brought to the base branch: ${unstopped(takeOut)}, and give a further change an entry of its own.`,
    'not-needed': () => `is unused: ${takeOut}`,
  };
  return say(phrases, idle);
}

function limitText({ metric, upTo }: Acceptance, better: Better): string {
  if (metric === 'error-rate') return `a rate of ${quantity(upTo, 'ratio')}`;
  return better === 'higher' ? limitOfChange(upTo - 1, better) : changeText(upTo - 1);
}
