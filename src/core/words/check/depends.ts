import type { Dependence } from '../../model/script-check.ts';
import { type Phrases, say } from '../phrases.ts';

const DEPENDS: Phrases<Dependence> = {
  'base-starts': () =>
    'Only head was tried: base has to build and start as head does, else earlier runs decide. `--base REVISION` tries both.',
  'earlier-runs': () =>
    'Runs of the base branch have to be there: the first run has nothing to compare with.',
  'iteration-time': ({ nowMs, mostMs }) =>
    `An iteration took ${time(nowMs)} in the first try. The warm-up decides: up to ${time(mostMs)} it is rounds, above that side by side.`,
  'base-bears-it': () =>
    'If base drops iterations or fails requests at that level in the warm-up, the load is lowered.',
  asks: ({ asks, otherwise }) =>
    `The script asks k6 for ${asks.join(' and ')}. Where that breaks it in the warm-up's rounds, ${OTHERWISE[otherwise]}.`,
  room: () =>
    'Both sides share this machine: where they leave its CPUs no room, all of it is driven again in turns, one side after the other, if `compare.whole-limit` has time for four more runs; else nothing is called unchanged.',
  'whole-limit': ({ limitMs, runs }) =>
    runs > 1
      ? `A regression is confirmed by a second run: \`compare.whole-limit\` (${time(limitMs)}) has room for it.`
      : `A regression would rest on one start: there is no second run, for want of room in \`compare.whole-limit\` (${time(limitMs)}) or of a quick second start.`,
};

const OTHERWISE = { 'side-by-side': 'all of its load is driven side by side', stored: 'earlier runs decide' };

/** What the way of a script still depends on, a sentence or two. */
export const dependenceText = (dependence: Dependence): string => say(DEPENDS, dependence);

/** "240 ms", "2.3 s" */
const time = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
