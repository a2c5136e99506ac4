import { isFilledIn, lastPart, programOf } from './shell-words.ts';

/** Options of compilers and bundlers that name what is made. */
const OUTPUT =
  /^(?:-o|--(?:output|out|outfile|outdir|out-dir|outDir|dist|prefix|install-dir|artifacts-path))$/;
/** Those of cargo name a folder that it keeps by itself, and builds in again. */
const TARGET = /^(?:CARGO_TARGET_DIR|--target-dir)$/;
const COPIES = new Set(['cp', 'mv', 'install', 'rsync', 'ln']);

/** They write what lies elsewhere, which is the same for both but where its address says whose it is. */
const FETCHES = new Set(['curl', 'wget', 'aria2c', 'http', 'https', 'xh']);
const OF_SIDE = /\bPERF_GATE_(?:ARM|SHA)\b/;

export const TARGET_VARIABLE = 'CARGO_TARGET_DIR';

export type Output = {
  /** without a slash at its end */
  readonly path: string;
  /** whether a tool builds in it again, so that nobody has to name what it starts */
  readonly isBuiltIn: boolean;
};

/** Where a command writes to beyond its folder, that aside which a shell fills in. */
export function outputsOf(words: readonly string[]): readonly Output[] {
  const [program = '', ...rest] = programOf(words);
  if (FETCHES.has(lastPart(program)) && !rest.some((word) => OF_SIDE.test(word))) return [];
  const named = words.flatMap((word, at): readonly Output[] => {
    const [, key = word, joined] = /^([^=]+)=(.*)$/.exec(word) ?? [];
    if (!OUTPUT.test(key) && !TARGET.test(key)) return [];
    return output(joined ?? words[at + 1] ?? '', TARGET.test(key));
  });
  const copied = COPIES.has(lastPart(program)) ? output(rest.at(-1) ?? '', false) : [];
  return [...named, ...copied];
}

/** Only what is the same path wherever it is said. */
export function output(path: string, isBuiltIn: boolean): readonly Output[] {
  if (isFilledIn(path) || path.startsWith('/dev/') || !/^(?:~?\/|[A-Za-z]:[\\/])./.test(path)) return [];
  return [{ path: path.replace(/[\\/]+$/, ''), isBuiltIn }];
}

/** Whether a command names a path, or one below it. */
export const isNamed = (path: string, words: readonly string[]): boolean =>
  words.some((word) => word.split(/[=,]/).some((part) => part === path || part.startsWith(`${path}/`)));
