import type { CauseFact } from '../../../model/evidence/cause.ts';
import { blamedFor } from '../../evidence/code/blame.ts';
import { codeCause } from '../../evidence/code/code-cause.ts';
import { addedOf, isMostly, risenIn } from '../../evidence/code/risen-work.ts';
import { type Rise, risesOf, sidesOf } from '../../evidence/code/rises.ts';
import { calleesOf, ZLIB_WRAPPER } from '../../evidence/code/work.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';

/** Longer without a break than base by so much, and by so many times: everybody else waited meanwhile. */
const LONG_MS = 50;
const FACTOR = 2;
/** Of that, a function has to take so much in one request to be why. */
const MOST = 0.5;

/** Functions that hold the only thread: by calls that block, or by computing for long without a break. */
export const eventLoopBlocked: Rule = {
  id: 'event-loop-blocked',
  find(evidence) {
    const sides = sidesOf(evidence);
    if (sides === null || !sides.head.hasLoop || !sides.base.hasLoop) return [];
    const longest = { base: sides.base.longestBusyMs, head: sides.head.longestBusyMs };
    const blocking = risenIn(evidence, 'blocking').map((rise) => {
      const [callee] = calleesOf(rise.head, 'blocking');
      return codeCause(evidence, {
        ...{ rule: 'event-loop-blocked', rise, part: addedOf(rise, 'blocking'), isWaiting: true },
        numbers: { longestMs: longest },
        texts: { call: callNameOf(callee?.frame.name), callFile: callee?.frame.file ?? '' },
      });
    });
    return blocking.length > 0 ? blocking : computing(evidence, longest);
  },
};

/** As the source has it. */
function callNameOf(name: string | undefined): string {
  if (name === undefined) return 'Atomics.wait';
  return name === ZLIB_WRAPPER ? 'zlib.…Sync' : name;
}

/** The function that computes for most of the longest time without a break. */
function computing(
  evidence: Evidence,
  longest: { readonly base: number | null; readonly head: number | null },
): readonly CauseFact[] {
  const { base, head } = longest;
  if (base === null || head === null || head < base + LONG_MS || head < FACTOR * base) return [];
  const isAtOnce = (rise: Rise): boolean =>
    blamedFor(evidence, rise.addedMs).scale * rise.head.ms >= MOST * (head - base);
  const [first] = risesOf(evidence).filter(
    (rise) => !isMostly(rise, 'json') && !isMostly(rise, 'logging') && isAtOnce(rise),
  );
  if (first === undefined) return [];
  return [codeCause(evidence, { rule: 'event-loop-blocked', rise: first, numbers: { longestMs: longest } })];
}
