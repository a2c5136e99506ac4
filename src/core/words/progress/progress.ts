import type { Counted, Seen, Step } from '../../model/progress/fact.ts';
import { quantity } from '../../model/quantity.ts';
import type { Arm } from '../../model/recording/window.ts';
import { pairsText, several } from '../names.ts';

/** What is being done. `who`: "base", "head" or "base and head". */
const STEPS: Readonly<Record<Step, (who: string) => string>> = {
  k6: () => 'Getting k6',
  script: () => 'Reading the script',
  base: () => 'Looking for the commit to compare with',
  checkout: (who) => `Checking out ${who}`,
  build: (who) => `Building ${who}`,
  start: (who) => `Starting ${who}`,
  reset: (who) => `Resetting ${who}`,
  stop: (who) => `Stopping ${who}`,
  try: () => 'Trying one iteration of the script',
  'warm-up': (who) => `Warming up ${who}`,
  rounds: (who) => `Load on ${who} in turns`,
  'side-by-side': (who) => `Load on ${who} at the same time`,
  turns: (who) => `Whole runs on ${who} in turns`,
  look: (who) => `Looking at what each request asks of the database of ${who}`,
  alone: (who) => `Load on ${who}`,
  pages: (who) => `Loading pages of ${who} in a browser`,
  profile: (who) => `Profiling ${who}`,
  baseline: () => 'Looking for the baseline',
  store: () => 'Storing the baseline',
  publish: () => 'Publishing',
};

/** What is being done, without a full stop: "Building base and head". No `arms`: both. */
export const stepText = (step: Step, arms: readonly Arm[]): string =>
  STEPS[step](arms.length === 1 ? `${arms[0]}` : 'base and head');

/** "42 s", "1 min 20 s", "1 h 5 min" */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "at most 1 min 20 s left", "about 20 s left"; from a minute on by steps of 5 s, since it is no more exact. */
export function leftText(leftMs: number, isMost: boolean): string {
  const step = leftMs > 60_000 ? 5000 : 1000;
  return `${isMost ? 'at most' : 'about'} ${durationText(Math.ceil(leftMs / step) * step)} left`;
}

/** "5 of at most 12 pairs of rounds, not clear after 2 looks" */
export function countedText({ of, over, most, looks }: Counted): string {
  const pairs = `${over} of at most ${pairsText(most, of === 'round' ? {} : { window: of })}`;
  return looks === 0 ? pairs : `${pairs}, not clear after ${several(looks, 'look')}`;
}

/** "p95 12.3 ms" */
export const p95Text = (p95Ms: number | null): string => `p95 ${quantity(p95Ms, 'ms')}`;

/** "50 requests/s" */
export const rateText = (requestsPerSecond: number): string =>
  `${Number(requestsPerSecond.toPrecision(requestsPerSecond >= 100 ? 3 : 2))} requests/s`;

/** "2.5 % failed"; null: none. */
export const failedText = ({ failed }: Pick<Seen, 'failed'>): string | null =>
  failed === 0 ? null : `${quantity(failed, 'ratio')} failed`;
