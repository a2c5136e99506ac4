import type { SampledFunction } from '../sampled.ts';

/** Of functions that are where the profile says, a part may be written in ways that are not known here. */
const LEAST_SHARE = 0.75;

/** A name may stand on a line above, where the code is laid out over several. */
const LINES_ABOVE = 3;
/** Nor is it far from what it names; lines of minified files have millions of characters. */
const NEAR = 300;

/**
 * Whether the lines of a profile are those of this text. Programs that translate code as it is loaded (tsx, ts-node,
 * Babel's register) leave the file's name as it is, and what V8 tells are lines of what they made. V8 says where a
 * function's parameters begin, or the function, or its class: there the text must have such a beginning, and its name before.
 */
export function holdsPositions(text: string, functions: readonly SampledFunction[]): boolean {
  const lines = text.split('\n');
  // A module as a whole begins where the file does, whatever is in it.
  const told = functions.filter(({ line, column }) => column !== null && line !== null && line + column > 1);
  const right = told.filter((one) => isAt(one, lines));
  return right.length >= LEAST_SHARE * told.length;
}

function isAt({ name, line, column }: SampledFunction, lines: readonly string[]): boolean {
  if (line === null || column === null) return false;
  const text = lines[line - 1] ?? '';
  const begins = /^(\(|[\w$#[])/.test(text.slice(column, column + 1)) && !/\w[\w$]$/.test(pair(text, column));
  const plain = /([\w$]+)$/.exec(name)?.[1];
  if (!begins || plain === undefined) return begins;
  const above = lines.slice(Math.max(0, line - 1 - LINES_ABOVE), line - 1);
  const before = [
    ...above.map((one) => one.slice(-NEAR)),
    text.slice(Math.max(0, column - NEAR), column + NEAR),
  ];
  return before.some((one) => one.includes(plain) || /\b(constructor|class)\b/.test(one));
}

/** The character before a place, and the one that is there. */
const pair = (text: string, column: number): string =>
  column === 0 ? '' : text.slice(column - 1, column + 1);
