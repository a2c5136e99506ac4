import type { ProfileFrame } from '../../../model/evidence/profile.ts';
import type { Evidence } from '../evidence.ts';
import { saturationOf } from '../saturation.ts';
import { driftOf } from './drift.ts';
import { type Side, type Spent, sideOf } from './side.ts';
import { startShare } from './start-share.ts';

/**
 * Standard errors between both sides of a function. The error of n samples is √n
 * (https://sourceware.org/binutils/docs/gprof/Sampling-Error.html: "sometimes it will vary more"); a hundred functions are
 * looked at, so that 5 of them are no chance.
 */
const ERRORS = 5;
/** A fall that a rise may come from is believed sooner: of two readings the one that accuses nobody is taken. */
const ERRORS_OF_FALL = 2;
/** Share of head's time below which nobody has to look at it. */
const NOTABLE = 0.05;
/** Of the time that was added in all, a part below this is not why. */
const PART = 0.2;
/** What fell by between so much of a rise is the same work under another name, or in another function. */
const ALIKE = { low: 0.5, high: 1.5 };

/** A function of the application that takes more time on head than on base. */
export type Rise = {
  readonly key: string;
  readonly frame: ProfileFrame;
  readonly head: Spent;
  /** null: it does not run there, by this name */
  readonly base: Spent | null;
  /** per request, less what moved here from elsewhere, and no more than the time that was added in all, ms */
  readonly addedMs: number;
  /** base spends nothing on it, wherever it stands and whatever it is called */
  readonly isNew: boolean;
};

/** Both profiles of one run; null: one of them is missing. */
export function sidesOf({ head, base, isDuet }: Evidence): { head: Side; base: Side } | null {
  const [ofHead, ofBase] = [sideOf(head), base === null || !isDuet ? null : sideOf(base)];
  return ofHead === null || ofBase === null ? null : { head: ofHead, base: ofBase };
}

type Change = {
  readonly key: string;
  readonly base: Spent | null;
  readonly head: Spent | null;
  /** ms per request; below 0: it fell */
  readonly by: number;
  readonly error: number;
};

/** Functions that take clearly more time per request on head, most first; none where either side has no profile. */
export function risesOf(evidence: Evidence): readonly Rise[] {
  const sides = sidesOf(evidence);
  if (sides === null) return [];
  const { head, base } = sides;
  const { factor: drift, clearly, isIdler } = driftOf(evidence, sides);
  const grown = head.busyMs - base.busyMs * drift;
  if (grown <= 0) return [];
  const ofStart = startShare(evidence, sides, drift);
  const changes = changesOf(head, base, drift);
  // Whatever made all of them slower was added too: beside it a function is small that is not beside the rest.
  const inAll = isIdler ? head.busyMs - base.busyMs : grown;
  const least = Math.max(NOTABLE * head.busyMs, PART * Math.max(inAll, cpuAddedMs(evidence)));
  const falls = changes.filter(({ by, error }) => -by > ERRORS_OF_FALL * error);
  const isEnough = (ms: number, error: number): boolean => ms > ERRORS * error && ms >= least;
  const left = new Set(falls);
  return changes
    .filter(({ by, error, head: is, base: was }) => {
      const sure = by - ofStart(is, was);
      return isEnough(sure, error) && sure >= clearly * drift * (was?.ms ?? 0);
    })
    .toSorted((a, b) => b.by - a.by)
    .flatMap((change): readonly Rise[] => {
      if (change.head === null) return [];
      const from = originOf(change, [...left]);
      if (from !== null) left.delete(from);
      const own = change.by + Math.min(0, from?.by ?? 0);
      const { key, head: spent, base: was } = change;
      const doubt = Math.max(ofStart(spent, was), ofStart(spent, from?.base ?? null));
      if (!isEnough(own - doubt, Math.hypot(change.error, from?.error ?? 0))) return [];
      const moved = from === null ? null : from.base;
      return [
        {
          ...{ key, frame: spent.frame, head: spent, base: was ?? moved },
          ...{ addedMs: Math.min(own, grown), isNew: was === null && from === null },
        },
      ];
    })
    .toSorted((a, b) => b.addedMs - a.addedMs);
}

/**
 * CPU time that was added to a request under load, by whatever thread and process of the application, ms; 0: the machine has
 * some left, or it was not read. Where all CPUs are taken, all functions wait for one, and what took them is why.
 */
function cpuAddedMs(evidence: Evidence): number {
  const [head, base] = [evidence.perRequest('head', 'cpu'), evidence.perRequest('base', 'cpu')];
  if (head === null || base === null || saturationOf(evidence)?.isNew !== true) return 0;
  return Math.max(0, head - base);
}

/** What a function's work came from: one of its name in another file, else one that lost about as much. */
function originOf(rise: Change, falls: readonly Change[]): Change | null {
  const named = falls.find((fall) => nameIn(fall) === nameIn(rise));
  if (named !== undefined) return named;
  const alike = falls.filter(({ by }) => -by >= ALIKE.low * rise.by && -by <= ALIKE.high * rise.by);
  const [nearest] = alike.toSorted((a, b) => Math.abs(a.by + rise.by) - Math.abs(b.by + rise.by));
  return nearest ?? null;
}

const ANONYMOUS = '(anonymous)';

/** Functions without a name are not known by it. */
function nameIn({ key, head, base }: Change): string {
  const name = (head ?? base)?.frame.name ?? '';
  return name === ANONYMOUS || name === '' ? key : name;
}

function changesOf(head: Side, base: Side, drift: number): readonly Change[] {
  const keys = new Set([...head.spent.keys(), ...base.spent.keys()]);
  return [...keys].map((key) => {
    const [after, before] = [head.spent.get(key) ?? null, base.spent.get(key) ?? null];
    const error = Math.hypot(errorOf(head, after), drift * errorOf(base, before));
    return { key, base: before, head: after, by: (after?.ms ?? 0) - drift * (before?.ms ?? 0), error };
  });
}

/** Standard error of a function's time, ms per request: √n samples, and of no sample that of one. */
const errorOf = ({ sampleMs }: Side, spent: Spent | null): number =>
  sampleMs * Math.sqrt((spent?.samples ?? 0) + 1);
