import { heldMs, type Level, peakOf, type ScenarioLoad, type Stretch, stretchesOf } from './levels.ts';

/** What of a script's load rounds can stay at: what each scenario does at one and the same moment. */
export type Moment = {
  readonly levels: readonly At[];
  /** whether all of them hold it; else it is a moment of their way */
  readonly isHeld: boolean;
  /** how long the script does so in all; Infinity: until a number of iterations is done; of a moment on the way 0 */
  readonly ms: number;
};

export type At = Pick<Level, 'load' | 'unit'> & { readonly level: number };

/** `missed`: a scenario that rounds at this moment would not show as the script runs it; null: there is none. */
export type Best = { readonly moment: Moment; readonly missed: ScenarioLoad | null };

/**
 * Several functions that hold a level together for less than that are two that only touch: a share of the longest time that
 * one scenario holds, as long as a short round at least, and no more than a minute, since a long load does not make a minute
 * of it a chance.
 */
const TOGETHER = { share: 0.1, leastMs: 3000, mostMs: 60_000 };
/** Where nothing is held, a function is shown by so much of its own highest load. */
const SHOWN = 0.5;

/** The moment to drive rounds at: what all functions hold longest, else the peak of all, else what some hold longest. */
export function bestMoment(loads: readonly ScenarioLoad[]): Best | null {
  const stretches = stretchesOf(loads);
  const held = bestHeld(stretches, loads);
  if (held !== null && held.missed === null) return held;
  // On its way a scenario is only what it never stays at: of one that holds a level elsewhere that is what to drive.
  const onTheWay = stretches.filter(({ levels }) =>
    levels.every((one) => one.isHeld || heldMs(one.load) === 0),
  );
  const peak = bestPeak(onTheWay, loads);
  if (peak !== null && peak.missed === null) return peak;
  return held ?? peak ?? bestPeak(stretches, loads);
}

const functionsOf = (levels: readonly Pick<Level, 'load'>[]): ReadonlySet<string> =>
  new Set(levels.map(({ load }) => load.runs));

const setOf = (levels: readonly Level[]): string => JSON.stringify([...functionsOf(levels)].sort());

/** Sets of functions that run together long enough in these stretches. One by itself always does. */
function longSets(stretches: readonly Stretch[], loads: readonly ScenarioLoad[]): ReadonlySet<string> {
  const longest = Math.max(...loads.map(heldMs));
  const least = Math.min(Math.max(TOGETHER.share * longest, TOGETHER.leastMs), TOGETHER.mostMs);
  const bySet = Map.groupBy(stretches, ({ levels }) => setOf(levels));
  const long = [...bySet].filter(
    ([, own]) =>
      functionsOf(own[0]?.levels ?? []).size === 1 || own.reduce((sum, { ms }) => sum + ms, 0) >= least,
  );
  return new Set(long.map(([set]) => set));
}

/** Most functions that hold together long enough, then the longest, then the highest; null: nothing is held by all that run. */
function bestHeld(stretches: readonly Stretch[], loads: readonly ScenarioLoad[]): Best | null {
  const held = stretches.filter(({ levels }) => levels.every(({ isHeld }) => isHeld));
  const long = longSets(held, loads);
  const alike = Map.groupBy(held, ({ levels }) =>
    JSON.stringify(levels.map((one) => [one.load.scenario, one.to])),
  );
  const ranked = [...alike.values()].map((own) => {
    const levels = own[0]?.levels ?? [];
    const moment = {
      levels: levelsAt(levels, 1),
      isHeld: true,
      ms: own.reduce((sum, { ms }) => sum + ms, 0),
    };
    const shown = long.has(setOf(levels)) ? functionsOf(levels) : new Set<string>();
    return { moment, shown, rank: [shown.size, moment.ms, heightOf(moment)] };
  });
  return bestOf(ranked, loads);
}

/** Most functions by half of their own highest load or more, then the highest in all. */
function bestPeak(stretches: readonly Stretch[], loads: readonly ScenarioLoad[]): Best | null {
  const long = longSets(stretches, loads);
  const ranked = stretches.flatMap(({ levels }) =>
    // A load that falls while another one rises is that of both in the midst alone.
    [0, 0.5, 1].map((share) => {
      const moment = { levels: levelsAt(levels, share), isHeld: false, ms: 0 };
      const shown = long.has(setOf(levels)) ? shownBy(moment) : new Set<string>();
      return { moment, shown, rank: [shown.size, heightOf(moment)] };
    }),
  );
  return bestOf(ranked, loads);
}

type Ranked = {
  readonly moment: Moment;
  readonly shown: ReadonlySet<string>;
  readonly rank: readonly number[];
};

function bestOf(ranked: readonly Ranked[], loads: readonly ScenarioLoad[]): Best | null {
  const [best] = ranked.toSorted((a, b) => byRank(b.rank, a.rank));
  if (best === undefined) return null;
  const { moment, shown } = best;
  const driven = functionsOf(moment.levels);
  const missed = loads.find(({ runs }) => !driven.has(runs)) ?? loads.find(({ runs }) => !shown.has(runs));
  return { moment, missed: missed ?? null };
}

function byRank(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

const levelsAt = (levels: readonly Level[], share: number): readonly At[] =>
  levels
    .map(({ load, unit, from, to }) => ({ load, unit, level: from + (to - from) * share }))
    .filter(({ level }) => level > 0);

/** Levels of several units are added up as shares of each scenario's highest. */
const heightOf = ({ levels }: Pick<Moment, 'levels'>): number =>
  Number(levels.reduce((sum, { load, level }) => sum + level / peakOf(load), 0).toPrecision(9));

function shownBy({ levels }: Moment): ReadonlySet<string> {
  const byFunction = Map.groupBy(levels, ({ load }) => load.runs);
  const shown = [...byFunction].filter(([, own]) => heightOf({ levels: own }) >= SHOWN);
  return new Set(shown.map(([runs]) => runs));
}
