import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { countsAnewText } from '../../../core/words/check/asked.ts';
import type { DuetRequest } from '../../../ports/load-generator.ts';
import { askedBare } from './asked-bare.ts';
import { isCounted, isReached, isReduced } from './asked-number.ts';
import { withOneName } from './execution-module.ts';

/** What a script asks k6 about its own run, by its name in k6's documentation. */
export type Asked = {
  readonly all: readonly string[];
  /**
   * what only the script's own run answers as it is meant: names, options, numbers of VUs that it has to itself, and counts of
   * iterations that decide what the few of a round do not come to
   */
  readonly own: readonly string[];
  /** counters that begin anew with each k6 process, so that what is made of them is made again */
  readonly counts: readonly string[];
};

type Question = {
  readonly pattern: RegExp;
  readonly name: string;
  /** a name or a state of the run, the number of a VU, or a counter of iterations */
  readonly kind: 'state' | 'vu' | 'count';
};

const question = (kind: Question['kind'], name: string, pattern: RegExp): Question => ({
  ...{ kind, name },
  pattern: new RegExp(pattern, 'g'),
});

/** Of a module that has to be imported. */
const OF_EXECUTION: readonly Question[] = [
  question(
    'state',
    'exec.test.options',
    /\btest\s*\??\.\s*options\b|\{[^{}]*\boptions\b[^{}]*\}\s*=[\s\w.]*\btest\b/,
  ),
  ...['name', 'executor', 'progress', 'startTime'].map((field) =>
    question(
      'state',
      `exec.scenario.${field}`,
      new RegExp(
        String.raw`\bscenario\s*\??\.\s*${field}\b|\{[^{}]*\b${field}\b[^{}]*\}\s*=[\s\w.]*\bscenario\b`,
      ),
    ),
  ),
  question('state', 'exec.instance', /\binstance\s*\??\.\s*(?:iterations|vus|current)\w+/),
  question('vu', 'exec.vu.idInTest', /\bidInTest\b/),
  question('vu', 'exec.vu.idInInstance', /\bidInInstance\b/),
];
/** It begins at 0 in each round, which is a scenario for k6. */
const IN_SCENARIO = 'exec.vu.iterationInScenario';
const OF_ITERATIONS: readonly Question[] = [
  question('count', 'exec.scenario.iterationInTest', /\biterationInTest\b/),
  question('count', 'exec.scenario.iterationInInstance', /\bscenario\s*\??\.\s*iterationInInstance\b/),
  question('count', 'exec.vu.iterationInInstance', /(?<!\bscenario\s*\??\.\s*)\biterationInInstance\b/),
  question('count', IN_SCENARIO, /\biterationInScenario\b/),
];
const VU = question('vu', '__VU', /\b__VU\b/);
const ITERATION = question('count', '__ITER', /\b__ITER\b/);

/** What of a script's questions the number of a VU answers. */
export const VU_NUMBERS: ReadonlySet<string> = new Set(['exec.vu.idInTest', 'exec.vu.idInInstance', '__VU']);
/** And the count of its iterations. */
const COUNTS: ReadonlySet<string> = new Set([...OF_ITERATIONS, ITERATION].map(({ name }) => name));

const WHOLE_LINE_COMMENT = /^\s*(\/\/|\*|\/\*).*$/gm;
/** Behind a statement. Elsewhere two slashes may be those of an address. */
const COMMENT_BEHIND = /(?<=[;{}]\s*)\s\/\/.*$/gm;
const withoutComments = (source: string): string =>
  source.replaceAll(WHOLE_LINE_COMMENT, '').replaceAll(COMMENT_BEHIND, '');

/**
 * What of its own run a script asks k6 about, in its file or a local import: where the gate makes rounds of its
 * scenarios, the answers are other ones. Only source is read, so a name in a text counts too.
 */
export async function asksOf(script: string, imports: readonly string[]): Promise<Asked> {
  return askedIn(...(await textsOf(script, imports)));
}

/** The source of a script and its local imports; what cannot be read is left out. */
export async function sourceOf(script: string, imports: readonly string[]): Promise<string> {
  return (await textsOf(script, imports)).join('\n');
}

async function textsOf(script: string, imports: readonly string[]): Promise<readonly string[]> {
  const local = imports.filter((name) => name.startsWith('file:')).map((url) => fileURLToPath(url));
  const files = [...new Set([script, ...local])];
  return Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
}

/**
 * A number that is only taken modulo another picks from data that are used again and again: any number does, so rounds do
 * for it. So does the count of an iteration that is only compared with its first numbers, as for a login. `files`: the sources of the script and its imports; each has names of its own for what it imports.
 */
export function askedIn(...files: readonly string[]): Asked {
  const ofModule = files.some((file) => /\bk6\/execution\b/.test(withoutComments(file)));
  const named = ofModule ? files.map((file) => withOneName(withoutComments(file))) : [];
  // With its texts: an apostrophe that begins none may hide what stands behind it.
  const code = (ofModule ? named.map(({ source }) => source) : files.map(withoutComments)).join('\n');
  const questions = ofModule ? [...OF_EXECUTION, VU, ...OF_ITERATIONS, ITERATION] : [VU, ITERATION];
  const all = questions.filter(({ pattern }) => placesOf(code, pattern).length > 0);
  const names = (wanted: (one: Question) => boolean) => all.filter(wanted).map(({ name }) => name);
  const isBare = ({ kind, pattern }: Question): boolean => {
    const isHarmless = kind === 'vu' ? isReduced : isCounted;
    return kind === 'state' || placesOf(code, pattern).some((place) => !isHarmless(code, place));
  };
  const isLeftOut = ({ kind, name, pattern }: Question): boolean =>
    kind === 'count' &&
    placesOf(code, pattern).some((place) => !isReached(code, place, name === IN_SCENARIO));
  const whole = named.flatMap(({ code }) => askedBare(code));
  return {
    all: [...new Set([...names(() => true), ...whole])],
    own: [...new Set([...names((one) => (one.kind === 'count' ? isLeftOut(one) : isBare(one))), ...whole])],
    counts: names((one) => one.kind === 'count' && isBare(one)),
  };
}

const placesOf = (code: string, pattern: RegExp) =>
  [...code.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));

/**
 * Why rounds would do other work than the script's own run, where nothing throws: sentences; null: they would not, as far as
 * its source shows. At a rate there are no VUs of the script's own, and in every way the scenario is the gate's.
 */
export function otherWork(
  { own, counts }: Asked,
  { workload, hasReset = false }: Pick<DuetRequest, 'workload' | 'hasReset'>,
): string | null {
  const isRate = workload.rate !== null;
  const names = own.filter((name) => !(isRate && (VU_NUMBERS.has(name) || COUNTS.has(name))));
  const ofOwn = names.length === 0 ? [] : [isRate ? ownScenarios(names) : notItsOwn(names)];
  const ofCounts = counts.length === 0 || hasReset ? [] : [countsAnewText(counts)];
  const all = [...ofOwn, ...ofCounts];
  return all.length === 0 ? null : all.join(' ');
}

/** That the gate's own scenarios may be why a script failed, a sentence. */
export function notItsOwn(asks: readonly string[]): string {
  return `The script asks k6 for ${asks.join(' and ')}, and in the gate's rounds the answers are not those of its own run.`;
}

/** The same of a script that is driven at a rate, and which setting drives its own scenarios; two sentences. */
export const ownScenarios = (asks: readonly string[]): string =>
  `${notItsOwn(asks)} Take \`workload.rate\` out so that its own scenarios are driven whole.`;
