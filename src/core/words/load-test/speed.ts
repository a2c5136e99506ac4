import type { Statistic } from '../../model/targets/target.ts';
import { listed } from '../names.ts';

/** How fast an endpoint is by its targets: within them, beyond one, or beyond twice as much. The worst first. */
export const SPEEDS = ['very slow', 'slow', 'fast'] as const;

export type Speed = (typeof SPEEDS)[number];

/** Targets that are named; the others are counted. */
const MOST_NAMED = 5;

/** How endpoints are told apart. `targets`: those that say what is slow; empty: none does. */
export function speedsText(targets: readonly string[], statistic: Statistic): string {
  if (targets.length === 0) {
    return `No target for response times is set: endpoints are ranked by ${statistic}, the slowest first.`;
  }
  const names = targets.map((target) => `\`${target.replaceAll('`', "'")}\``);
  const one = targets.length === 1;
  const its = `its target${one ? '' : 's'} (${listed(names, MOST_NAMED)})`;
  return `Fast: meets ${its}; slow: beyond ${one ? 'it' : 'one'}; very slow: beyond twice as much.`;
}

/** One of several endpoints. */
export type Sped = { readonly name: string; readonly speed: Speed | null; readonly figure: string };

/** "1 very slow (GET orders p95 251 ms), 4 fast"; empty: no target says what is slow. */
export function speedCounts(endpoints: readonly Sped[]): string {
  return SPEEDS.flatMap((speed) => {
    const own = endpoints.filter((one) => one.speed === speed);
    if (own.length === 0) return [];
    const names = speed === 'fast' ? '' : ` (${listed(own.map(({ name, figure }) => `${name} ${figure}`))})`;
    return [`${own.length} ${speed}${names}`];
  }).join(', ');
}
