import type { CompareConfig } from '../../config/settings/compare.ts';
import type { Plateau } from '../../model/recording/duet.ts';
import { type Level, type ScenarioLoad, startOf, stretchesOf } from './levels.ts';

/** Why a script's load is not driven in rounds. */
export type Uncut =
  /** the user wants all of it */
  | { readonly kind: 'whole' }
  | { readonly kind: 'executor'; readonly scenario: string; readonly executor: string }
  /** a number of iterations and a start of its own: what runs together only the run shows */
  | { readonly kind: 'count-and-start'; readonly scenario: string }
  /** its function runs at no time in which the rest does */
  | { readonly kind: 'sequence'; readonly scenario: string }
  | { readonly kind: 'no-load' };

export type ChosenShape =
  | { readonly kind: 'as-is' }
  | { readonly kind: 'plateau'; readonly plateau: Plateau }
  | { readonly kind: 'uncut'; readonly why: Uncut };

const uncut = (why: Uncut): ChosenShape => ({ kind: 'uncut', why });

/**
 * The way of a script's load in a duet; the table of docs/how-it-works.md in this order. Rounds are short, so a load that
 * changes is driven at one level of it. By itself the gate drops no scenario whose function would not be driven at all:
 * nobody could see that it became slower.
 */
export function chooseShape(loads: readonly ScenarioLoad[], wish: CompareConfig['shape']): ChosenShape {
  const odd = loads.find(({ kind }) => kind === 'other');
  if (odd !== undefined) {
    return uncut({ kind: 'executor', scenario: odd.scenario, executor: odd.executor });
  }
  const late = loads.find((load) => startOf(load) > 0);
  if (wish === 'whole') return uncut({ kind: 'whole' });
  if (late === undefined && loads.every(({ kind }) => kind === 'constant')) return { kind: 'as-is' };
  if (loads.some(({ kind }) => kind === 'counted') && new Set(loads.map(startOf)).size > 1) {
    return uncut({ kind: 'count-and-start', scenario: late?.scenario ?? '' });
  }
  const best = bestOf(loads);
  if (best === null) return uncut({ kind: 'no-load' });
  const driven = new Set(best.levels.map(({ load }) => load.runs));
  const missed = loads.find(({ runs }) => !driven.has(runs));
  if (missed !== undefined && wish !== 'plateau') {
    return uncut({ kind: 'sequence', scenario: missed.scenario });
  }
  return { kind: 'plateau', plateau: plateauOf(best, loads) };
}

/** Stretches of the same levels together; `ms`: how long in all. */
type Candidate = { readonly ms: number; readonly levels: readonly Level[] };

/** Most functions, then held by all rather than on the way, then the longest, then the highest; null: nothing runs. */
function bestOf(loads: readonly ScenarioLoad[]): Candidate | null {
  const alike = Map.groupBy(stretchesOf(loads), ({ levels }) => JSON.stringify(levels.map(nameOf)));
  const candidates = [...alike.values()].map((stretches) => ({
    levels: stretches[0]?.levels ?? [],
    ms: stretches.reduce((sum, { ms }) => sum + ms, 0),
  }));
  const peaks = peaksOf(candidates);
  const rank = ({ levels, ms }: Candidate): readonly number[] => {
    const height = levels.reduce((sum, level) => sum + top(level) / (peaks.get(level.load) ?? 1), 0);
    const functions = new Set(levels.map(({ load }) => load.runs)).size;
    return isHeld(levels) ? [functions, 1, ms, height] : [functions, 0, height, ms];
  };
  const [best] = candidates.toSorted((a, b) => byRank(rank(b), rank(a)));
  return best ?? null;
}

const nameOf = ({ load, from, to }: Level) => [load.scenario, from, to];
const top = ({ from, to }: Level): number => Math.max(from, to);
const isHeld = (levels: readonly Level[]): boolean => levels.every((level) => level.isHeld);

function byRank(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function peaksOf(candidates: readonly Candidate[]): ReadonlyMap<ScenarioLoad, number> {
  const peaks = new Map<ScenarioLoad, number>();
  for (const level of candidates.flatMap(({ levels }) => levels)) {
    peaks.set(level.load, Math.max(peaks.get(level.load) ?? 0, top(level)));
  }
  return peaks;
}

function plateauOf({ levels, ms }: Candidate, loads: readonly ScenarioLoad[]): Plateau {
  const driven = levels.map(({ load }) => load);
  const isCount = driven.every(({ kind }) => kind === 'counted');
  const chosen = isCount ? 'users' : isHeld(levels) ? 'held' : 'peak';
  const left = [
    driven.some(({ stages }) => stages.some(({ kind }) => kind === 'ramp')) ? (['ramps'] as const) : [],
    levels.some(holdsAnother) ? (['levels'] as const) : [],
    driven.some(({ kind }) => kind === 'counted') ? (['counts'] as const) : [],
    driven.some((load) => startOf(load) > 0) ? (['start-times'] as const) : [],
  ].flat();
  return {
    chosen,
    levels: levels.map((level) => ({
      scenario: level.load.scenario,
      unit: level.unit,
      level: level.unit === 'vus' ? Math.max(1, Math.round(top(level))) : top(level),
    })),
    heldMs: chosen === 'held' && Number.isFinite(ms) ? ms : null,
    left,
    dropped: loads.filter((load) => !driven.includes(load)).map(({ scenario }) => scenario),
  };
}

/** Whether its scenario stays at another level too. */
function holdsAnother(level: Level): boolean {
  return level.load.stages.some(({ kind, to }) => kind === 'hold' && to > 0 && to !== top(level));
}
