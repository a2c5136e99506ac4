import { actionOf, type Comparison } from '../../model/judgement/comparison.ts';
import type { Judgement, Side } from '../../model/judgement/judgement.ts';
import { SEVERITIES } from '../../model/judgement/reason.ts';
import { verdictOf } from '../../model/judgement/verdict.ts';
import { subjectKey } from '../../model/subject-key.ts';
import { inEntries } from './history-consistency.ts';
import { inTimeline } from './series-consistency.ts';

/** What printing a ratio of two figures may lose. */
const ROUNDING = 1e-6;

/** Verdicts with which nothing was found to be worse. */
const QUIET: readonly Judgement['verdict'][] = ['pass', 'no-baseline', 'inconclusive'];

/** The first contradiction in a judgement, as a sentence; null: there is none. A verdict is what its reasons make it. */
export function judgementContradiction(judgement: Judgement): string | null {
  const { head, base, history } = judgement;
  const found =
    inVerdict(judgement) ??
    inTargets(judgement) ??
    inComparisons(judgement) ??
    inSide(head) ??
    inSide(base) ??
    inEntries(history);
  return found === null ? null : `this judgement contradicts itself: ${found}.`;
}

function inSide(side: Side | null): string | null {
  return side === null || side.timeline === null ? null : inTimeline(side.timeline);
}

function inVerdict({ verdict, reason, reasons }: Judgement): string | null {
  const [worst] = reasons;
  if (worst === undefined) return 'it gives no reason';
  const wanted = verdictOf(worst);
  if (verdict !== wanted) return `its verdict is ${verdict}, and its first reason makes it ${wanted}`;
  const ranks = reasons.map(({ severity }) => SEVERITIES.indexOf(severity));
  if (ranks.some((rank, at) => rank < (ranks[at - 1] ?? 0))) return 'a worse reason follows a milder one';
  return reason.startsWith(worst.text.replace(/\.$/, '')) ? null : 'its first line is not its first reason';
}

function inTargets({ targets = [], verdict }: Judgement): string | null {
  for (const { text, state, role, measured } of targets) {
    if ((state === 'unmeasured') !== (measured === null)) return `${text} is ${state} and says otherwise`;
    if (measured !== null && !(measured.low <= measured.value && measured.value <= measured.high)) {
      return `${text} lies outside its own interval`;
    }
    const counts = state === 'missed' && role !== 'informative';
    if (counts && QUIET.includes(verdict)) return `its verdict is ${verdict}, and ${text} is missed`;
  }
  return null;
}

function inComparisons({ comparisons, verdict }: Judgement): string | null {
  const seen = new Set<string>();
  for (const comparison of comparisons) {
    const { subject, metric, class: found, role } = comparison;
    const name = `${metric} of ${subjectKey(subject)}`;
    if (seen.has(name)) return `${name} stands twice`;
    seen.add(name);
    const worse = (found === 'critical' || found === 'significant') && role !== 'informative';
    if (worse && QUIET.includes(verdict)) return `its verdict is ${verdict}, and ${name} is ${found}`;
    const wrong = inComparison(comparison);
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
}

function inComparison(comparison: Comparison): string | null {
  const { base, head, change, class: found, action, evidence } = comparison;
  if (action !== actionOf(found)) return `${found} does not lead to "${action}"`;
  if (found === 'new' && base !== null) return 'it is new and has a base';
  if (found === 'missing' && head !== null) return 'it is missing and has a head';
  if (evidence !== undefined && evidence.low > evidence.high) return 'its interval ends before it begins';
  if (change === null) return null;
  if (base === null || head === null) return 'it has a change and not both sides';
  const wanted = head / base - 1;
  const close = Math.abs(change - wanted) <= ROUNDING * (1 + Math.abs(wanted));
  return close ? null : `its change is ${change}, but ${base} became ${head}`;
}
