import type { CauseFact } from '../../model/evidence/cause.ts';
import { quantity } from '../../model/quantity.ts';
import { capital } from '../outcome/told.ts';
import { asyncForm } from './async-form.ts';
import * as figures from './figures.ts';
import { cpuLine } from './others.ts';
import type { Phrase, Phrasing } from './phrase.ts';
import { code } from './sql.ts';

const NAMELESS: readonly (string | undefined)[] = [undefined, '', '(anonymous)'];

/** "src/shop.js:44"; empty: not known */
function placeText({ texts: { file = '', line } }: CauseFact): string {
  return file === '' || line === undefined ? file : `${file}:${line}`;
}

/** "`slowHash`" */
function nameText(fact: CauseFact): string {
  const { name } = fact.texts;
  if (!NAMELESS.includes(name)) return code(name ?? '');
  const place = placeText(fact);
  return place === '' ? 'a function without a name' : `the function at ${code(place)}`;
}

/** "`slowHash` (src/hash.js:12)" */
function functionText(fact: CauseFact): string {
  const place = placeText(fact);
  return NAMELESS.includes(fact.texts['name']) || place === ''
    ? nameText(fact)
    : `${nameText(fact)} (${code(place)})`;
}

/** "slowHash (src/hash.js:12)" */
const titleText = (fact: CauseFact): string => functionText(fact).replaceAll('`', '');

const was = (fact: CauseFact): string => {
  const { base } = figures.shown(fact, 'ms');
  return figures.was(base === null ? null : base === 0 ? '0' : quantity(base, 'ms'));
};

const OF_CPU = ' of CPU time';

/** "12.4 ms of CPU time per request of GET orders" */
const takes = (fact: CauseFact, what = ''): string =>
  `${quantity(figures.ofHead(fact, 'ms'), 'ms')}${what} per ${figures.perRequestOf(fact)}`;

/** Lines that take less of a function's time do not tell it. */
const NOTABLE_LINE = 0.2;

function lineOf({ texts: { hotLine, hotText = '', hotShare = '0' } }: CauseFact): string | null {
  const share = Number(hotShare);
  if (hotLine === undefined || share < NOTABLE_LINE) return null;
  return `line ${hotLine}${hotText === '' ? '' : ` (${code(hotText)})`}`;
}

/** What both profiles show of it. */
function profileLines(fact: CauseFact, what: string): readonly string[] {
  const [all, busy, share] = [
    figures.shown(fact, 'all'),
    figures.shown(fact, 'busyMs'),
    figures.shown(fact, 'share'),
  ];
  const [line, { callee, calleeFile = '' }] = [lineOf(fact), fact.texts];
  const [place] = /^node:.*|node_modules\/(?!.*node_modules\/).*/.exec(calleeFile) ?? [];
  const of = place === undefined ? '' : ` of ${code(place)}`;
  const queued = figures.shown(fact, 'queued').head;
  return [
    `CPU profiles, all endpoints together: ${what} ${figures.msSpan(all)} per request, of ${figures.msSpan(busy)} in which the application is busy.`,
    `All of ${nameText(fact)}: ${figures.shareSpan(share)} of that time, from ${figures.plainSpan(figures.shown(fact, 'samples'))} samples.`,
    ...(line === null
      ? []
      : [
          `${capital(line)} takes ${Math.round(Number(fact.texts['hotShare']) * 100)} % of the time of ${nameText(fact)}.`,
        ]),
    ...(callee === undefined ? [] : [`Most of it is spent in ${calleeText(callee)}${of}.`]),
    ...(queued === null
      ? []
      : [
          `${fact.texts['queue'] === 'cpus' ? CPUS : THREAD}, so that a request is slower by more than the CPU time.`,
        ]),
    ...cpuLine(fact),
  ];
}

const THREAD = 'One thread runs all requests, and each waits for those before it';
const CPUS = "All of the machine's CPUs are taken, and requests wait for one";

/** Under an inspector all functions of `console` are called by one of this name. */
const calleeText = (name: string): string => code(name === 'consoleCall' ? 'console' : name);

const values = (fact: CauseFact): NonNullable<Phrase['values']> => {
  const line = lineOf(fact);
  return { function: nameText(fact), line: line === null ? '' : `; most of its time is ${line}` };
};

function hotFunction(fact: CauseFact): Phrase {
  const share = quantity(figures.ofHead(fact, 'share'), 'ratio');
  return {
    title: `Hot function: ${titleText(fact)}`,
    cause: fact.isNew
      ? `${functionText(fact)} now takes ${takes(fact, OF_CPU)}${was(fact)}`
      : `${functionText(fact)} takes ${share} of the CPU time`,
    evidence: profileLines(fact, 'it takes'),
    ...(!fact.isNew && { advice: 'let {function} do less, or keep its result{line}' }),
    values: values(fact),
  };
}

const newHotPath = (fact: CauseFact): Phrase => ({
  title: `New hot path: ${titleText(fact)}`,
  cause: `${functionText(fact)}, which base does not run, takes ${takes(fact, OF_CPU)}`,
  evidence: profileLines(fact, 'it takes'),
  values: values(fact),
});

function eventLoopBlocked(fact: CauseFact): Phrase {
  const { call, callFile } = fact.texts;
  const longest = figures.shown(fact, 'longestMs');
  const longestLine =
    longest.head === null
      ? []
      : [`The longest time that the event loop is busy without a break is ${figures.msSpan(longest)}.`];
  if (call !== undefined) {
    return {
      title: `Event loop blocked by ${titleText(fact)}`,
      cause: `${functionText(fact)} now calls ${code(call)}, which blocks the event loop for ${takes(fact)}${was(fact)}`,
      evidence: [...profileLines(fact, 'calls that block take'), ...longestLine],
      values: { ...values(fact), call: code(call), instead: asyncForm(call, callFile ?? '') },
    };
  }
  return {
    title: `Event loop blocked by ${titleText(fact)}`,
    cause: `${functionText(fact)} now computes for ${takes(fact)}${was(fact)}, and the event loop does not come back for up to ${quantity(longest.head, 'ms')}${longest.base === null ? '' : ` (was ${quantity(longest.base, 'ms')})`}`,
    evidence: [...profileLines(fact, 'it takes'), ...longestLine],
    advice: 'let {function} do less, split its work, or move it into a worker thread{line}',
    values: { ...values(fact), instead: null },
  };
}

const bigSerialisation = (fact: CauseFact): Phrase => ({
  title: `Large serialisation in ${titleText(fact)}`,
  cause: `${functionText(fact)} now spends ${takes(fact)} on JSON${was(fact)}`,
  evidence: profileLines(fact, 'JSON takes'),
  values: values(fact),
});

const excessiveLogging = (fact: CauseFact): Phrase => ({
  title: `Excessive logging in ${titleText(fact)}`,
  cause: `${functionText(fact)} now spends ${takes(fact)} on log lines${was(fact)}`,
  evidence: profileLines(fact, 'logging takes'),
  values: values(fact),
});

/** Causes in the application's code. */
export const CODE_PHRASES: Readonly<Record<string, Phrasing>> = {
  'hot-function': hotFunction,
  'new-hot-path': newHotPath,
  'event-loop-blocked': eventLoopBlocked,
  'big-serialisation': bigSerialisation,
  'excessive-logging': excessiveLogging,
};
