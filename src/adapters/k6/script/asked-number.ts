/** Where a number of k6's stands in a source, from its first letter to behind its last. */
export type Place = { readonly from: number; readonly to: number };

/** What may stand between a number and the `%` that it is reduced by: a product, a sum in brackets, or the end of both. */
const STEP = /^\s*(?:[*/]\s*[\w.]+|([+-])\s*[\w.]+(?:\s*[*/]\s*[\w.]+)*|(\)))/;
/** A remainder, with all that belongs to its other side. */
const REMAINDER = /^\s*%\s*(?:[\w.]+|\([^()]*\))[\s)]*/;
const COMPARISON = /^(?:[=!]=|[<>?])/;
/** A comparison with a number that a VU may not count to in a round, which has five iterations of it and more. */
const BEYOND = /^\s*[=!]==?\s*(?:[5-9]\b|\d{2,})/;
/** A remainder of so few that a VU of a round has each of them. */
const FEW_TURNS = /%\s*[1-5]\b[\s)]*$/;
/** What the first iterations answer either way, or are not asked to. */
const WITH_FEW = /^(?:[=!]==?|[<>]=?)\s*[0-4]\b/;
const IN_LIST = /\[[\s(]*$/;
const IN_SWITCH = /\bswitch\s*\(\s*$/;
const IN_LOG = /\bconsole\.\w+\([^;\n]*$/;
/** What a number is a part of, up to its left. */
const CHAIN = /(?:\b[\w$]+\s*\??\.\s*)*$/;

/** Whether the number of a VU is taken modulo another, and not to choose what is done, by which VUs would differ. */
export function isReduced(code: string, { from, to }: Place): boolean {
  const behind = behindRemainder(code.slice(to));
  if (behind === null) return false;
  const before = code.slice(0, from).replace(CHAIN, '');
  return !COMPARISON.test(behind) && !IN_SWITCH.test(before);
}

/**
 * Whether a VU comes to all that the count of its iterations decides in the few of a round, as far as is plain: not to what is done
 * at the tenth, nor to the later turns of many. `isAnew`: the count begins at 0 in each round, so that of a list no more than its
 * beginning is used.
 */
export function isReached(code: string, { from, to }: Place, isAnew: boolean): boolean {
  const rest = code.slice(to);
  const before = code.slice(0, from).replace(CHAIN, '');
  if (IN_LOG.test(before)) return true;
  const behind = behindRemainder(rest);
  if (behind === null) return !BEYOND.test(rest);
  const turns = rest.slice(0, rest.length - behind.length);
  if (FEW_TURNS.test(turns)) return true;
  if (IN_SWITCH.test(before)) return false;
  if (/^(?:[=!]=|[<>])/.test(behind)) {
    const isShifted = /[+-]/.test(turns.slice(0, turns.indexOf('%')));
    return !isShifted && WITH_FEW.test(behind);
  }
  return !(isAnew && IN_LIST.test(before));
}

/** Whether the count of an iteration is taken modulo another number, or compared with one. */
export function isCounted(code: string, { from, to }: Place): boolean {
  const rest = code.slice(to);
  if (behindRemainder(rest) !== null) return true;
  if (/^\s*(?:[=!]==?\s*\d+\b|<\s*1\b|>\s*0\b)/.test(rest)) return true;
  return /!\s*$/.test(code.slice(0, from).replace(CHAIN, ''));
}

/** What stands behind the remainder that an expression begins with a number of; null: there is none. */
function behindRemainder(code: string): string | null {
  let rest = code;
  // In `a + b % c` only b is reduced.
  let isSum = false;
  for (;;) {
    const remainder = REMAINDER.exec(rest);
    if (remainder !== null) return isSum ? null : rest.slice(remainder[0].length);
    const step = STEP.exec(rest);
    if (step === null) return null;
    isSum = step[2] === undefined && (isSum || step[1] !== undefined);
    rest = rest.slice(step[0].length);
  }
}
