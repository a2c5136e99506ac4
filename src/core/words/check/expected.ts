import type {
  ExpectedLoad,
  ExpectedPercentile,
  ExpectedSubject,
  ExpectedWay,
  ExpectedWindow,
} from '../../model/script-check.ts';
import { levelsText } from '../compared/levels.ts';
import { several } from '../names.ts';

/** How ways are called at the head of a line. */
export const WAY_NAMES: Readonly<Record<ExpectedWay['kind'], string>> = {
  rounds: 'ROUNDS',
  'side-by-side': 'SIDE BY SIDE',
  'in-turns': 'WHOLE RUNS IN TURNS',
  stored: 'STORED RUNS',
};

const PIECES: Readonly<Record<ExpectedWindow['kind'], string>> = {
  round: 'rounds',
  slice: 'slices',
  run: 'one run',
  turn: 'whole runs',
};

const WINDOW: Readonly<Record<ExpectedWindow['kind'], string>> = {
  round: 'pairs of rounds',
  slice: 'pairs of slices',
  run: 'one run',
  turn: 'pairs of whole runs',
};

/** How much load there is, a line each. */
export function loadLines(load: ExpectedLoad, window: ExpectedWindow): readonly string[] {
  const { profile, ownMs, iterationMs, requests, functions, requestsPerSecond } = load;
  const each = functions === 1 ? 'an iteration makes' : `one iteration of ${functions} functions makes`;
  const took = iterationMs === null ? '' : ` in ${Math.round(iterationMs)} ms`;
  const own = ownMs === null ? '' : `, ${seconds(ownMs)} in all`;
  return [
    `All of it: ${profile}${own}; ${each} ${several(requests, 'request')}${took}.`,
    `Driven: about ${figure(requestsPerSecond)} requests/s${window.kind === 'run' ? '' : ' on each side'}, in ${PIECES[window.kind]} of ${seconds(window.ms)}.`,
  ];
}

/** What of a subject can be judged, and what the rest takes: "p50, p95 · p99 takes 500 (120 iterations/s would do)". */
export function percentilesText({ percentiles }: ExpectedSubject, window: ExpectedWindow): string {
  const judged = percentiles.filter(({ state }) => state === 'judged').map(({ metric }) => metric);
  const rest = percentiles.filter(({ state }) => state !== 'judged');
  const first = judged.length === 0 ? [] : [judged.join(', ')];
  return [...first, ...rest.map((one) => missing(one, window))].join(' · ');
}

function missing(percentile: ExpectedPercentile, window: ExpectedWindow): string {
  const { metric, state, windows, takes, times, level } = percentile;
  const more = level !== null ? levelsText([level]) : times !== null ? `${timesText(times)} the load` : '';
  if (state === 'joined') return `${metric} from ${windows} ${WINDOW[window.kind]} on`;
  if (times === null && windows > 0) return `${metric} takes ${windows} ${WINDOW[window.kind]}`;
  const isBudget = window.kind === 'round' && windows > 0;
  const budget = isBudget ? [`\`policy.budget: ${Math.ceil((2 * windows * window.ms) / 1000)}s\``] : [];
  const ways = [...(more === '' ? [] : [more]), ...budget].join(' or ');
  return `${metric} takes ${takes}${ways === '' ? '' : ` (${ways})`}`;
}

/** "2.5 ×" */
const timesText = (times: number): string =>
  `${times >= 10 ? Math.ceil(times) : Math.ceil(times * 10) / 10} ×`;

/** What the rows of endpoints leave open, a sentence. */
export const ONE_ITERATION =
  'These are the endpoints of one iteration. Others that a run calls take their share of all requests.';

/** "about 120" of one window. */
export const requestsText = (requests: number): string => figure(requests);

const figure = (value: number): string =>
  value >= 100 ? `${Math.round(value)}` : `${Number(value.toPrecision(2))}`;

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(1))} s`;
