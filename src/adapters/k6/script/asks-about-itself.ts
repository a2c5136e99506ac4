import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What a script can ask k6 about its own run, and what it is called in k6's documentation. */
const ASKED: readonly (readonly [RegExp, string])[] = [
  [/\btest\s*\.\s*options\b/, 'exec.test.options'],
  [/\bscenario\s*\.\s*name\b/, 'exec.scenario.name'],
  [/\bidInTest\b/, 'exec.vu.idInTest'],
  [/\bidInInstance\b/, 'exec.vu.idInInstance'],
  [/\b__VU\b/, '__VU'],
  [/\biterationInTest\b/, 'exec.scenario.iterationInTest'],
  [/\biterationInInstance\b/, 'exec.scenario.iterationInInstance'],
  [/\biterationInScenario\b/, 'exec.vu.iterationInScenario'],
  [/\b__ITER\b/, '__ITER'],
];
const WHOLE_LINE_COMMENT = /^\s*(\/\/|\*|\/\*).*$/gm;

/**
 * What of its own run a script asks k6 about, in its file or a local import: where the gate makes rounds of its
 * scenarios, the answers are other ones. Only source is read, so a name in a text counts too.
 */
export async function asksOf(script: string, imports: readonly string[]): Promise<readonly string[]> {
  return askedIn(await sourceOf(script, imports));
}

/** The source of a script and its local imports; what cannot be read is left out. */
export async function sourceOf(script: string, imports: readonly string[]): Promise<string> {
  const local = imports.filter((name) => name.startsWith('file:')).map((url) => fileURLToPath(url));
  const files = [...new Set([script, ...local])];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts.join('\n');
}

export function askedIn(source: string): readonly string[] {
  const code = source.replaceAll(WHOLE_LINE_COMMENT, '');
  return ASKED.filter(([pattern]) => pattern.test(code)).map(([, name]) => name);
}

/** That the gate's own scenarios may be why a script failed, a sentence. */
export function notItsOwn(asks: readonly string[]): string {
  return `The script asks k6 for ${asks.join(' and ')}, and in the gate's rounds the answers are not those of its own run.`;
}

/** The same of a script that is driven at a rate, and which setting drives its own scenarios; two sentences. */
export const ownScenarios = (asks: readonly string[]): string =>
  `${notItsOwn(asks)} Take \`workload.rate\` out so that its own scenarios are driven whole.`;
