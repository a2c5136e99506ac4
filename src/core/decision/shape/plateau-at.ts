import type { Plateau } from '../../model/recording/duet.ts';
import type { At, Moment } from './best-moment.ts';
import { type ScenarioLoad, startOf, stretchesOf } from './levels.ts';

/** What rounds at a moment of these loads are, and what of them they leave out. */
export function plateauAt({ levels, isHeld, ms }: Moment, loads: readonly ScenarioLoad[]): Plateau {
  const driven = levels.map(({ load }) => load);
  const isCount = driven.every(({ kind }) => kind === 'counted');
  const chosen = isCount ? 'users' : isHeld ? 'held' : 'peak';
  const left = [
    driven.some(({ stages }) => stages.some(({ kind }) => kind === 'ramp')) ? (['ramps'] as const) : [],
    holdsAnother(levels) ? (['levels'] as const) : [],
    isCount ? (['counts'] as const) : [],
    driven.some((load) => startOf(load) > 0) ? (['start-times'] as const) : [],
  ].flat();
  return {
    chosen,
    levels: levels.map(({ load, unit, level }) => ({
      scenario: load.scenario,
      unit,
      level: unit === 'vus' ? Math.max(1, Math.round(level)) : level,
    })),
    heldMs: chosen === 'held' && Number.isFinite(ms) ? ms : null,
    left,
    dropped: loads.filter((load) => !driven.includes(load)).map(({ scenario }) => scenario),
  };
}

/** Whether a driven scenario stays at another level too, or some of them stay at theirs without the others. */
function holdsAnother(levels: readonly At[]): boolean {
  const another = ({ load, level }: At) =>
    load.stages.some(({ kind, to }) => kind === 'hold' && to > 0 && to !== level);
  return (
    levels.some(another) ||
    stretchesOf(levels.map(({ load }) => load)).some(
      (stretch) => stretch.levels.length < levels.length && stretch.levels.every(({ isHeld }) => isHeld),
    )
  );
}
