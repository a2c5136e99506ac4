import { isOfLevel, type Pair, pairsOf } from '../../model/recording/pairs.ts';
import type { Recording } from '../../model/recording/recording.ts';
import { ARMS, type Arm, type Window, type WindowValues } from '../../model/recording/window.ts';
import { isOwnKey } from '../../model/subject-key.ts';
import { falls } from './series-consistency.ts';

/** The first contradiction among the windows of a run; null: there is none. */
export function windowContradiction({ windows, duet, arms }: Recording): string | null {
  const kinds = new Set(windows.map(({ part }) => part.kind));
  if (duet === undefined) {
    if (!kinds.has('whole') || windows.length !== 1 || windows[0]?.arm !== 'head')
      return 'it was driven alone, and is not one window of head';
    if (arms.base !== undefined) return 'it was driven alone, and has a base';
    return named('', windows[0]);
  }
  if (arms.base === undefined) return 'it is a duet without base';
  if (kinds.size > 1 || kinds.has('whole')) return 'it is a duet, and not all of its windows are rounds';
  if (kinds.has('slice') !== (duet.sideBySide !== undefined))
    return 'its slices and how it was driven differ';
  if (kinds.has('run') !== (duet.inTurns !== undefined)) return 'its runs and how it was driven differ';
  const known = (duet.sideBySide ?? duet.inTurns)?.levels.length ?? 0;
  if (windows.some(({ part }) => 'level' in part && (part.level ?? -1) >= known))
    return 'a window is of a level that it does not name';
  const pairs = pairsOf(windows);
  const levels = pairs.reduce((sum, { run }) => sum + (run?.levels.length ?? 0), 0);
  if (2 * (pairs.length + levels) !== windows.length) return 'its windows are not in pairs';
  if (pairs.length > duet.mostPairs)
    return `${pairs.length} pairs of rounds, where ${duet.mostPairs} were to be driven`;
  for (const arm of ARMS) {
    const wrong = inArm(
      arm,
      windows.filter((window) => window.arm === arm && !isOfLevel(window.part)),
    );
    if (wrong !== null) return wrong;
  }
  return inLevels(pairs);
}

function inLevels(pairs: readonly Pair[]): string | null {
  for (const [at, { run }] of pairs.entries()) {
    const levels = run?.levels ?? [];
    if (new Set(levels.map(({ level }) => level)).size < levels.length)
      return `pair ${at + 1}: a level stands twice`;
    for (const level of levels) {
      for (const arm of ARMS) {
        const wrong = named(`pair ${at + 1}, ${arm}, at a level, `, level[arm]);
        if (wrong !== null) return wrong;
      }
    }
  }
  return null;
}

function inArm(arm: Arm, rounds: readonly Window[]): string | null {
  const begun = new Set<number>();
  for (const [at, round] of rounds.entries()) {
    const { startedAt, part } = round;
    if (part.kind === 'whole' || part.pair !== at) return `${arm}: pair ${at + 1} is missing or stands twice`;
    if (begun.has(startedAt)) return `pair ${at + 1}, ${arm}: it begins at the same time as another`;
    begun.add(startedAt);
    const wrong = named(`pair ${at + 1}, ${arm}, `, round);
    if (wrong !== null) return wrong;
  }
  return null;
}

function named(prefix: string, window: WindowValues | undefined): string | null {
  const wrong = window === undefined ? null : inWindow(window);
  return wrong === null ? null : `${prefix}${wrong}`;
}

function inWindow({ subjects, load: { timeline } }: WindowValues): string | null {
  if (timeline !== undefined && timeline.vus.length !== timeline.offered.length)
    return 'the timeline of its load has rows of unequal length';
  const whole = subjects['overall']?.requests;
  for (const [name, stats] of Object.entries(subjects)) {
    const { requests, failed, trues = 0, failingSeconds, percentiles } = stats;
    if (failed > requests) return `${name}: ${failed} of ${requests} requests failed`;
    if (trues > requests) return `${name}: ${trues} of ${requests} values are true`;
    if (whole !== undefined && requests > whole && !isOwnKey(name))
      return `${name}: ${requests} requests of ${whole} in all`;
    if (percentiles !== null && percentiles.count !== requests) {
      return `${name}: percentiles of ${percentiles.count} requests, where there were ${requests}`;
    }
    if (falls(percentiles?.values ?? [])) return `${name}: its percentiles fall`;
    const ordered = failingSeconds.every((second, at) => at === 0 || second > (failingSeconds[at - 1] ?? 0));
    if (!ordered) return `${name}: its failing seconds are not in order`;
  }
  return null;
}
